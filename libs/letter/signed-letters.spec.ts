// Which letters may be cited about a task.
import { aLetter, anItem, aSignature } from '../../test/support/letters.js';
import { morning } from '../../test/support/tasks.js';
import { signedAbout } from './signed-letters.rule.js';

describe('signed letters about a task', () => {
  const letters = [
    aLetter({ letter: 'a', items: [anItem('t1'), anItem('t2')], signed: aSignature('9/SNV', '2021-04-12') }),
    aLetter({ letter: 'b', items: [anItem('t1')], signed: aSignature('8/SNV', '2021-04-08', '2021-04-20') }),
    aLetter({ letter: 'c', items: [anItem('t1')] }),
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
