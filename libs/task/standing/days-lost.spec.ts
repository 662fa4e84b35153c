// Whose the lost days are: examples an official would reckon by hand. 31/03/2021 is the day; April has a holiday on the 21st.
import { assigned, by, calendar, morning, order, party, report, taskAfter } from '../../../test/support/tasks.js';
import { daysLost } from './days-lost.rule.js';
import type { TaskCommand } from '../facts/task.commands.js';

const start = (since: string, agency = 'so-tai-chinh', when = since, document = '5/STP'): TaskCommand =>
  order('StartWait', 'so-tu-phap', when, { agency: party(agency), since, document, note: '' });
const end = (on: string, wait?: number, when = on): TaskCommand => order('EndWait', 'so-tu-phap', when, { on, wait });

function shares(day: string, ...commands: TaskCommand[]) {
  const task = taskAfter([assigned(), ...commands]);
  return daysLost(task, task.parts[0]!, morning(day), calendar).map(
    ({ role, agency, calendar: days, working, confirmed }) =>
      `${role} ${agency} ${days}/${working}${confirmed === false ? ' unconfirmed' : ''}`,
  );
}

describe('the days lost', () => {
  it("are the lead's when it waited for nobody", () => expect(shares('2021-04-10')).toEqual(['lead so-tu-phap 10/7']));

  it("are nobody's while nothing is late", () => expect(shares('2021-03-31', start('2021-03-01'))).toEqual([]));

  it('of a wait before the day count only after it', () =>
    expect(shares('2021-04-10', start('2021-03-20'), end('2021-04-05'))).toEqual([
      'waited-for so-tai-chinh 5/3 unconfirmed',
      'lead so-tu-phap 5/4',
    ]));

  it('of a wait that ended before the day count nothing', () =>
    expect(shares('2021-04-10', start('2021-03-20'), end('2021-03-25'))).toEqual(['lead so-tu-phap 10/7']));

  it('of a wait after the day begin the day after it began', () =>
    expect(shares('2021-04-10', start('2021-04-06'))).toEqual(['lead so-tu-phap 6/4', 'waited-for so-tai-chinh 4/3 unconfirmed']));

  it('of two waits at once belong to the one that began first', () =>
    expect(shares('2021-04-10', start('2021-04-01'), start('2021-04-03', 'so-y-te'), end('2021-04-05', 1))).toEqual([
      'lead so-tu-phap 1/1',
      'waited-for so-tai-chinh 4/2 unconfirmed',
      'waited-for so-y-te 5/4 unconfirmed',
    ]));

  it('of a confirmed wait are marked so, of a refused one go back to the lead', () => {
    const confirmed = order('ConfirmWait', 'so-noi-vu', '2021-04-08', { wait: 1, until: '2021-04-05' });
    expect(shares('2021-04-10', start('2021-03-20'), confirmed)).toEqual(['waited-for so-tai-chinh 5/3', 'lead so-tu-phap 5/4']);
    const refused = order('RefuseWait', 'so-noi-vu', '2021-04-08', { wait: 1, reason: 'Không có công văn' });
    expect(shares('2021-04-10', start('2021-03-20'), refused)).toEqual(['lead so-tu-phap 10/7']);
  });

  it('stop at the day of the report', () =>
    expect(shares('2021-05-10', start('2021-04-01'), report('so-tu-phap', '2021-04-05'))).toEqual([
      'lead so-tu-phap 1/1',
      'waited-for so-tai-chinh 4/2 unconfirmed',
    ]));

  it('of a part that changed hands stay with the old lead up to that day, its waits included', () => {
    const task = taskAfter([
      assigned(),
      start('2021-04-02'),
      order('ReassignLead', 'ubnd-tinh', '2021-04-06', { from: 'so-tu-phap', to: party('so-xay-dung'), document: '9/QĐ', reason: 'x' }),
      order('StartWait', 'so-xay-dung', '2021-04-08', { agency: party('so-y-te'), since: '2021-04-08', document: '7/SXD', note: '' }),
    ]);
    expect(daysLost(task, task.parts[0]!, morning('2021-04-10'), calendar)).toMatchObject([
      { role: 'former-lead', agency: 'so-tu-phap', calendar: 2, working: 2 },
      { role: 'waited-for', agency: 'so-tai-chinh', calendar: 4, working: 2, papers: ['5/STP'] },
      { role: 'lead', agency: 'so-xay-dung', calendar: 2, working: 2 },
      { role: 'waited-for', agency: 'so-y-te', calendar: 2, working: 1, papers: ['7/SXD'] },
    ]);
  });

  it('is told by the lead, with a paper, about another agency, and judged by the overseer', () => {
    const task = taskAfter([assigned(), start('2021-03-20')]);
    expect(task.parts[0]?.waits).toEqual([
      {
        wait: 1,
        agency: party('so-tai-chinh'),
        since: '2021-03-20',
        until: null,
        paper: { number: '5/STP', date: null },
        note: '',
        verdict: 'unconfirmed',
      },
    ]);
    expect(by('so-noi-vu').agency).toBe('so-noi-vu');
  });
});
