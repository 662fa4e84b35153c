// Work of several years and work that recurs is reminded of each milestone, in its own time and once.
import { instantAt, printInstant, toInstant, toMillis, type Day } from '../kernel/index.js';
import { assigned, calendar, confirm, extendTo, order, report, taskAfter } from '../../test/support/tasks.js';
import { defaultPolicy, ladderOnly, ladderWorld } from '../../test/support/ladders.js';
import type { TaskCommand } from '../task/facts/task.commands.js';
import { noticeObstacle } from './ladder/obstacle.rule.js';
import { requestStep } from './ladder/request.rule.js';

const LEAD = 'so-tu-phap';
const accept = order('AcceptTask', LEAD, '2021-01-05', {});
const progress = (day: Day): TaskCommand => order('ReportProgress', LEAD, day, { percent: null, note: 'đang làm' });

/** What the lead is told of from the first day of a period on, at eight each morning. */
function told(text: string, from: Day, to: Day, ...then: TaskCommand[]): string[] {
  const policy = { ...ladderOnly, steps: ladderOnly.steps.filter(({ kind }) => kind !== 'no-progress') };
  const world = ladderWorld([assigned({ text }), accept, ...then], policy);
  world.run(instantAt('2021-01-04', '08:00'), instantAt(to, '08:00'), 24 * 60);
  return world.notices
    .filter(
      ({ raisedAt, kind, role, channel }) =>
        raisedAt >= instantAt(from) && role === (kind === 'late' ? 'lead-head' : 'lead-contact') && channel === 'email',
    )
    .map(({ raisedAt, kind, why }) => `${printInstant(raisedAt).slice(6)} ${kind} ${String(why.params.due)}`);
}

const YEAR_2021 = ['17/12/2021 reminder 2021-12-31', '24/12/2021 due-soon 2021-12-31', '30/12/2021 due-tomorrow 2021-12-31'];
// Working days before Friday 30/12/2022: 29, 28, 27, 26, 23 (5), 22, 21, 20, 19, 16 (10).
const YEAR_2022 = ['16/12/2022 reminder 2022-12-31', '23/12/2022 due-soon 2022-12-31', '29/12/2022 due-tomorrow 2022-12-31'];

describe('each milestone', () => {
  it.each(['2021-2025', 'Năm 2021 và những năm tiếp theo', 'Hàng năm'])('of %s is reminded of before its day', (text) =>
    expect(told(text, '2021-01-06', '2023-02-01')).toEqual([...YEAR_2021, ...YEAR_2022]),
  );

  it('of a quarter too, and no quarter is late', () =>
    expect(told('Hằng quý', '2021-01-06', '2021-07-30')).toEqual([
      '17/03/2021 reminder 2021-03-31',
      '24/03/2021 due-soon 2021-03-31',
      '30/03/2021 due-tomorrow 2021-03-31',
      '16/06/2021 reminder 2021-06-30',
      '23/06/2021 due-soon 2021-06-30',
      '29/06/2021 due-tomorrow 2021-06-30',
    ]));

  it('of a week only after the week before has ended', () => {
    const weeks = told('Thứ Sáu hằng tuần', '2021-03-01', '2021-03-19');
    expect(weeks).toEqual([
      '04/03/2021 due-tomorrow 2021-03-05',
      '11/03/2021 due-tomorrow 2021-03-12',
      '18/03/2021 due-tomorrow 2021-03-19',
    ]);
  });

  it('is not reminded of once its result is confirmed; the next one is', () => {
    const met = [report(LEAD, '2021-12-20'), confirm('so-noi-vu', '2021-12-21')];
    expect(told('2021-2025', '2021-01-06', '2023-02-01', ...met)).toEqual([YEAR_2021[0], ...YEAR_2022]);
  });

  it('goes on being reminded of when its report is returned', () => {
    const back = [report(LEAD, '2021-12-20'), order('ReturnCompletion', 'so-noi-vu', '2021-12-27', { reason: 'thiếu' })];
    expect(told('2021-2025', '2021-12-21', '2022-06-01', ...back)).toEqual(['27/12/2021 due-soon 2021-12-31', YEAR_2021[2]]);
  });

  it('that was extended is reminded of before its new day, the next one before its own', () =>
    expect(told('2021-2025', '2022-01-04', '2023-02-01', extendTo('2022-03-31', '2021-12-20'))).toEqual([
      '17/03/2022 reminder 2022-03-31',
      '24/03/2022 due-soon 2022-03-31',
      '30/03/2022 due-tomorrow 2022-03-31',
      ...YEAR_2022,
    ]));
});

describe('the last milestone', () => {
  it('has the steps of a day that passed after it', () => {
    const after = told('Năm 2021, 2022', '2023-01-01', '2023-02-28');
    // It is a Saturday and ends with Tuesday 03/01/2023.
    expect(after).toEqual(['04/01/2023 late 2023-01-03']);
  });
});

describe('a notice about a milestone', () => {
  const about = (occasion: string) => ({ part: LEAD, step: 2, kind: 'due-soon', requested: false, deadlineVersion: 1, occasion, to: LEAD });
  const why = (occasion: string, day: Day, ...then: TaskCommand[]) =>
    noticeObstacle(about(occasion), taskAfter([assigned({ text: 'Hàng năm' }), ...then]), defaultPolicy, instantAt(day, '09:00'), calendar);

  it('is dropped when its day has passed, also by a day of rest', () => {
    expect(why('m2022-12-31', '2022-12-28')).toBeNull();
    expect(why('m2022-12-31', '2023-01-03')).toBeNull();
    expect(why('m2022-12-31', '2023-01-04')).toBe('day-passed');
    expect(why('', '2022-01-01')).toBe('day-passed');
  });
  it('is dropped when its result is there', () =>
    expect(why('', '2021-12-28', report(LEAD, '2021-12-20'), confirm('so-noi-vu', '2021-12-21'))).toBe('milestone-met'));
  it('says late of nothing that goes on', () => {
    const late = { ...about(''), step: 4, kind: 'late' };
    expect(
      noticeObstacle(late, taskAfter([assigned({ text: 'Hàng năm' })]), defaultPolicy, instantAt('2022-01-04', '09:00'), calendar),
    ).toBe('goes-on');
  });
});

describe('a step that somebody asks for', () => {
  it('is about the milestone that comes next', () => {
    const world = ladderWorld([assigned({ text: 'Hàng năm' }), accept, progress('2022-03-01')]);
    world.cycle(instantAt('2022-05-04', '08:00'));
    const now = toInstant(toMillis(instantAt('2022-05-04', '09:00')));
    const task = world.task(now);
    const asked = requestStep({ step: 2, reason: 'x' }, task, task.parts[0]!, world.row(LEAD)!, ladderOnly, now);
    expect(asked).toMatchObject({ occasion: 'm2022-12-31', kind: 'due-soon' });
  });
});
