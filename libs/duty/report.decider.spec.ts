// A report under its orders: opened once, following the tasks, submitted whole, returned.
import { by, calendar } from '../../test/support/tasks.js';
import { givenFor, stored } from '../../test/support/given-when-then.js';
import { SYSTEM } from '../kernel/index.js';
import { reportDecider } from './report.decider.js';
import { evolveReport, openReportLooks, reportStanding, reportWakeAt, type ReportRow } from './report.state.rule.js';

const REPORT = '2021-q1.so-tu-phap';
const tasks = [
  { task: 'p.r01', code: '1', title: 'Công khai', plan: '1/KH' },
  { task: 'p.r02', code: '2', title: 'Tuyên truyền', plan: '1/KH' },
];
const opened = {
  report: REPORT,
  agency: 'so-tu-phap',
  period: '2021-q1',
  name: 'Sở Tư pháp',
  from: '2020-12-15',
  cutOff: '2021-03-14',
  due: '2021-03-16',
  upward: { nominal: '2021-03-20', effective: '2021-03-22', aim: '2021-03-19' },
  regime: 'cchc@1',
  calendar: calendar.version,
  policy: 'mac-dinh@1',
  overseer: { agency: 'so-noi-vu', name: 'Sở Nội vụ' },
  authority: { agency: 'ubnd-tinh', name: 'UBND tỉnh' },
  tasks,
  looks: [{ index: 0, step: 4, kind: 'report-missing', at: '2021-03-17T01:00:00.000Z' }],
};
const at = (now: string, agency: string | null = null) => ({ now, by: agency ? by(agency) : SYSTEM });
const open = { type: 'OpenReport' as const, ...opened, ...at('2021-03-01T01:00:00.000Z') };
const lines = tasks.map(({ task }) => ({ task, text: 'Đã làm' }));
const submit = (now: string, agency = 'so-tu-phap') => ({
  type: 'SubmitReport' as const,
  report: REPORT,
  document: '1/BC',
  lines,
  ...at(now, agency),
});
const given = givenFor(reportDecider as never, `report-${REPORT}`) as (past: readonly object[]) => {
  when(command: object): { then(facts: readonly object[]): void; thenNothing(): void; thenRefused(code: string): void };
};

describe('a report', () => {
  it('is opened once', () => given([open]).when(open).thenNothing());

  it('follows the tasks until it is submitted', () => {
    const keep = {
      type: 'KeepReport' as const,
      report: REPORT,
      agency: 'so-tu-phap',
      tasks: tasks.slice(0, 1),
      ...at('2021-03-10T01:00:00.000Z'),
    };
    given([open])
      .when({ ...keep, tasks })
      .thenNothing();
    const { type: _, ...data } = keep;
    given([open])
      .when(keep)
      .then([{ type: 'ReportTasksChanged', data }]);
    given([open])
      .when({ ...keep, tasks: [] })
      .then([{ type: 'ReportCancelled', data: { report: REPORT, agency: 'so-tu-phap' } }]);
    given([open, submit('2021-03-15T02:00:00.000Z')])
      .when(keep)
      .thenNothing();
  });

  it('has the days of another calendar once, as long as it is owed', () => {
    const data = {
      report: REPORT,
      agency: 'so-tu-phap',
      due: '2021-03-17',
      upward: { nominal: '2021-03-20', effective: '2021-03-23', aim: '2021-03-20' },
      calendar: 'vn-2021+1',
      looks: [{ index: 0, step: 4, kind: 'report-missing', at: '2021-03-18T01:00:00.000Z' }],
    };
    const move = { type: 'RescheduleReport' as const, ...data };
    given([open])
      .when(move)
      .then([{ type: 'ReportRescheduled', data }]);
    given([open, move]).when(move).thenNothing();
    given([open])
      .when({ ...move, calendar: calendar.version })
      .thenNothing();
    given([open, submit('2021-03-15T02:00:00.000Z')])
      .when(move)
      .thenNothing();
    given([open, { type: 'KeepReport' as const, report: REPORT, agency: 'so-tu-phap', tasks: [], ...at('2021-03-10T00:00:00.000Z') }])
      .when(move)
      .thenNothing();
    given([]).when(move).thenNothing();
  });

  it('is returned by its receiver only, and only once submitted', () => {
    const giveBack = { type: 'ReturnReport' as const, report: REPORT, reason: 'Thiếu', ...at('2021-03-18T02:00:00.000Z', 'so-noi-vu') };
    given([open]).when(giveBack).thenRefused('report.not-submitted');
    given([open, submit('2021-03-15T02:00:00.000Z')])
      .when({ ...giveBack, by: by('so-tu-phap') })
      .thenRefused('report.only-overseer');
    given([]).when(giveBack).thenRefused('report.unknown');
  });
});

describe('where a report stands', () => {
  const fold = (...facts: { type: string; data: object; at: string }[]): ReportRow =>
    stored(
      `report-${REPORT}`,
      [{ type: 'ReportOpened', data: opened, at: '2021-03-01T01:00:00.000Z' }, ...facts].map((fact) => ({ fact, at: fact.at })),
    ).reduce<ReportRow | null>((row, event) => evolveReport(row, event as never), null)!;
  const submitted = (moment: string) => ({
    type: 'ReportSubmitted',
    data: { report: REPORT, agency: 'so-tu-phap', paper: { number: '1/BC', date: null }, lines },
    at: moment,
  });

  it.each([
    ['2021-03-16T16:59:59.000Z', 'open', null],
    ['2021-03-16T17:00:00.000Z', 'overdue', { calendar: 1, working: 1 }],
    ['2021-03-21T17:00:00.000Z', 'overdue', { calendar: 6, working: 4 }],
  ])('at %s, not submitted: %s', (now, standing, daysLate) => {
    expect(reportStanding(fold(), now, calendar)).toEqual({ standing, daysLate });
  });

  it('follows its days when they are moved: what was told stays told', () => {
    const told = {
      report: REPORT,
      agency: 'so-tu-phap',
      index: 0,
      step: 1,
      kind: 'report-due',
      outcome: 'told',
      reason: null,
      notices: [],
    };
    const moved = fold(
      { type: 'ReportStepTaken', data: told, at: '2021-03-09T01:00:00.000Z' },
      {
        type: 'ReportRescheduled',
        data: {
          report: REPORT,
          agency: 'so-tu-phap',
          due: '2021-03-17',
          upward: { nominal: '2021-03-20', effective: '2021-03-23', aim: '2021-03-20' },
          calendar: 'vn-2021+1',
          looks: [
            { index: 1, step: 1, kind: 'report-due', at: '2021-03-10T01:00:00.000Z' },
            { index: 0, step: 4, kind: 'report-missing', at: '2021-03-18T01:00:00.000Z' },
          ],
        },
        at: '2021-03-10T00:00:00.000Z',
      },
    );
    expect(moved).toMatchObject({ due: '2021-03-17', upward: { effective: '2021-03-23' }, calendar: 'vn-2021+1', cutOff: '2021-03-14' });
    expect(openReportLooks(moved).map(({ step }) => step)).toEqual([4]);
    expect(reportWakeAt(moved)).toBe('2021-03-18T01:00:00.000Z');
    expect(reportStanding(moved, '2021-03-17T16:59:59.000Z', calendar).standing).toBe('open');
    expect(reportStanding(moved, '2021-03-17T17:00:00.000Z', calendar).standing).toBe('overdue');
  });

  it('is judged by the second in which it was recorded, and nothing more is owed then', () => {
    const later = '2021-06-01T00:00:00.000Z';
    expect(reportStanding(fold(submitted('2021-03-16T16:59:59.000Z')), later, calendar).standing).toBe('submitted');
    expect(reportStanding(fold(submitted('2021-03-16T17:00:00.000Z')), later, calendar).standing).toBe('submitted-late');
    expect(openReportLooks(fold(submitted('2021-03-15T17:00:00.000Z')))).toEqual([]);
    expect(reportWakeAt(fold())).toBe('2021-03-17T01:00:00.000Z');
  });
});
