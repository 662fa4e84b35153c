// The life of a letter, and what is recorded of it.
import { readdirSync, readFileSync } from 'node:fs';
import { aLetter, anAskingLetter, anItem, aSignature, PROVINCE } from '../../test/support/letters.js';
import { by, morning } from '../../test/support/tasks.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import { isRefusal, upcast, type StoredEvent } from '../kernel/index.js';
import * as en from '../texts/en/letter.js';
import type { LetterSentences } from '../texts/facts/letter-facts.js';
import * as vi from '../texts/vi/letter.js';
import { letterDecider } from './letter.decider.js';
import { LETTER_EVENT_VERSIONS, LETTER_UPCASTERS, type LetterEvent, type LetterEvents } from './letter.events.js';
import { evolveLetter, type LetterRow } from './letter.state.rule.js';

const row = aLetter();
const draftOf = ({ signed: _, draftedAt: __, ...drafted }: LetterRow) => ({ type: 'DraftLetter' as const, ...drafted });
const draft = draftOf(row);
const sign = {
  type: 'SignLetter' as const,
  letter: row.letter,
  number: '05/SNV',
  date: '2021-04-08',
  now: morning('2021-04-09'),
  by: by('so-noi-vu'),
  entitled: ['ubnd-tinh', 'so-noi-vu'],
  nameOf: (agency: string) => agency,
  calendar: readCalendar(),
};

describe('a letter', () => {
  it('is drafted once; a second step of the day adds to it and raises it, never lowers it', () => {
    expect(letterDecider.decide(draft, null)).toMatchObject([{ type: 'LetterDrafted' }]);
    expect(letterDecider.decide(draft, row)).toEqual([]);
    const higher = draftOf(anAskingLetter({ items: [anItem('p.r01', { asked: 'explain' }), anItem('p.r02')] }));
    expect(letterDecider.decide(higher, row)).toMatchObject([
      {
        type: 'LetterRedrafted',
        data: {
          kind: 'explain',
          issuer: PROVINCE,
          draftedBy: 'SNV',
          explainWithin: 5,
          items: [
            { task: 'p.r01', asked: 'explain' },
            { task: 'p.r02', asked: 'urge' },
          ],
        },
      },
    ]);
    expect(letterDecider.decide(draft, anAskingLetter())).toEqual([]);
    expect(letterDecider.decide(higher, { ...row, signed: aSignature('05/SNV', '2021-04-08') })).toEqual([]);
  });

  it('is signed once, by others than the agency written to, on a day that can be', () => {
    const code = (command: object, state: LetterRow | null = row) => {
      const answer = letterDecider.decide({ ...sign, ...command }, state);
      return isRefusal(answer) ? answer.code : answer.map(({ type }) => type).join();
    };
    expect(code({})).toBe('LetterSigned');
    expect(code({ by: by(null, 'admin') })).toBe('LetterSigned');
    expect(code({ by: by('so-tu-phap', 'admin') })).toBe('letter.not-entitled');
    expect(code({ by: by('so-y-te') })).toBe('letter.not-entitled');
    expect(code({ by: by('so-noi-vu', 'inspector') })).toBe('letter.not-entitled');
    expect(code({ date: '2021-04-10' })).toBe('letter.date-in-future');
    expect(code({ date: '2021-04-06' })).toBe('letter.date-before-draft');
    expect(code({ explainBy: '2021-04-20' })).toBe('letter.asks-no-explanation');
    expect(code({ explainBy: '2021-04-08' }, anAskingLetter())).toBe('letter.explain-by-too-early');
    expect(code({}, { ...row, signed: aSignature('05/SNV', '2021-04-08') })).toBe('letter.signed-already');
    expect(code({}, null)).toBe('letter.unknown');
  });
});

describe('what is no longer so of a draft', () => {
  const two = anAskingLetter({ items: [anItem('p.r01', { asked: 'explain' }), anItem('p.r02', { title: 'Kiểm tra văn bản' })] });
  const on = (row: LetterRow, day: string, ...tasks: string[]) => {
    const events = letterDecider.decide(
      { type: 'StrikeItems', letter: row.letter, tasks: tasks.map((task) => ({ task, reason: 'done' as const })) },
      row,
    );
    if (isRefusal(events)) throw new Error('refused');
    const left = events.reduce<LetterRow>(
      (state, event) => evolveLetter(state, { ...event, recordedAt: morning(day), by: { user: 'x' } })!,
      row,
    );
    return { events, left };
  };
  const signedOn = (date: string, state: LetterRow) => letterDecider.decide({ ...sign, date, now: morning('2021-04-20') }, state);

  it('leaves it with the reason, and the draft goes on under the head that fits what is left', () => {
    const { events, left } = on(two, '2021-04-09', 'p.r01', 'p.r09');
    expect(events).toMatchObject([
      { type: 'LetterItemsStruck', data: { struck: [{ task: 'p.r01', reason: 'done' }], left: 1, kind: 'urge' } },
    ]);
    expect(left).toMatchObject({ kind: 'urge', issuer: { agency: 'so-noi-vu' }, superior: PROVINCE, overseer: null, closedOn: null });
    expect(left.items.map(({ task }) => task)).toEqual(['p.r02']);
    expect(on(left, '2021-04-09', 'p.r01').events).toEqual([]);
  });

  it('closes it when nothing is left, and the closed draft is not signed', () => {
    const { events, left } = on(two, '2021-04-09', 'p.r01', 'p.r02');
    expect(events.map(({ type }) => type)).toEqual(['LetterClosed']);
    expect(left).toMatchObject({ items: [], closedOn: '2021-04-09' });
    expect(signedOn('2021-04-09', left)).toMatchObject({ code: 'letter.closed', params: { day: '2021-04-09' } });
  });

  it('was in the paper that people signed the day before', () => {
    const { left } = on(on(two, '2021-04-09', 'p.r01').left, '2021-04-12', 'p.r02');
    expect(signedOn('2021-04-08', left)).toMatchObject([
      { type: 'LetterSigned', data: { tasks: ['p.r01', 'p.r02'], explain: { tasks: [{ task: 'p.r01' }] } } },
    ]);
    const [event] = signedOn('2021-04-08', left) as LetterEvent[];
    expect(evolveLetter(left, { ...event!, recordedAt: morning('2021-04-20'), by: { user: 'lan' } })).toMatchObject({
      kind: 'explain',
      issuer: PROVINCE,
      closedOn: null,
      struck: [],
      items: [{ task: 'p.r01' }, { task: 'p.r02' }],
    });
    expect(signedOn('2021-04-09', left)).toMatchObject([{ data: { tasks: ['p.r02'], explain: null } }]);
  });

  it('comes back with a further step of the day', () => {
    const { left } = on(row, '2021-04-07', 'p.r01');
    const [event] = letterDecider.decide(draft, left) as LetterEvent[];
    expect(event).toMatchObject({ type: 'LetterRedrafted' });
    expect(evolveLetter(left, { ...event!, recordedAt: morning('2021-04-07'), by: { user: 'x' } })).toMatchObject({
      closedOn: null,
      struck: [],
    });
  });

  it('is nothing of a letter that is signed', () =>
    expect(on({ ...two, signed: aSignature('05/SNV', '2021-04-08') }, '2021-04-09', 'p.r01').events).toEqual([]));
});

describe('the term to explain', () => {
  const explain = (command: object, state = anAskingLetter()): LetterEvents['LetterSigned']['explain'] => {
    const answer = letterDecider.decide({ ...sign, ...command }, state);
    if (isRefusal(answer) || answer[0]?.type !== 'LetterSigned') throw new Error('not signed');
    return answer[0].data.explain;
  };

  it('runs from the date on the letter, that day and holidays not counted, whenever it is recorded', () => {
    // Hung Kings, 21/4, is no working day.
    expect(explain({ date: '2021-04-14', now: morning('2021-04-14') })).toMatchObject({ by: '2021-04-22', stated: false });
    expect(explain({ date: '2021-04-14', now: morning('2021-05-20') })).toMatchObject({ by: '2021-04-22', stated: false });
  });

  it('is what the signer wrote, when that is another day', () =>
    expect(explain({ date: '2021-04-14', now: morning('2021-04-14'), explainBy: '2021-04-28' })).toMatchObject({
      by: '2021-04-28',
      stated: true,
    }));

  it('is for the tasks of which the letter asks it', () => {
    const items = [anItem('p.r01', { asked: 'explain', deadlineVersion: 2 }), anItem('p.r02')];
    expect(explain({}, anAskingLetter({ items }))?.tasks).toEqual([{ task: 'p.r01', deadlineVersion: 2 }]);
    expect(explain({}, aLetter())).toBeNull();
  });
});

describe('old letters', () => {
  const lifted = (type: string, data: object): unknown =>
    upcast({ type, version: 1, data } as unknown as StoredEvent, LETTER_UPCASTERS).data;
  const { asked: _, deadlineVersion: __, known: ___, ...oldItem } = anItem('p.r01');
  const old = { letter: 'x', agency: PROVINCE, issuer: PROVINCE, superior: null, kind: 'explain', items: [oldItem] };

  it('asked one thing of all their tasks, and set no term', () => {
    expect(lifted('LetterDrafted', { ...old, day: '2021-04-07' })).toMatchObject({
      explainWithin: null,
      overseer: null,
      draftedBy: null,
      items: [{ task: 'p.r01', asked: 'explain', deadlineVersion: null, known: null }],
    });
    expect(lifted('LetterRedrafted', old)).toMatchObject({ explainWithin: null, items: [{ asked: 'explain' }] });
    expect(lifted('LetterSigned', { letter: 'x', number: '1', date: '2021-04-08', tasks: ['p.r01'] })).toMatchObject({ explain: null });
  });
});

describe('the texts', () => {
  const fits: { [Type in keyof LetterEvents]: (data: LetterEvents[Type], names: (agency: string) => string) => string } =
    vi.events satisfies LetterSentences;
  const sources = readdirSync('libs/letter', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(spec|feature|controller)\.ts$/.test(file))
    .map((file) => readFileSync(`libs/letter/${file}`, 'utf8'))
    .join('\n');

  it.each([vi, en])('have a sentence for every event and refusal', (words) => {
    const used = new Set([...sources.matchAll(/refuse\('(letter\.[a-z-]+)'/g)].map((match) => match[1]));
    expect(Object.keys(words.refusals).sort()).toEqual([...used].sort());
    expect(Object.keys(words.events).sort()).toEqual(Object.keys(LETTER_EVENT_VERSIONS).sort());
    expect(Object.keys(fits)).toHaveLength(5);
  });
});
