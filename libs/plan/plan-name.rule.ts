// The name of a plan, from its document: number, issuer and year of issue, e.g. `117-kh-ubnd-tinh-nam-dinh-2020`.
import { slugOf } from '../agency/directory/slug.rule.js';
import type { PlanHead } from './reading/document/plan.types.rule.js';

/** Falls back on the content of the file where the document carries no number. */
export function planNameOf(head: PlanHead, source: { name: string; sha256: string }): string {
  const year = head.issuedOn?.slice(0, 4) ?? (head.year === null ? '' : String(head.year));
  if (!head.number) return `van-ban-${source.sha256.slice(0, 12)}`;
  const issuer = slugOf(head.issuer ?? '').replace(/^uy-ban-nhan-dan-/, '');
  return slugOf([head.number, issuer, year].filter(Boolean).join(' ')).slice(0, 80).replace(/-$/, '');
}
