// Which letters may be cited about a task.
import { morning, party } from '../../test/support/tasks.js';
import type { LetterRow } from './letter.state.rule.js';
import { signedAbout } from './signed-letters.rule.js';

const letter = (id: string, tasks: string[], signed: { number: string; date: string; recorded: string } | null): LetterRow => ({
  letter: id,
  day: '2021-04-07',
  agency: party('so-tu-phap'),
  issuer: party('so-noi-vu'),
  superior: null,
  kind: 'urge',
  items: tasks.map((task) => ({ task, code: '', title: '', plan: '', due: '2021-03-31', calendarDays: 7, workingDays: 5 })),
  draftedAt: morning('2021-04-07'),
  signed: signed && { number: signed.number, date: signed.date, at: morning(signed.recorded), by: 'lan' },
});

describe('signed letters about a task', () => {
  const letters = [
    letter('a', ['t1', 't2'], { number: '9/SNV', date: '2021-04-12', recorded: '2021-04-12' }),
    letter('b', ['t1'], { number: '8/SNV', date: '2021-04-08', recorded: '2021-04-20' }),
    letter('c', ['t1'], null),
  ];
  const numbers = (task: string, day: string) => signedAbout(task, letters, morning(day)).map(({ number }) => number);

  it('are those that name it and were signed, by their dates', () => {
    expect(numbers('t1', '2021-04-30')).toEqual(['8/SNV', '9/SNV']);
    expect(numbers('t2', '2021-04-30')).toEqual(['9/SNV']);
    expect(numbers('t3', '2021-04-30')).toEqual([]);
  });

  it('are not known before they are recorded', () => {
    expect(numbers('t1', '2021-04-11')).toEqual([]);
    expect(numbers('t1', '2021-04-13')).toEqual(['9/SNV']);
  });
});
