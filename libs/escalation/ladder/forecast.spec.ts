// A day that a document fixes, played ahead: the same steps as the ladder then takes.
import { assigned, calendar, morning, order, taskAfter } from '../../../test/support/tasks.js';
import { defaultPolicy, ladderWorld } from '../../../test/support/ladders.js';
import { newDay } from '../../task/facts/task.commands.js';
import { printInstant } from '../../kernel/index.js';
import { forecast } from './forecast.rule.js';

const conditional = assigned({ kind: 'conditional', due: null, coordinators: [] });
const accept = order('AcceptTask', 'so-tu-phap', '2021-01-05', {});
const set = (to: string, when: string) => order('SetDeadline', 'so-noi-vu', when, { to: newDay(calendar, to), document: '99/BNV' });
const around = { policy: defaultPolicy, calendar };

function steps(to: string, when: string) {
  const task = taskAfter([conditional, accept, set(to, when)]);
  return forecast(null, task, task.parts[0]!, around, morning(when));
}

it('says what comes when and who is told', () => {
  expect(
    steps('2021-09-30', '2021-08-02')
      .filter(({ kind }) => kind !== 'assigned')
      .map(({ at, kind, told }) => [printInstant(at), kind, told.length]),
  ).toEqual([
    // Those who are told of the day itself; not whoever set it.
    ['08:00 02/08/2021', 'deadline-set', 2],
    ['08:00 16/09/2021', 'reminder', 1],
    ['08:00 23/09/2021', 'due-soon', 3],
    ['08:00 29/09/2021', 'due-tomorrow', 2],
    ['08:00 01/10/2021', 'late', 2],
    ['08:00 07/10/2021', 'urge', 2],
    ['08:00 14/10/2021', 'explain', 1],
    ['08:00 28/10/2021', 'sanction', 1],
  ]);
});

it('says at once what is near already, only the highest step for each', () => {
  const [first] = steps('2021-08-06', '2021-08-02').filter(({ kind }) => kind !== 'assigned' && kind !== 'deadline-set');
  expect(first).toMatchObject({ kind: 'due-soon', at: '2021-08-03T01:00:00.000Z' });
});

it('is what then happens', () => {
  const commands = [conditional, accept, set('2021-03-31', '2021-03-01')];
  const world = ladderWorld(commands, defaultPolicy);
  world.run(morning('2021-01-04'), morning('2021-05-05'), 60);
  const happened = world.notices
    .filter(({ raisedAt }) => raisedAt >= morning('2021-03-01'))
    .map(({ raisedAt, kind, role, to }) => `${raisedAt} ${kind} ${role} ${to}`);
  const task = taskAfter(commands);
  const row = ladderWorld([conditional, accept], defaultPolicy);
  row.run(morning('2021-01-04'), morning('2021-02-26'), 60);
  const foretold = forecast(row.row('so-tu-phap'), task, task.parts[0]!, around, morning('2021-03-01')).flatMap(({ at, kind, told }) =>
    told.map(({ role, agency }) => `${at} ${kind} ${role} ${agency}`),
  );
  expect([...new Set(foretold)].sort()).toEqual([...new Set(happened)].sort());
});
