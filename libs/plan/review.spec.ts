// The reviewer's decisions on a draft, each a fact; and the law that taking one back leaves no trace but in the trail.
import fc from 'fast-check';
import { readDirectory } from '../agency/directory/directory.reader.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import { isRefusal, type Actor } from '../kernel/index.js';
import { newDay } from '../task/facts/task.commands.js';
import { FIRST, planText } from '../../test/support/plan-files.js';
import { givenFor, play } from '../../test/support/given-when-then.js';
import { reading, readText } from '../../test/support/read-plans.js';
import type { PlanCommand, PlanCommandOf } from './plan.commands.js';
import { planDecider } from './plan.decider.js';
import type { PlanState } from './plan.fold.rule.js';
import type { PlanTask } from './reading/document/plan.types.rule.js';
import { readAgencies } from '../agency/names/agency-phrases.rule.js';
import type { Draft, DraftRow } from './draft/draft.types.rule.js';
import { rowOf } from './draft/draft.rule.js';
import { openPoints, openRows } from './draft/open-points.rule.js';
import { rowReader } from './draft/row-reader.rule.js';

const by: Actor = { user: 'lan', role: 'head', agency: 'ubnd-tinh', via: 'cli' };
const now = '2026-01-05T01:00:00.000Z';
const calendar = readCalendar();
const read = readText(planText(FIRST));
const reader = rowReader(reading, read.plan);
const source = { name: 'ke-hoach.md', sha256: 'ab'.repeat(32) };

type Stated<Type extends PlanCommand['type']> = Omit<PlanCommandOf<Type>, 'type' | 'plan' | 'now' | 'by'>;
const order = <Type extends PlanCommand['type']>(type: Type, stated: Stated<Type>): PlanCommand =>
  ({ type, plan: 'p', now, by, ...stated }) as unknown as PlanCommand;

const imported = order('ImportPlan', { reading: read, source, calendar: calendar.version, twin: null });
const correct = (row: string | number, cells: Stated<'CorrectRow'>['cells']) => order('CorrectRow', { row, cells, read: reader });
const split = order('SplitRow', {
  row: 5,
  pieces: [{ title: 'Nâng cấp cổng dịch vụ công' }, { title: 'Đào tạo công chức dùng cổng', lead: 'Sở Nội vụ', coordinator: '' }],
  read: reader,
});
const join = (rows: (string | number)[], cells: Stated<'JoinRows'>['cells'] = {}) => order('JoinRows', { rows, cells, read: reader });
const setAside = (...rows: (string | number)[]) => order('SetAside', { rows, reason: 'không phải nhiệm vụ' });
const resolve = (row: string | number, taught: Stated<'ResolveAgency'>['taught'] = null) =>
  order('ResolveAgency', { row, text: 'tổ công tác số', agency: { id: 'so-noi-vu', name: 'Sở Nội vụ', group: false }, taught });
const fix = (row: string | number, to: string, document: string | null, reason: string | null = null) =>
  order('DecideDeadline', { row, to: newDay(calendar, to), paper: document ? { number: document, date: null } : null, reason });
const accept = (...rows: (string | number)[]) => order('AcceptReading', { rows: rows.length === 0 ? 'all' : rows });
const add = order('AddRow', { cells: { title: 'Họp giao ban', lead: 'Sở Nội vụ', deadline: 'Quý II' }, reason: 'Mục III', read: reader });
const takeBack = (decision: number | null = null) => order('TakeBack', { decision });
const approve = (asRead = false) => order('ApprovePlan', { leaveOut: [], asRead });

const given = givenFor(planDecider, 'plan-p');
function after(...commands: PlanCommand[]): PlanState & { draft: Draft } {
  const { state, refusals } = play(planDecider, 'plan-p', [imported, ...commands]);
  expect(refusals).toEqual([]);
  return { ...state, draft: state.draft! };
}
const row = (state: { draft: Draft }, key: string): DraftRow => rowOf(state.draft, key)!;
const due = ({ deadline }: PlanTask) => deadline.nominalDue;

describe('a draft', () => {
  it('says row by row what must be decided', () => {
    expect(openRows(after().draft.rows)).toEqual([
      { row: 'r05', points: ['lead-unknown'] },
      { row: 'r06', points: ['lead-missing', 'deadline-missing'] },
    ]);
  });

  it('cannot be approved while something must be decided, and names it', () => {
    given([imported])
      .when(approve())
      .thenRefused('plan.rows-open', { count: 2, rows: 'r05 (lead-unknown); r06 (lead-missing, deadline-missing)' });
    given([imported, setAside(6)])
      .when(approve(true))
      .then([{ type: 'PlanApproved', data: { plan: 'p', leftOut: [], asRead: [{ row: 'r05', points: ['lead-unknown'] }] } }]);
    given([imported]).when(approve(true)).thenRefused('plan.rows-open', { count: 1, rows: 'r06 (lead-missing)' });
  });

  it('takes decisions only on the revision they were made on', () => {
    given([imported, setAside(6)])
      .when({ ...accept(), revision: 0 })
      .thenRefused('plan.stale', { revision: 0, current: 1 });
    expect(isRefusal(planDecider.decide({ ...accept(), revision: 1 }, after(setAside(6))))).toBe(false);
  });
});

describe('a corrected cell', () => {
  it('is read again in the year of the plan, and the printed words stay', () => {
    const corrected = row(after(correct('r1', { deadline: 'Quý II', lead: 'Sở Y tế' })), 'r01');
    expect(due(corrected.task)).toBe('2026-06-30');
    expect(corrected.task.leads).toMatchObject([{ id: 'so-y-te' }]);
    expect(corrected.read).toMatchObject({ deadlineText: 'Quý I năm 2026', leadText: 'Sở Tư pháp' });
  });

  it('takes away its problems and leaves those of the other cells', () => {
    const corrected = row(after(correct(6, { lead: 'Sở Nội vụ' })), 'r06');
    expect(openPoints(corrected)).toEqual(['deadline-missing']);
    expect(corrected.task.confidence).toBeGreaterThan(read.tasks[5]!.confidence);
  });

  it('leaves alone what was decided about another cell', () => {
    const state = after(
      resolve(5),
      correct(5, { title: 'Nâng cấp cổng' }),
      fix(4, '2026-09-30', '12/BNV'),
      correct(4, { title: 'Khảo sát' }),
    );
    expect(row(state, 'r05').task.leads).toMatchObject([{ id: 'so-noi-vu' }]);
    expect(row(state, 'r04')).toMatchObject({
      deadlineBy: { paper: { number: '12/BNV' } },
      task: { deadline: { nominalDue: '2026-09-30' } },
    });
    expect(row(after(fix(4, '2026-09-30', '12/BNV'), correct(4, { deadline: 'Quý I' })), 'r04').deadlineBy).toBeNull();
  });

  it('with the words it has already is no fact', () => {
    given([imported])
      .when(correct(1, { title: FIRST.rows[0]![0] }))
      .thenNothing();
  });
});

describe('rows', () => {
  it('are split into pieces that keep what was not said anew, and joined without losing a word', () => {
    const state = after(split, join([1, 8]));
    expect(row(state, 'r05')).toMatchObject({ fate: 'split', into: ['r05a', 'r05b'], read: { title: FIRST.rows[4]![0] } });
    expect(row(state, 'r05a').task).toMatchObject({ leadText: 'Tổ công tác số', deadline: { nominalDue: '2026-11-30' } });
    expect(row(state, 'r05b').task.leads).toMatchObject([{ id: 'so-noi-vu' }]);
    expect(row(state, 'r08')).toMatchObject({ fate: 'joined', into: ['r01'] });
    const { title, leads, deadlineText } = row(state, 'r01').task;
    expect(title).toBe(`${FIRST.rows[0]![0]}; ${FIRST.rows[7]![0]}`);
    expect(leads.map((lead) => lead.id)).toEqual(['so-tu-phap', 'so-noi-vu']);
    expect(deadlineText).toBe('Quý I năm 2026; Quý IV năm 2026');
  });

  it('that the table misses are added after the last place, and no place is given twice', () => {
    expect(row(after(add), 'r09').task).toMatchObject({ title: 'Họp giao ban', deadline: { nominalDue: '2026-06-30' }, problems: [] });
    expect(after(add, takeBack(), add).draft.rows.at(-1)!.key).toBe('r10');
  });
});

describe('an agency', () => {
  it('is resolved in its row, and by teaching in every other row that uses the words', () => {
    expect(row(after(resolve(5)), 'r07').task.coordinators).toMatchObject([{ id: null }]);
    const directory = readDirectory();
    const learnt = {
      ...directory,
      agencies: directory.agencies.map((each) =>
        each.id === 'so-noi-vu' ? { ...each, aliases: [...each.aliases, 'Tổ công tác số'] } : each,
      ),
    };
    const taught = rowReader({ ...reading, readAgencies: (text) => readAgencies(text, learnt) }, read.plan);
    const state = after(resolve(5, taught));
    expect(row(state, 'r05').task.leads).toMatchObject([{ id: 'so-noi-vu' }]);
    expect(row(state, 'r07').task.coordinators).toMatchObject([{ id: 'so-noi-vu' }]);
  });
});

describe('a deadline', () => {
  it('that waits is fixed by a document, one that is unclear by a document or a reason', () => {
    given([imported])
      .when(fix(4, '2026-09-30', null, 'đoán'))
      .thenRefused('plan.deadline-needs-document');
    expect(row(after(fix(4, '2026-09-30', '12/BNV')), 'r04').task.deadline).toMatchObject({
      kind: 'date',
      nominalDue: '2026-09-30',
      rule: 'decided',
    });
    given([imported])
      .when(fix(6, '2026-09-30', null))
      .thenRefused('plan.deadline-needs-ground');
    expect(openPoints(row(after(fix(6, '2026-09-30', null, 'theo cuộc họp')), 'r06'))).toEqual(['lead-missing']);
    given([imported])
      .when(fix(1, '2026-09-30', '1'))
      .thenRefused('plan.deadline-clear');
  });
});

describe('refused with a reason', () => {
  it.each<[string, PlanCommand[], PlanCommand, string]>([
    ['a row that is not there', [], correct(99, { title: 'x' }), 'plan.no-such-row'],
    ['a row of another kind', [], correct('n01', { title: 'x' }), 'plan.no-such-row'],
    ['a row set aside', [setAside(6)], correct(6, { title: 'x' }), 'plan.row-no-task'],
    ['a row that was split', [split], setAside(5), 'plan.row-no-task'],
    ['a piece of a piece', [split], { ...split, row: 'r05a' } as PlanCommand, 'plan.piece-is-split'],
    ['one row joined to itself', [], join([1, 'r01']), 'plan.join-one'],
    ['words that are clear', [], resolve(1), 'plan.words-not-open'],
    ['accepting a row without a lead', [], accept(6), 'plan.lead-needed'],
    [
      'differences of what is no amendment',
      [],
      order('DecideDifferences', {
        differences: 'all',
        kind: null,
        choice: 'keep',
        reason: null,
        compare: () => ({ rows: [], inForce: [], fresh: [] }),
      }),
      'plan.no-amendment',
    ],
    ['taking back nothing', [], takeBack(), 'plan.nothing-to-take-back'],
    ['taking back what never was', [add], takeBack(7), 'plan.no-such-decision'],
    ['taking back twice', [add, takeBack(1)], takeBack(1), 'plan.taken-back-before'],
    ['taking back what another rests on', [split, correct('r05a', { title: 'x' })], takeBack(1), 'plan.decision-rests'],
    ['anything after approval', [setAside(6), approve(true)], correct(1, { title: 'x' }), 'plan.no-draft'],
    [
      'the same document again',
      [],
      { ...imported, plan: 'q', twin: { plan: 'p', number: '8', at: now, by: 'lan' } } as PlanCommand,
      'plan.already-draft',
    ],
  ])('%s', (_name, past, command, code) => {
    given([imported, ...past])
      .when(command)
      .thenRefused(code);
  });
});

describe('the law of taking back', () => {
  const commands: PlanCommand[] = [
    correct(1, { deadline: 'Quý II' }),
    correct(2, { lead: 'Sở Y tế' }),
    correct('r05a', { lead: 'Sở Y tế' }),
    split,
    join([1, 2]),
    join([7, 8], { title: 'Gộp' }),
    setAside(6),
    setAside(2, 3),
    add,
    resolve(5),
    resolve('r05a'),
    fix(4, '2026-09-30', '12/BNV'),
    accept(),
    accept(5),
  ];
  const some = fc.array(fc.constantFrom(...commands), { maxLength: 10 });

  it('a decision taken back leaves the rows as they were before it', () => {
    fc.assert(
      fc.property(some, fc.constantFrom(...commands), (past, last) => {
        const before = play(planDecider, 'plan-p', [imported, ...past]);
        const facts = planDecider.decide(last, before.state);
        fc.pre(!isRefusal(facts) && facts.length > 0);
        const undone = play(planDecider, 'plan-p', [imported, ...past, last, takeBack()]).state;
        expect(undone.draft!.rows).toEqual(before.state.draft!.rows);
      }),
    );
  });

  it('any decision that can be taken back leaves what the others alone make', () => {
    fc.assert(
      fc.property(some, fc.nat(9), (past, choice) => {
        const made = play(planDecider, 'plan-p', [imported, ...past]);
        const decisions = made.state.draft!.decisions;
        fc.pre(decisions.length > 0);
        const taken = decisions[choice % decisions.length]!.number;
        const facts = planDecider.decide(takeBack(taken), made.state);
        fc.pre(!isRefusal(facts));
        const rows = play(planDecider, 'plan-p', [imported, ...past, takeBack(taken)]).state.draft!.rows;
        const others = made.events.slice(1).filter((event) => (event.data as { decision: number }).decision !== taken);
        const alone = [made.events[0]!, ...others].reduce((state, event) => planDecider.evolve(state, event as never), planDecider.initial);
        expect(rows).toEqual(alone.draft!.rows);
      }),
    );
  });

  it('no row of the document is ever lost, whatever is decided', () => {
    fc.assert(
      fc.property(some, (past) => {
        const { draft } = play(planDecider, 'plan-p', [imported, ...past]).state;
        expect(draft!.rows.filter((each) => each.read !== null).map((each) => each.read)).toEqual(read.tasks);
        for (const each of draft!.rows)
          if (each.fate === 'split' || each.fate === 'joined') expect(each.into.map((key) => rowOf(draft!, key)).every(Boolean)).toBe(true);
      }),
    );
  });
});

describe('rows that the document struck out', () => {
  const struckText = readText(
    `UBND TỈNH NAM ĐỊNH

Số: 15/KH-UBND

Nam Định, ngày 05 tháng 01 năm 2026

KẾ HOẠCH CÔNG TÁC NĂM 2026

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Lập kế hoạch kiểm tra | Sở Nội vụ | Sở Tài chính | Quý I/2026 |
| ~~2~~ | ~~Công bố kết quả~~ | ~~Sở Nội vụ~~ | ~~Sở Tài chính~~ | ~~Quý II/2026~~ |
| 3 | Báo cáo năm | Sở Nội vụ | Sở Tài chính | ~~Quý III/2026~~ Quý IV/2026 |
`,
  );
  const withStruck = { ...imported, reading: struckText } as PlanCommand;
  const played = (...commands: PlanCommand[]) => {
    const { state, refusals } = play(planDecider, 'plan-p', [withStruck, ...commands]);
    return {
      rows: openRows(state.draft!.rows),
      refused: refusals.map(({ refusal }) => [refusal.code, refusal.params?.['rows']]),
      phase: state.phase,
    };
  };

  it('are points to decide, and so are words struck out in a row that stands', () => {
    expect(played().rows).toEqual([
      { row: 'r02', points: ['struck-out'] },
      { row: 'r03', points: ['struck-in-part'] },
    ]);
  });

  it('become no task with all the others: each is decided by its name', () => {
    expect(played(approve())).toMatchObject({ phase: 'draft', refused: [['plan.rows-open', 'r02 (struck-out); r03 (struck-in-part)']] });
    expect(played(approve(true))).toMatchObject({ phase: 'draft', refused: [['plan.rows-open', 'r02 (struck-out)']] });
    expect(played(accept()).rows).toEqual([{ row: 'r02', points: ['struck-out'] }]);
  });

  it('are set aside, or accepted by their name; a correction of their cells does not decide', () => {
    expect(played(setAside(2), approve(true))).toMatchObject({ phase: 'approved', refused: [] });
    expect(played(accept(2), approve(true))).toMatchObject({ phase: 'approved', refused: [] });
    expect(played(correct(2, { title: 'Công bố kết quả kiểm tra' })).rows).toContainEqual({ row: 'r02', points: ['struck-out'] });
    expect(played(accept(2), correct(2, { deadline: 'Quý III/2026' })).rows.map((each) => each.row)).toEqual(['r03']);
    expect(played(correct(3, { deadline: 'Quý IV năm 2026' })).rows.map((each) => each.row)).toEqual(['r02']);
  });
});

describe('a deadline before the day of the document', () => {
  // The document is of 05/01/2026; row 3 waits for a document of the ministry.
  const openRow = openRows(after().draft.rows).find((each) => each.points.some((point) => point.startsWith('deadline')))!.row;

  it('typed by the reviewer is asked about like any other', () => {
    const corrected = after(correct(openRow, { deadline: '15/6/2025' }));
    expect(row(corrected, openRow).task.deadline).toMatchObject({
      nominalDue: '2025-06-15',
      ambiguous: expect.stringContaining('15/06/2025') as string,
    });
    expect(openPoints(row(corrected, openRow))).toContain('deadline-ambiguous');
  });

  it('fixed as a day needs a reason, whatever document is named', () => {
    const { refusals } = play(planDecider, 'plan-p', [imported, fix(openRow, '2025-06-15', '12/BNV')]);
    expect(refusals.map(({ refusal }) => refusal.code)).toEqual(['plan.deadline-before-issue']);
    expect(due(row(after(fix(openRow, '2025-06-15', '12/BNV', 'Việc đã xong trước khi ban hành')), openRow).task)).toBe('2025-06-15');
  });
});
