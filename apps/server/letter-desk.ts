// What the edges ask about letters: drafts and signed ones, their text and file, and that one was signed.
import { provisionalYear } from '../../libs/deadline/calendar.rule.js';
import { isRefusal, localTime, RefusedError, refuse, type Actor, type Day } from '../../libs/kernel/index.js';
import { letterDocx } from '../../libs/letter/letter-docx.js';
import type { LetterDesk } from '../../libs/letter/letter.controller.js';
import type { LetterItem, LetterKind, StruckReason } from '../../libs/letter/letter.events.js';
import type { LetterRow } from '../../libs/letter/letter.state.rule.js';
import { letterPaper, letterText, type LetterPaper } from '../../libs/letter/letter-text.rule.js';
import { lettersProjection } from '../../libs/letter/letters.projection.js';
import { signedAbout } from '../../libs/letter/signed-letters.rule.js';
import { asItStands, reviewDraft } from './draft-review.js';
import { checkFilters } from './filters.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';

export interface LetterView {
  letter: string;
  day: Day;
  agency: string;
  name: string;
  issuer: string;
  kind: LetterKind;
  about: string;
  items: LetterItem[];
  draftedAt: string;
  /** What left the draft because it is no longer so, and when; the letter does not ask for it. */
  struck: { task: string; code: string; title: string; reason: StruckReason; why: string; on: Day }[];
  /** Since when nothing is left to be signed; null while there is. */
  closedOn: Day | null;
  signed: {
    number: string;
    date: Day;
    at: string;
    by: string;
    /** By when the agency must explain the tasks of which that is asked; null when the letter asks for no explanation. */
    explainBy: Day | null;
  } | null;
}

/** With the letters to the agency that were signed before it; a draft cites those that are signed by now. */
function paperOf(stands: LetterRow, house: House): LetterPaper {
  // A draft that is closed is shown as it would have been signed.
  const row = stands.closedOn ? { ...stands, ...stands.struck[0]?.head, items: stands.struck.map(({ item }) => item) } : stands;
  const others = house.projections
    .where<LetterRow>(lettersProjection, 'agency', row.agency.agency)
    .filter(({ letter }) => letter !== row.letter);
  const until = row.signed?.at ?? house.clock.now();
  const years = row.items.flatMap(({ due }) => provisionalYear(house.calendar, due) ?? []);
  return letterPaper(row, { earlier: (task) => signedAbout(task, others, until), provisional: [...new Set(years)].sort() });
}

function viewOf(row: LetterRow, house: House): LetterView {
  const { letter, day, agency, issuer, kind, items, draftedAt, struck, closedOn, signed } = row;
  return {
    letter,
    day,
    agency: agency.agency,
    name: agency.name,
    issuer: issuer.name,
    kind,
    about: paperOf(row, house).about,
    items,
    draftedAt: localTime(draftedAt),
    struck: struck.map(({ item: { task, code, title }, reason, on }) => ({
      task,
      code,
      title,
      reason,
      why: house.texts.whyStruck[reason],
      on,
    })),
    closedOn,
    signed: signed && {
      number: signed.number,
      date: signed.date,
      at: localTime(signed.at),
      by: signed.by,
      explainBy: signed.explain?.by ?? null,
    },
  };
}

function found(house: House, letter: string): LetterRow {
  const row = house.projections.get<LetterRow>(lettersProjection, letter);
  if (!row) throw new RefusedError(refuse('letter.unknown', { letter }));
  return asItStands(row, house);
}

/** The latest first. */
export function listLetters(house: House, { agency, drafts }: { agency?: string | undefined; drafts?: boolean | undefined }): LetterView[] {
  checkFilters(house, { agency });
  const { projections } = house;
  const rows = agency
    ? projections.where<LetterRow>(lettersProjection, 'agency', agency)
    : drafts
      ? projections.where<LetterRow>(lettersProjection, 'draft', 1)
      : projections.all<LetterRow>(lettersProjection);
  return rows
    .map((row) => asItStands(row, house))
    .filter((row) => !drafts || !(row.signed || row.closedOn))
    .map((row) => viewOf(row, house))
    .sort((one, other) => (one.letter < other.letter ? 1 : -1));
}

export const showLetter = (house: House, letter: string): LetterView & { text: string } => {
  const row = found(house, letter);
  return { ...viewOf(row, house), text: letterText(paperOf(row, house)) };
};

export const exportLetter = (house: House, letter: string): Promise<Buffer> => letterDocx(paperOf(found(house, letter), house));

export async function signLetter(house: House, letter: string, body: unknown, by: Actor): Promise<LetterView> {
  await house.catchUp();
  await reviewDraft(letter, null, house);
  const handled = await house.letters.sign(letter, body, by, house.clock.now());
  if (isRefusal(handled)) throw new RefusedError(handled);
  return asRecorded(house, () => viewOf(found(house, letter), house));
}

export const letterDesk = (house: House): LetterDesk => ({
  list: (question) => listLetters(house, question),
  show: (letter) => showLetter(house, letter),
  docx: (letter) => exportLetter(house, letter),
  sign: (letter, body, by) => signLetter(house, letter, body, by),
});
