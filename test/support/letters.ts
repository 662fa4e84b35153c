// Letters as specs need them: a whole one, changed where it matters.
import type { KnownOfPart, LetterItem } from '../../libs/letter/letter.events.js';
import type { LetterRow } from '../../libs/letter/letter.state.rule.js';
import { morning, party } from './tasks.js';

export const anItem = (task: string, changes: Partial<LetterItem> = {}): LetterItem => ({
  task,
  code: 'I.1',
  title: 'Lập kế hoạch rà soát văn bản',
  plan: '117/KH-UBND',
  due: '2021-03-31',
  calendarDays: 7,
  workingDays: 5,
  asked: 'urge',
  deadlineVersion: 1,
  known: null,
  ...changes,
});

export const knownOfPart = (changes: Partial<KnownOfPart> = {}): KnownOfPart => ({
  planDate: '2020-12-30',
  coordinators: [],
  jointLeads: [],
  firstDue: '2021-03-31',
  changes: [],
  progress: { phase: 'accepted', percent: null, on: null, note: '' },
  extensionAsked: null,
  explanation: null,
  shares: [],
  ...changes,
});

export const PROVINCE = { agency: 'ubnd-tinh', name: 'Ủy ban nhân dân tỉnh Nam Định' };

/** Drafted for the department that follows the tasks. */
export const aLetter = (changes: Partial<LetterRow> = {}): LetterRow => ({
  letter: '2021-04-07.so-tu-phap',
  day: '2021-04-07',
  agency: party('so-tu-phap'),
  issuer: party('so-noi-vu'),
  superior: PROVINCE,
  overseer: null,
  draftedBy: 'CCHC',
  kind: 'urge',
  explainWithin: null,
  items: [anItem('p.r01')],
  draftedAt: morning('2021-04-07'),
  struck: [],
  closedOn: null,
  signed: null,
  ...changes,
});

/** Drafted for the province, which asks for explanations. */
export const anAskingLetter = (changes: Partial<LetterRow> = {}): LetterRow =>
  aLetter({
    issuer: PROVINCE,
    superior: null,
    overseer: party('so-noi-vu'),
    draftedBy: 'SNV',
    kind: 'explain',
    explainWithin: 5,
    items: [anItem('p.r01', { asked: 'explain' })],
    ...changes,
  });

export const aSignature = (number: string, date: string, recorded = date, by: string | null = null): NonNullable<LetterRow['signed']> => ({
  number,
  date,
  at: morning(recorded),
  by: 'lan',
  explain: by === null ? null : { by, stated: false },
});
