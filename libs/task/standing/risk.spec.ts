// What makes a day uncertain, each with its figures.
import { assigned, calendar, confirm, extendTo, morning, order, report, taskAfter } from '../../../test/support/tasks.js';
import { texts } from '../../texts/index.js';
import { agencyRecords, risksOf, type AgencyRecord, type RiskSources } from './risk.rule.js';
import { predecessorsOf } from '../facts/predecessors.rule.js';
import { partStanding } from './standing.rule.js';
import type { TaskState } from '../facts/task.state.rule.js';

const sources = (tasks: TaskState[] = [], record: AgencyRecord | null = null): RiskSources => ({
  calendar,
  settings: { noMovementWorkingDays: 20, record: { percent: 30, atLeast: 5 } },
  lastCutOff: (day) => (day > '2021-06-14' ? '2021-06-14' : day > '2021-03-14' ? '2021-03-14' : '2020-12-14'),
  taskOf: (id) => tasks.find((task) => task.id === id) ?? null,
  recordOf: () => record,
});
const codes = (task: TaskState, day: string, from = sources()) => risksOf(task, task.parts[0]!, morning(day), from).map(({ code }) => code);
const yearEnd = { due: '2021-12-31', kind: 'year' } as const;

describe('the risks of a part', () => {
  it('no movement since the last cut-off, once that is some time ago', () => {
    const task = taskAfter([assigned(yearEnd)]);
    // Twenty working days after 14/03/2021.
    expect(codes(task, '2021-04-08')).toEqual([]);
    expect(codes(task, '2021-04-09')).toEqual(['risk.no-movement']);
    const moved = taskAfter([assigned(yearEnd), order('ReportProgress', 'so-tu-phap', '2021-03-15', { percent: 5, note: '' })]);
    expect(codes(moved, '2021-06-01')).toEqual([]);
  });

  it('no movement is said truly also of what was assigned on the day of the cut-off itself', () => {
    const params = { since: '2020-12-14', cutOff: '2020-12-14', workingDays: 30 };
    expect(texts('vi').reason('risk.no-movement', params)).toBe(
      'Không có cập nhật tiến độ nào từ ngày 14/12/2020; đã 30 ngày làm việc kể từ ngày chốt số liệu 14/12/2020.',
    );
    expect(texts('en').reason('risk.no-movement', params)).not.toContain('before');
  });

  it('colours nothing: the standing is a matter of the distance alone', () => {
    const task = taskAfter([assigned(yearEnd)]);
    expect(partStanding(task, task.parts[0]!, morning('2021-04-09'), calendar).standing).toBe('on-time');
  });

  it('a task to be done first that is late', () => {
    const first = taskAfter([{ ...assigned({ row: 2 }), task: 'p.r02' }], 'p.r02');
    const set = order('SetPredecessors', 'so-noi-vu', '2021-02-01', { predecessors: [{ task: 'p.r02', code: '1.2', title: 'Kế hoạch' }] });
    const task = taskAfter([assigned({ due: '2021-06-30' }), set]);
    expect(codes(task, '2021-03-31', sources([first]))).toEqual([]);
    expect(risksOf(task, task.parts[0]!, morning('2021-04-01'), sources([first]))).toEqual([
      { code: 'risk.predecessor-late', params: { task: 'p.r02', title: '1.2. Kế hoạch' } },
    ]);
  });

  it('a request for more time that is open past the day', () => {
    const ask = order('RequestExtension', 'so-tu-phap', '2021-03-25', { to: '2021-04-30', document: '9/STP', reason: 'chờ' });
    expect(codes(taskAfter([assigned(), ask]), '2021-03-31')).toEqual([]);
    expect(codes(taskAfter([assigned(), ask]), '2021-04-01')).toEqual(['risk.extension-pending']);
    expect(codes(taskAfter([assigned(), ask, extendTo('2021-04-30', '2021-04-02')]), '2021-04-05')).toEqual([]);
  });

  it('the record of the agency, with numerator and denominator, once it says something', () => {
    const task = taskAfter([assigned(yearEnd)]);
    expect(codes(task, '2021-02-01', sources([], { due: 4, late: 4 }))).toEqual([]);
    expect(codes(task, '2021-02-01', sources([], { due: 10, late: 2 }))).toEqual([]);
    expect(risksOf(task, task.parts[0]!, morning('2021-02-01'), sources([], { due: 10, late: 3 }))).toEqual([
      { code: 'risk.record', params: { late: 3, due: 10, percent: 30 } },
    ]);
  });

  it('are none of what is reported, stopped or without a day', () => {
    const bad = sources([], { due: 10, late: 10 });
    expect(codes(taskAfter([assigned(), report('so-tu-phap', '2021-03-01')]), '2021-06-01', bad)).toEqual([]);
    expect(codes(taskAfter([assigned({ kind: 'conditional', due: null })]), '2021-06-01', bad)).toEqual([]);
    expect(codes(taskAfter([assigned(), order('SuspendTask', 'ubnd-tinh', '2021-02-01', { reason: '' })]), '2021-06-01', bad)).toEqual([]);
  });
});

it('an agency is measured by what is done or past its day', () => {
  const done = taskAfter([assigned(), report('so-tu-phap', '2021-04-02'), confirm('so-noi-vu', '2021-04-05')]);
  const late = taskAfter([assigned({ row: 2 })]);
  const open = taskAfter([assigned({ row: 3, ...yearEnd })]);
  expect(agencyRecords([done, late, open], morning('2021-04-10'), calendar).get('so-tu-phap')).toEqual({ due: 2, late: 2 });
});

describe('what comes first', () => {
  const task = (row: number, ...first: string[]): TaskState => ({
    ...taskAfter([{ ...assigned({ row }), task: `p.r0${row}` }], `p.r0${row}`),
    predecessors: first.map((id) => ({ task: id, code: '', title: id })),
  });
  const [one, two, three] = [task(1), task(2, 'p.r01'), task(3, 'p.r02')];
  const taskOf = (id: string) => [one, two, three].find((each) => each.id === id) ?? null;

  it('is a task of the same plan', () => {
    expect(predecessorsOf('p.r03', ['p.r01'], taskOf)).toEqual([{ task: 'p.r01', code: 'I.1.1', title: one.assigned!.title }]);
    expect(predecessorsOf('p.r03', ['p.r09'], taskOf)).toMatchObject({ code: 'task.predecessor-unknown' });
    const elsewhere = { ...two, id: 'q.r01', assigned: { ...two.assigned!, plan: 'q' } };
    expect(predecessorsOf('p.r03', ['q.r01'], (id) => (id === 'q.r01' ? elsewhere : taskOf(id)))).toMatchObject({
      code: 'task.predecessor-elsewhere',
    });
  });

  it('never goes in a circle', () => {
    expect(predecessorsOf('p.r01', ['p.r01'], taskOf)).toMatchObject({ code: 'task.predecessor-circle' });
    expect(predecessorsOf('p.r01', ['p.r03'], taskOf)).toMatchObject({ code: 'task.predecessor-circle' });
  });
});
