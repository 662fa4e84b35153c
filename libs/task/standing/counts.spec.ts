// The official counts: each task once in the total, each part once under its lead.
import { instantAt } from '../../kernel/index.js';
import { assigned, calendar, confirm, extendTo, lead, order, party, report, taskAfter } from '../../../test/support/tasks.js';
import { countStandings, countsByQuarter } from './counts.rule.js';

const LEAD = 'so-tu-phap';
const NONE = {
  doneOnTime: 0,
  doneLate: 0,
  openOnTime: 0,
  openLate: 0,
  milestonePassed: 0,
  noDeadline: 0,
  standing: 0,
  atRisk: 0,
  suspended: 0,
  withdrawn: 0,
  carriedOver: 0,
  unresolved: 0,
};
const at = instantAt('2021-06-28');

const done = (on: string) => taskAfter([assigned({ due: '2021-03-31' }), report(LEAD, on), confirm('so-noi-vu', '2021-06-01')]);
const open = (due: string) => taskAfter([assigned({ due })]);
const joint = taskAfter([
  assigned({ leads: [lead(LEAD), lead('so-y-te')], due: '2021-06-30' }),
  report('so-y-te', '2021-06-02'),
  confirm('so-noi-vu', '2021-06-03'),
]);
const collective = taskAfter([
  assigned({ leads: [lead('so-y-te', 'cac-so'), lead('so-xay-dung', 'cac-so')], due: '2021-03-31' }),
  report('so-xay-dung', '2021-03-30'),
  confirm('so-noi-vu', '2021-04-03'),
]);

describe('the counts', () => {
  it('put each standing in its own column', () => {
    const tasks = [
      done('2021-03-31'),
      done('2021-04-01'),
      open('2021-12-31'),
      open('2021-06-30'),
      open('2021-03-31'),
      taskAfter([assigned({ due: '2021-03-31' }), report(LEAD, '2021-04-05')]),
      taskAfter([assigned({ kind: 'multi-year', due: '2020-12-31' })]),
      taskAfter([assigned({ kind: 'conditional', due: null })]),
      taskAfter([assigned({ kind: 'standing', due: null })]),
      taskAfter([assigned({ kind: 'standing', due: null }), report(LEAD, '2021-04-05'), confirm('so-noi-vu', '2021-04-06')]),
      taskAfter([assigned(), order('SuspendTask', 'ubnd-tinh', '2021-02-01', { reason: '' })]),
      taskAfter([assigned(), order('WithdrawTask', 'ubnd-tinh', '2021-02-01', { reason: '' })]),
      taskAfter([
        assigned(),
        order('CarryOver', 'ubnd-tinh', '2021-02-01', {
          target: { plan: { plan: 'p2', name: '2/KH' }, task: null, document: null },
          document: '1',
        }),
      ]),
      taskAfter([
        assigned(),
        order('CarryOver', 'ubnd-tinh', '2021-02-01', { target: { plan: null, task: null, document: 'Kế hoạch năm 2022' }, document: '1' }),
      ]),
    ];
    const expected = {
      doneOnTime: 1,
      doneLate: 1,
      openOnTime: 2,
      openLate: 2,
      milestonePassed: 1,
      noDeadline: 3,
      standing: 2,
      atRisk: 1,
      suspended: 1,
      withdrawn: 1,
      carriedOver: 2,
      unresolved: 1,
    };
    expect(countStandings(tasks, at, calendar)).toEqual({ total: expected, agencies: [{ id: LEAD, name: 'Sở Tư pháp', ...expected }] });
  });

  it('a joint task counts once in the total and once under each lead', () => {
    expect(countStandings([joint], at, calendar)).toEqual({
      total: { ...NONE, openOnTime: 1, atRisk: 1 },
      agencies: [
        { id: LEAD, name: 'Sở Tư pháp', ...NONE, openOnTime: 1, atRisk: 1 },
        { id: 'so-y-te', name: 'Sở Y tế', ...NONE, doneOnTime: 1 },
      ],
    });
  });

  it("a collective's task counts once in the total and as its own part under each member", () => {
    expect(countStandings([collective], at, calendar)).toEqual({
      total: { ...NONE, openLate: 1 },
      agencies: [
        { id: 'so-y-te', name: 'Sở Y tế', ...NONE, openLate: 1 },
        { id: 'so-xay-dung', name: 'Sở Xây dựng', ...NONE, doneOnTime: 1 },
      ],
    });
  });

  it('a reassigned part counts under its new lead only', () => {
    const moved = taskAfter([
      assigned(),
      order('ReassignLead', 'ubnd-tinh', '2021-04-06', { from: LEAD, to: party('so-y-te'), document: '1', reason: 'x' }),
    ]);
    expect(countStandings([moved], at, calendar).agencies.map((agency) => agency.id)).toEqual(['so-y-te']);
  });

  it('go by the quarter of the day in force, tasks without a day last', () => {
    const tasks = [
      taskAfter([assigned({ kind: 'standing', due: null })]),
      open('2021-12-31'),
      done('2021-03-31'),
      taskAfter([assigned(), extendTo('2021-06-30', '2021-03-01')]),
      open('2020-12-31'),
    ];
    const quarters = countsByQuarter(tasks, at, calendar);
    expect(quarters.map(({ year, quarter }) => [year, quarter])).toEqual([[2020, 4], [2021, 1], [2021, 2], [2021, 4], [null, null]]); // prettier-ignore
    expect(quarters.map(({ total }) => total)).toEqual([
      { ...NONE, openLate: 1 },
      { ...NONE, doneOnTime: 1 },
      { ...NONE, openOnTime: 1, atRisk: 1 },
      { ...NONE, openOnTime: 1 },
      { ...NONE, noDeadline: 1, standing: 1 },
    ]);
  });
});
