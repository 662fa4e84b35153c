// A later document beside what is in force: differences, decisions, effects, and the law that no row vanishes.
import fc from 'fast-check';
import { readDirectory } from '../../agency/directory/directory.reader.js';
import { readCalendar } from '../../deadline/calendars/calendar.reader.js';
import { isRefusal, SYSTEM, type Actor } from '../../kernel/index.js';
import { taskDecider } from '../../task/orders/task.decider.js';
import type { TaskCommand } from '../../task/facts/task.commands.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { play } from '../../../test/support/given-when-then.js';
import { FIRST, planText, SECOND, type PlanLine, type PlanPaper } from '../../../test/support/plan-files.js';
import { readText } from '../../../test/support/read-plans.js';
import type { PlanCommand, PlanCommandOf } from '../plan.commands.js';
import { planDecider } from '../plan.decider.js';
import { openAmendment, type PlanState } from '../plan.fold.rule.js';
import { assignmentsOf } from '../plan.reactor.js';
import type { Choice } from '../draft/draft.types.rule.js';
import type { AmendmentReceipt, Effect } from './amendment.types.rule.js';
import { compare, undecided, type Comparison } from './comparison.rule.js';
import { doubtsOf, problemsOf } from './doubts.rule.js';
import { inForceRows, newRows } from '../in-force.rule.js';

const by: Actor = { user: 'lan', role: 'head', agency: 'ubnd-tinh', via: 'cli' };
const now = '2026-06-15T01:00:00.000Z';
const [directory, calendar] = [readDirectory(), readCalendar()];

const sheet = (paper: PlanPaper) => ({
  reading: readText(planText(paper)),
  source: { name: `${paper.number}.md`, sha256: paper.number },
  calendar: calendar.version,
  twin: null,
});
type Stated<Type extends PlanCommand['type']> = Omit<PlanCommandOf<Type>, 'type' | 'plan' | 'now' | 'by'>;
const order = <Type extends PlanCommand['type']>(type: Type, stated: Stated<Type>): PlanCommand =>
  ({ type, plan: 'p', now, by, ...stated }) as unknown as PlanCommand;

const taskOrder = (task: string, type: TaskCommand['type'], fields: object, actor: Actor = by): TaskCommand =>
  ({ type, task, now, by: actor, ...fields }) as unknown as TaskCommand;

/** A plan in force whose row 6 is no task, with what has happened to its tasks since. */
function inForce(first: PlanPaper, amended: PlanPaper, since: readonly TaskCommand[] = []) {
  const commands = [
    order('ImportPlan', sheet(first)),
    order('ApprovePlan', { leaveOut: first === FIRST ? [{ row: 6, reason: 'không phải nhiệm vụ' }] : [], asRead: true }),
  ];
  const approved = play(planDecider, 'plan-p', commands);
  expect(approved.refusals).toEqual([]);
  const tasks = new Map<string, TaskState>();
  for (const { task, data } of assignmentsOf(approved.state, directory)) {
    const given = [taskOrder(task, 'AssignTask', { data }, SYSTEM), ...since.filter((each) => each.task === task)];
    const played = play(taskDecider, `task-${task}`, given);
    expect(played.refusals).toEqual([]);
    tasks.set(task, played.state);
  }
  const amending = [...commands, order('AmendPlan', sheet(amended))];
  const state = play(planDecider, 'plan-p', amending).state;
  const comparer = (draft: Parameters<typeof newRows>[1]): Comparison =>
    compare(draft, inForceRows(state, tasks), newRows('p', draft, directory));
  const stateAfter = (...more: PlanCommand[]): PlanState => {
    const played = play(planDecider, 'plan-p', [...amending, ...more]);
    expect(played.refusals).toEqual([]);
    return played.state;
  };
  return {
    tasks,
    comparer,
    after: stateAfter,
    rows: (...more: PlanCommand[]) => comparer(openAmendment(stateAfter(...more))!.draft).rows,
    answer: (command: PlanCommand, ...more: PlanCommand[]) => planDecider.decide(command, stateAfter(...more)),
    decide: (choice: Choice, ...keys: string[]) =>
      order('DecideDifferences', { differences: keys.length > 0 ? keys : 'all', kind: null, choice, reason: null, compare: comparer }),
    apply: (asRead = false) => order('ApplyAmendment', { asRead, compare: comparer }),
  };
}

const example = (since: readonly TaskCommand[] = []) => inForce(FIRST, SECOND, since);
const DECIDED = (given: ReturnType<typeof example>): PlanCommand[] => [
  given.decide('same', 'r07.pair'),
  given.decide('withdraw', 'r03.removed', 'r05.removed'),
  given.decide('accept'),
];

describe('the comparison', () => {
  it('shows every difference, by the row in force', () => {
    const given = example();
    expect(undecided(given.rows()).map(({ key, was, now: then }) => [key, was, then])).toEqual([
      ['r01.deadline', '31/03/2026 (Quý I năm 2026)', '30/09/2026 (Quý III năm 2026)'],
      ['r02.lead', 'Sở Nội vụ', 'Sở Tài chính'],
      ['r02.coordinators', 'Sở Tài chính', 'Sở Nội vụ'],
      ['r03.removed', FIRST.rows[2]![0], ''],
      ['r04.deadline', 'Theo hướng dẫn của Bộ Nội vụ', '30/11/2026 (Tháng 11 năm 2026)'],
      ['r04.title', FIRST.rows[3]![0], SECOND.rows[2]![0]],
      ['r04.place', '4', '3'],
      ['r05.removed', FIRST.rows[4]![0], ''],
      ['r07.pair', FIRST.rows[6]![0], `n04: ${SECOND.rows[3]![0]}`],
      ['r08.place', '8', '6'],
      ['n05.added', '', 'Số hóa hồ sơ lưu trữ | Sở Nội vụ | 31/12/2026 (Năm 2026)'],
    ]);
  });

  it('asks nothing about a term that comes round, although its next day is another one by now', () => {
    const rows: PlanLine[] = [['Báo cáo tình hình xử lý văn bản', 'Sở Nội vụ', '', 'Hằng quý'], FIRST.rows[1]!];
    const given = inForce({ ...FIRST, number: '9/KH-UBND', rows }, { ...SECOND, rows });
    expect(undecided(given.rows())).toEqual([]);
  });

  it('of days that are listed is by each of them, not by the last alone', () => {
    const task = (deadline: string): PlanLine[] => [['Tập huấn công chức một cửa', 'Sở Nội vụ', '', deadline], FIRST.rows[1]!];
    const said = (was: string, now: string) =>
      undecided(inForce({ ...FIRST, number: '9/KH-UBND', rows: task(was) }, { ...SECOND, rows: task(now) }).rows()).map(({ key }) => key);
    const LIST = 'Quý II, Quý IV năm 2026';
    expect(said(LIST, LIST)).toEqual([]);
    expect(said('Quý I, Quý IV năm 2026', 'Quý I, Quý IV năm 2026')).toEqual([]);
    expect(said('Quý IV năm 2026', LIST)).toEqual(['r01.deadline']);
    expect(said(LIST, 'Quý IV năm 2026')).toEqual(['r01.deadline']);
  });

  it('of a pair that was asked about: the same row shows its differences, different rows are one gone and one new', () => {
    const given = example();
    const keys = (choice: Choice) => given.rows(given.decide(choice, 'r07.pair')).flatMap((row) => row.differences.map((each) => each.key));
    expect(keys('same')).toEqual(expect.arrayContaining(['r07.coordinators', 'r07.title', 'r07.place']));
    expect(keys('different')).toEqual(expect.arrayContaining(['r07.removed', 'n04.added']));
  });

  it('takes reworded rows that are much alike for the same, unless somebody says otherwise', () => {
    const given = example();
    const [asked] = given.rows()[3]!.differences;
    expect(asked).toMatchObject({ key: 'r04.pair', decided: { choice: 'same' } });
    const keys = given.rows(given.decide('different', 'r04.pair')).flatMap((row) => row.differences.map((each) => each.key));
    expect(keys).toEqual(expect.arrayContaining(['r04.removed', 'n03.added']));
  });

  it('is with what is in force, not with what was first printed', () => {
    const extend = taskOrder('p.r01', 'ExtendDeadline', {
      to: { nominalDue: '2026-09-30', effectiveDue: '2026-09-30', calendar: calendar.version },
      document: '5/UBND',
      reason: '',
    });
    expect(example([extend]).rows()[0]!.differences).toEqual([]);
    const further = { ...extend, to: { nominalDue: '2026-12-31', effectiveDue: '2026-12-31', calendar: calendar.version } } as TaskCommand;
    expect(example([further]).rows()[0]!.differences).toMatchObject([
      { key: 'r01.deadline', was: '31/12/2026 (Quý I năm 2026)', note: 'extended' },
    ]);
  });

  it('leaves a finished task and a reported part as they are', () => {
    const report = taskOrder('p.r02', 'ReportCompletion', { document: '1/SNV', note: '' }, { ...by, agency: 'so-noi-vu' });
    const reported = example([report]);
    expect(reported.rows()[1]!.differences[0]).toMatchObject({ key: 'r02.lead', choices: ['keep'], note: 'reported' });
    expect(reported.answer(reported.decide('accept', 'r02.lead'))).toMatchObject({ code: 'plan.choice-not-open' });
    const confirm = taskOrder('p.r03', 'ConfirmCompletion', {}, { ...by, agency: 'so-noi-vu' });
    const done = example([
      taskOrder('p.r03', 'ReportCompletion', { document: '1/VP', note: '' }, { ...by, agency: 'van-phong-ubnd-tinh' }),
      confirm,
    ]);
    expect(done.rows()[2]!.differences).toMatchObject([{ key: 'r03.removed', choices: ['keep'], note: 'done' }]);
  });
});

describe('an amendment', () => {
  it('is not applied until every difference is decided', () => {
    const given = example();
    expect(given.answer(given.apply())).toMatchObject({ code: 'plan.differences-open', params: { count: 11 } });
    const [accepted] = [given.after(given.decide('accept'))];
    expect(undecided(given.comparer(openAmendment(accepted)!.draft).rows).map((each) => each.kind)).toEqual(['removed', 'removed', 'pair']);
  });

  it('gives each changed task one order, and new rows the places after the last', () => {
    const given = example();
    const state = given.after(...DECIDED(given), given.decide('accept'), given.apply());
    const { effects, receipt, phase } = state.amendments[0]!;
    expect(phase).toBe('applied');
    const brief = (effect: Effect) =>
      effect.do === 'assign' ? `assign ${effect.task}` : `${effect.amendment.withdraw ? 'withdraw' : 'amend'} ${effect.task}`;
    expect(effects.map(brief)).toEqual([
      'amend p.r01',
      'amend p.r02',
      'withdraw p.r03',
      'amend p.r04',
      'withdraw p.r05',
      'amend p.r07',
      'amend p.r08',
      'assign p.r09',
    ]);
    expect(effects.find((each) => each.task === 'p.r03')).toMatchObject({
      amendment: { reason: 'Bãi bỏ theo văn bản số 60/KH-UBND ngày 10/06/2026', paper: { number: '60/KH-UBND', date: '2026-06-10' } },
    });
    expect(receipt!.plan).toEqual({ rows: 8, outcomes: { changed: 5, withdrawn: 2, 'never-assigned': 1 } });
    expect(receipt!.document).toEqual({ rows: 6, outcomes: { changed: 5, added: 1 } });
  });

  it('asks again when what is in force has changed since it was decided', () => {
    const given = example();
    const decided = [...DECIDED(given), given.decide('accept')];
    const extend = taskOrder('p.r01', 'ExtendDeadline', {
      to: { nominalDue: '2026-12-31', effectiveDue: '2026-12-31', calendar: calendar.version },
      document: '5/UBND',
      reason: '',
    });
    const later = example([extend]);
    expect(given.answer(later.apply(), ...decided)).toMatchObject({ code: 'plan.differences-open', params: { keys: 'r01.deadline' } });
  });

  it('takes over no row that is in doubt, unless as it is read', () => {
    const doubtful: PlanPaper = { ...SECOND, rows: [...SECOND.rows, ['Việc chưa rõ', 'Tổ công tác số', '', 'Quý IV năm 2026']] };
    const given = inForce(FIRST, doubtful);
    const decided = [...DECIDED(given), given.decide('accept')];
    expect(given.answer(given.apply(), ...decided)).toMatchObject({ code: 'plan.rows-open', params: { rows: 'n07 (lead-unknown)' } });
    expect(given.after(...decided, given.apply(true)).amendments[0]!.effects.at(-1)).toMatchObject({ do: 'assign', task: 'p.r10' });
    expect(isRefusal(given.answer(given.apply(), ...decided, given.decide('keep', 'n07.added')))).toBe(false);
  });

  it('asks about a day before its document only where the day is taken over', () => {
    const paper = (number: string, issued: string, rows: PlanPaper['rows']): PlanPaper => ({ number, issued, rows });
    const first = paper('1/KH-UBND', 'ngày 29 tháng 12 năm 2025', [
      ['Rà soát văn bản', 'Sở Tư pháp', '', 'Quý I năm 2026'],
      ['Tập huấn cán bộ', 'Sở Nội vụ', '', 'Quý I năm 2026'],
      ['Khảo sát ý kiến', 'Sở Nội vụ', '', 'Quý IV năm 2026'],
    ]);
    const later = paper('9/KH-UBND', 'ngày 02 tháng 6 năm 2026', [
      ['Rà soát văn bản', 'Sở Tư pháp', '', 'Quý I năm 2026'],
      ['Tập huấn cán bộ', 'Sở Tài chính', '', 'Quý I năm 2026'],
      ['Khảo sát ý kiến', 'Sở Nội vụ', '', 'Tháng 4 năm 2026'],
    ]);
    const given = inForce(first, later);
    const { draft } = openAmendment(given.after(given.decide('accept')))!;
    const rows = given.rows(given.decide('accept'));
    expect(doubtsOf(draft, rows)).toEqual([{ row: 'n03', points: ['deadline-ambiguous'] }]);
    const { document, ofRow } = problemsOf(draft, rows);
    expect([...ofRow].map(([row, problems]) => [row, problems.map(({ code }) => code)])).toEqual([
      ['n01', []],
      ['n02', []],
      ['n03', ['deadline-ambiguous']],
    ]);
    expect(document.filter(({ code }) => code === 'deadline-ambiguous').map(({ text }) => text)).toEqual(['Tháng 4 năm 2026']);
    expect(given.answer(given.apply(), given.decide('accept'))).toMatchObject({
      code: 'plan.rows-open',
      params: { rows: 'n03 (deadline-ambiguous)' },
    });
  });

  it('is one at a time, and only of a plan in force', () => {
    const given = example();
    expect(given.answer(order('AmendPlan', sheet(SECOND)))).toMatchObject({ code: 'plan.amendment-open' });
    const discarded = [order('DiscardPlan', { reason: 'nhầm' })];
    expect(given.after(...discarded, order('AmendPlan', sheet(SECOND))).amendments.map((each) => each.phase)).toEqual([
      'discarded',
      'draft',
    ]);
    const draft = play(planDecider, 'plan-p', [order('ImportPlan', sheet(FIRST))]).state;
    expect(planDecider.decide(order('AmendPlan', sheet(SECOND)), draft)).toMatchObject({ code: 'plan.not-approved' });
  });
});

/** Every key once on each side, and the sums are those of the lines. */
function balanced(receipt: AmendmentReceipt, old: readonly string[], fresh: readonly string[]): void {
  const keys = (side: 'row' | 'document') => receipt.lines.flatMap((line) => line[side] ?? []).sort();
  expect(keys('row')).toEqual([...old].sort());
  expect(keys('document')).toEqual([...fresh].sort());
  for (const [side, rows] of [
    [receipt.plan, old],
    [receipt.document, fresh],
  ] as const) {
    expect(side.rows).toBe(rows.length);
    expect(Object.values(side.outcomes).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
  }
}

describe('the law of the receipt', () => {
  const line = fc.tuple(
    fc.constantFrom(
      'Rà soát văn bản',
      'Rà soát văn bản của tỉnh',
      'Số hóa hồ sơ',
      'Báo cáo năm',
      'Kiểm tra công vụ',
      'Kiểm tra công vụ đột xuất tại cơ quan',
    ),
    fc.constantFrom('Sở Tư pháp', 'Sở Nội vụ', 'Sở Y tế, Sở Nội vụ', 'Các Sở, ban, ngành'),
    fc.constantFrom('', 'Sở Tài chính'),
    // Of days before the amending document's own something else is asked.
    fc.constantFrom('Quý III năm 2026', 'Quý IV năm 2026', 'Thường xuyên', 'Theo hướng dẫn của Bộ Nội vụ'),
  );
  const lines = fc.array(line, { minLength: 1, maxLength: 7 }) as fc.Arbitrary<PlanLine[]>;

  it('every old row and every new row has one outcome, whatever is decided', () => {
    fc.assert(
      fc.property(lines, lines, fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }), (old, fresh, picks) => {
        const given = inForce({ ...FIRST, rows: old }, { ...SECOND, rows: fresh });
        const commands: PlanCommand[] = [];
        // Answers bring new questions (a pair that is the same row), so until nothing is open.
        for (let turn = 0; turn < 200; turn += 1) {
          const [open] = undecided(given.rows(...commands));
          if (!open) break;
          commands.push(given.decide(open.choices[picks[turn % picks.length]! % open.choices.length]!, open.key));
        }
        const applied = given.after(...commands, given.apply()).amendments[0]!;
        const keysOf = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}0${index + 1}`);
        balanced(applied.receipt!, keysOf(old.length, 'r'), keysOf(fresh.length, 'n'));
        // What the receipt calls changed, withdrawn and added is what tasks are told, and nothing else.
        const told = applied.receipt!.lines.filter((each) => ['changed', 'withdrawn', 'added'].includes(each.outcome)).length;
        expect(applied.effects).toHaveLength(told);
        expect(new Set(applied.effects.map((each) => each.task)).size).toBe(told);
      }),
      { numRuns: 40 },
    );
  });
});
