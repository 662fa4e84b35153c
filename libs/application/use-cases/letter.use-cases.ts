// What the edges ask about letters: drafts and signed ones, their text and file, and that one was signed.
import { provisionalYear } from '../../deadline/calendars/calendar.rule.js';
import { localTime, orThrow, RefusedError, refuse, type Actor } from '../../kernel/index.js';
import { letterDocx } from '../../letter/letter-docx.js';
import type { LetterUseCases } from '../../letter/letter.ports.js';
import type { LetterRow } from '../../letter/letter.state.rule.js';
import { letterPaper, letterText, type LetterPaper } from '../../letter/letter-text.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import { signedAbout } from '../../letter/signed-letters.rule.js';
import { asItStands, reviewDraft } from '../../engine/steps/draft-review.js';
import { checkFilters } from '../queries/filters.js';
import type { LetterView, LetterWithText } from '../../letter/letter.views.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';
import type { Recording, ReferenceData } from '../../engine/turn/ports.types.js';

type LetterPorts = Recording & ReferenceData & Pick<Application, 'projections' | 'texts'>;
type SigningPorts = LetterPorts & Following & Pick<Application, 'letters'>;

/** With the letters to the agency that were signed before it; a draft cites those that are signed by now. */
function paperOf(stands: LetterRow, application: Pick<Application, 'calendar' | 'clock' | 'projections'>): LetterPaper {
  // A draft that is closed is shown as it would have been signed.
  const row = stands.closedOn ? { ...stands, ...stands.struck[0]?.head, items: stands.struck.map(({ item }) => item) } : stands;
  const others = application.projections
    .where<LetterRow>(lettersProjection, 'agency', row.agency.agency)
    .filter(({ letter }) => letter !== row.letter);
  const until = row.signed?.at ?? application.clock.now();
  const years = row.items.flatMap(({ due }) => provisionalYear(application.calendar, due) ?? []);
  return letterPaper(row, { earlier: (task) => signedAbout(task, others, until), provisional: [...new Set(years)].sort() });
}

function viewOf(row: LetterRow, application: LetterPorts): LetterView {
  const { letter, day, agency, issuer, kind, items, draftedAt, struck, closedOn, signed } = row;
  return {
    letter,
    day,
    agency: agency.agency,
    name: agency.name,
    issuer: issuer.name,
    kind,
    about: paperOf(row, application).about,
    items,
    draftedAt: localTime(draftedAt),
    struck: struck.map(({ item: { task, code, title }, reason, on }) => ({
      task,
      code,
      title,
      reason,
      why: application.texts.whyStruck[reason],
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

function found(application: LetterPorts, letter: string): LetterRow {
  const row = application.projections.get<LetterRow>(lettersProjection, letter);
  if (!row) throw new RefusedError(refuse('letter.unknown', { letter }));
  return asItStands(row, application);
}

/** The latest first. */
export function listLetters(
  application: LetterPorts,
  { agency, drafts }: { agency?: string | undefined; drafts?: boolean | undefined },
): LetterView[] {
  checkFilters(application, { agency });
  const { projections } = application;
  const rows = agency
    ? projections.where<LetterRow>(lettersProjection, 'agency', agency)
    : drafts
      ? projections.where<LetterRow>(lettersProjection, 'draft', 1)
      : projections.all<LetterRow>(lettersProjection);
  return rows
    .map((row) => asItStands(row, application))
    .filter((row) => !drafts || !(row.signed || row.closedOn))
    .map((row) => viewOf(row, application))
    .sort((one, other) => (one.letter < other.letter ? 1 : -1));
}

export const showLetter = (application: LetterPorts, letter: string): LetterWithText => {
  const row = found(application, letter);
  return { ...viewOf(row, application), text: letterText(paperOf(row, application)) };
};

export const exportLetter = (application: LetterPorts, letter: string): Promise<Buffer> =>
  letterDocx(paperOf(found(application, letter), application));

export async function signLetter(application: SigningPorts, letter: string, body: unknown, by: Actor): Promise<LetterView> {
  await application.catchUp();
  await reviewDraft(letter, null, application);
  orThrow(await application.letters.sign(letter, body, by, application.clock.now()));
  return asRecorded(application, () => viewOf(found(application, letter), application));
}

export const letterUseCases = (application: SigningPorts): LetterUseCases => ({
  list: (question) => listLetters(application, question),
  show: (letter) => showLetter(application, letter),
  docx: (letter) => exportLetter(application, letter),
  sign: (letter, body, by) => signLetter(application, letter, body, by),
});
