// Agencies of a cell: lines that are names of their own, and cells that name the lead and the helpers together.
import { bare, oneLine } from '../document/cell-text.rule.js';
import { looksLikeAgency } from '../document/likeness.rule.js';

/** Ends of a line after which the name of an agency goes on below. */
const GOES_ON =
  /(?:[,;:(–-]|\b(?:thuoc|cua|va|cac|voi|truc|do|cung|tai|gom|hoac|van phong|vp|chu tich|thuong truc|lanh dao|giam doc|dai dien|so|ban|bo|cuc|phong|truong|trung tam))$/;

/** Lines broken by the page are joined; a line that names an agency of its own stays one. */
export function agencyLines(text: string): string {
  const lines = text.split('\n').map(oneLine).filter(Boolean);
  return lines.reduce((whole, line) => {
    if (whole === '') return line;
    const last = bare(whole.slice(whole.lastIndexOf('\n') + 1));
    const own = /^(?:[-+•]|\p{Lu})/u.test(line) && looksLikeAgency(line) && !GOES_ON.test(last);
    return whole + (own ? '\n' : ' ') + line;
  }, '');
}

const LEAD_MARK = /^[-+•*\s]*(?:(?:cơ quan|đơn vị)\s+)?chủ trì(?:\s+thực hiện)?\s*[:–-]?\s*/iu;
const HELP_MARK = /[\s,;.–-]*(?:(?:cơ quan|đơn vị|các cơ quan|các đơn vị)\s+)?phối hợp(?:\s+thực hiện)?\s*(?:[:–-]|với|cùng)?\s*:?\s*/iu;

/** "Chủ trì: A; Phối hợp: B" and "A chủ trì, phối hợp với B"; null when the cell does not say who helps. */
export function splitParties(text: string): { lead: string; coordinator: string } | null {
  const mark = text.match(HELP_MARK);
  if (!mark || mark.index === undefined) return null;
  const before = text.slice(0, mark.index);
  const after = text.slice(mark.index + mark[0].length);
  const clean = (part: string) =>
    part
      .replace(LEAD_MARK, '')
      .replace(/[\s,;.]+$/, '')
      .replace(/\s+chủ trì$/iu, '')
      .trim();
  if (!clean(before) && LEAD_MARK.test(after)) return null;
  if (!clean(before)) {
    const lead = after.search(/chủ trì\s*[:–-]/iu);
    return lead < 0
      ? null
      : {
          lead: clean(after.slice(lead)),
          coordinator: after
            .slice(0, lead)
            .replace(/[\s,;.]+$/, '')
            .trim(),
        };
  }
  return { lead: clean(before), coordinator: after.replace(/[\s,;.]+$/, '').trim() };
}

export const withoutLeadMark = (text: string): string => text.replace(LEAD_MARK, '').trim();
