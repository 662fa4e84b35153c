// Recognises a document that was imported before: the same file under any name, or the same rows under another number.
import type { Twin } from './plan.commands.js';
import type { PlanState } from './plan.fold.rule.js';
import type { PlanHead, PlanTask } from './reading/document/plan.types.rule.js';
import { sameWords } from './reading/document/cell-text.rule.js';
import type { Draft } from './draft/draft.types.rule.js';
import { textsOf } from './draft/row-reader.rule.js';

interface Document {
  head: PlanHead;
  tasks: readonly PlanTask[];
  source: { sha256: string };
}

const wordsOf = (task: PlanTask): string => Object.values(textsOf(task)).map(sameWords).join('|');

/** A plan of another year or another office may well print the same rows. */
function sameRows(one: Document, other: Document): boolean {
  const { head, tasks } = one;
  if (tasks.length !== other.tasks.length || head.year !== other.head.year) return false;
  if (sameWords(head.issuer ?? '') !== sameWords(other.head.issuer ?? '')) return false;
  return tasks.every((task, index) => wordsOf(task) === wordsOf(other.tasks[index]!));
}

/** When and by whom the document was imported; null when it is new. Discarded imports do not count. */
export function twinOf(document: Document, plans: readonly PlanState[]): Twin | null {
  const kept = plans.flatMap((plan) => {
    const own =
      plan.phase === 'draft' || plan.phase === 'approved' ? [{ draft: plan.draft, at: plan.importedAt, by: plan.importedBy }] : [];
    const later = plan.amendments
      .filter((each) => each.phase !== 'discarded')
      .map((each) => ({ draft: each.draft, at: each.importedAt, by: each.importedBy }));
    return [...own, ...later].flatMap(({ draft, at, by }) => (draft ? [{ plan: plan.id, draft, at, by }] : []));
  });
  const isSame = ({ draft }: { draft: Draft }) => draft.source.sha256 === document.source.sha256 || sameRows(draft, document);
  const twin = kept.find(isSame);
  return twin ? { plan: twin.plan, number: twin.draft.head.number ?? twin.draft.source.name, at: twin.at, by: twin.by } : null;
}
