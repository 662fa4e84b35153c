// Two policies on the same history: what differs for whom, and by how much late tasks were flagged sooner.
import { assigned, calendar, extendTo, lead, morning, order, report, taskAfter, confirm } from '../../test/support/tasks.js';
import { texts } from '../texts/index.js';
import { calledRow, comparisonTables } from './comparison-view.rule.js';
import { compare, lateParts, type Played, type Told } from './compare.rule.js';

const told = (day: string, role: string, changes: Partial<Told> = {}): Told => ({
  at: `${day}T08:00:00+07:00`,
  to: role.startsWith('lead') ? 'so-tu-phap' : role.startsWith('overseer') ? 'so-noi-vu' : 'ubnd-tinh',
  role,
  channel: 'email',
  step: 5,
  kind: 'urge',
  rows: [1],
  ...changes,
});
const tasks = [
  { row: 1, code: 'II.1.3', title: 'Rà soát văn bản' },
  { row: 2, code: 'II.2', title: 'Khảo sát ý kiến' },
];
const late = [{ row: 1, part: 'so-tu-phap', due: '2021-03-31' }];
const played = (policy: string, ...notices: Told[]): Played => ({ policy, tasks, notices, late });
const compared = (first: Played, second: Played) => compare(first, second, calendar, { role: (role) => role, agency: (id) => id });

it('names its rows by code and title', () => {
  const result = compared(played('a@1', told('2021-04-01', 'lead-head')), played('a@2'));
  expect(result.tasks).toEqual([{ row: 1, code: 'II.1.3', title: 'Rà soát văn bản' }]);
  const [, , lateTasks, differences] = comparisonTables(result, texts('vi'));
  expect(lateTasks?.rows[0]?.slice(0, 3)).toEqual(['II.1.3', 'Rà soát văn bản', 'so-tu-phap']);
  expect(lateTasks?.head.slice(0, 2)).toEqual(['Số', 'Nhiệm vụ']);
  expect(differences?.rows[0]?.slice(0, 2)).toEqual(['II.1.3', 'Rà soát văn bản']);
  expect(calledRow(7, result.tasks)).toEqual(['7', '']);
});

describe('a comparison', () => {
  const assignedNotice = told('2021-01-04', 'lead-head', { kind: 'assigned', step: 0 });
  const first = played('a@1', assignedNotice, told('2021-04-01', 'lead-head', { kind: 'late' }), told('2021-04-07', 'overseer-head'));
  const second = played(
    'a@2',
    assignedNotice,
    told('2021-03-24', 'lead-head', { kind: 'late' }),
    told('2021-04-07', 'overseer-head'),
    told('2021-04-08', 'vice-chair', { channel: 'sms' }),
  );
  const result = compared(first, second);

  it('says how much sooner each watcher of a late task first heard of it, in working days', () => {
    const [task] = result.late;
    expect(task?.flags).toEqual([
      {
        watcher: 'lead',
        first: { at: '2021-04-01T08:00:00+07:00', fromDue: 1 },
        second: { at: '2021-03-24T08:00:00+07:00', fromDue: -5 },
        earlier: 6,
      },
      {
        watcher: 'overseer',
        first: { at: '2021-04-07T08:00:00+07:00', fromDue: 5 },
        second: { at: '2021-04-07T08:00:00+07:00', fromDue: 5 },
        earlier: 0,
      },
      { watcher: 'leaders', first: null, second: { at: '2021-04-08T08:00:00+07:00', fromDue: 6 }, earlier: null },
    ]);
    expect(result.flagged).toEqual([
      { watcher: 'lead', earlier: 1, same: 0, later: 0, onlyFirst: 0, onlySecond: 0, workingDaysEarlier: 6 },
      { watcher: 'overseer', earlier: 0, same: 1, later: 0, onlyFirst: 0, onlySecond: 0, workingDaysEarlier: 0 },
      { watcher: 'leaders', earlier: 0, same: 0, later: 0, onlyFirst: 0, onlySecond: 1, workingDaysEarlier: 0 },
    ]);
  });

  it('lists what is told at another time, or only under one of them', () => {
    expect(result.differences.map(({ role, channel, first: one, second: other }) => [role, channel, one, other])).toEqual([
      ['lead-head', 'email', '2021-04-01T08:00:00+07:00', '2021-03-24T08:00:00+07:00'],
      ['vice-chair', 'sms', null, '2021-04-08T08:00:00+07:00'],
    ]);
  });

  it('counts every task a notice is about, by channel and by recipient', () => {
    expect([result.total.first, result.total.second]).toEqual([3, 4]);
    expect(result.channels).toEqual([
      { name: 'email', first: 3, second: 3 },
      { name: 'sms', first: 0, second: 1 },
    ]);
    const two = compared(played('a@1', told('2021-04-07', 'overseer-head', { rows: [1, 2] })), played('a@2'));
    expect(two.recipients).toEqual([{ name: 'so-noi-vu: overseer-head', first: 2, second: 0 }]);
  });

  it('of a policy with itself finds nothing', () => {
    expect(compared(first, first)).toMatchObject({ differences: [], total: { first: 3, second: 3 } });
  });
});

const suspend = (day: string) => order('SuspendTask', 'ubnd-tinh', day, { document: '3/UBND', reason: '' });
const resume = (day: string) => order('ResumeTask', 'ubnd-tinh', day, { document: '4/UBND', reason: '' });
const NEXT = { plan: null, task: null, document: 'Kế hoạch năm 2022' };
/** One of two leads is done, late; the other still works. */
const partDoneLate = [
  assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] }),
  report('so-y-te', '2021-04-05'),
  confirm('so-noi-vu', '2021-04-06', 'so-y-te'),
];

describe('what was late', () => {
  const lateIn = (...commands: Parameters<typeof taskAfter>[0]) =>
    lateParts([taskAfter(commands)], morning('2021-06-30'), calendar).map(({ due }) => due);
  it.each([
    ['never reported', lateIn(assigned()), ['2021-03-31']],
    ['confirmed in time', lateIn(assigned(), report('so-tu-phap', '2021-03-30'), confirm('so-noi-vu', '2021-04-20')), []],
    ['reported a day late', lateIn(assigned(), report('so-tu-phap', '2021-04-01')), ['2021-03-31']],
    ['extended in time and kept', lateIn(assigned(), extendTo('2021-05-31', '2021-03-30'), report('so-tu-phap', '2021-05-31')), []],
    [
      'extended after the day',
      lateIn(assigned(), extendTo('2021-05-31', '2021-04-05'), report('so-tu-phap', '2021-05-31')),
      ['2021-03-31'],
    ],
    ['suspended before its day, and still', lateIn(assigned(), suspend('2021-03-01')), []],
    ['late and then suspended', lateIn(assigned(), suspend('2021-04-05')), []],
    ['suspended over its day and resumed', lateIn(assigned(), suspend('2021-03-01'), resume('2021-05-04')), ['2021-03-31']],
    [
      'suspended over its day, extended and resumed',
      lateIn(assigned(), suspend('2021-03-01'), extendTo('2021-08-31', '2021-05-03'), resume('2021-05-04')),
      [],
    ],
    [
      'suspended twice with a late day between',
      lateIn(assigned(), suspend('2021-03-01'), resume('2021-04-01'), suspend('2021-04-02'), resume('2021-05-04')),
      ['2021-03-31'],
    ],
    ['done late, then suspended as to the rest', lateIn(...partDoneLate, suspend('2021-05-10')), ['2021-03-31']],
    ['carried over', lateIn(assigned(), order('CarryOver', 'ubnd-tinh', '2021-04-05', { target: NEXT, document: '9/KH' })), []],
    ['withdrawn', lateIn(assigned(), order('WithdrawTask', 'ubnd-tinh', '2021-04-05', { document: '7/UBND', reason: 'x' })), []],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});
