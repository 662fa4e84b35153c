import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { SYSTEM, type Actor } from '../kernel/index.js';
import { assignment, by } from '../../test/support/tasks.js';
import { readCalendar } from '../deadline/calendars/calendar.reader.js';
import type { TaskState } from './facts/task.state.rule.js';
import { taskService } from './task.service.js';

const NOW = '2021-04-12T01:00:00.000Z';

it('an order that is given again under its key is answered as before, whatever has become of what it names', async () => {
  const store = openMemoryEventStore();
  const known = new Map<string, TaskState>();
  const tasks = taskService({
    store,
    calendar: () => readCalendar(),
    directory: () => ({ agencies: [], contacts: [], overseers: [], authority: '' }),
    taskOf: (task) => known.get(task) ?? null,
    planOf: () => null,
  });
  for (const [task, row] of [
    ['p.r01', 1],
    ['p.r02', 2],
  ] as const)
    known.set(task, ((await tasks.assign(task, assignment({ row }), SYSTEM, NOW, null)) as { state: TaskState }).state);
  // Each time the request comes anew, as it does over the network.
  const order = (body: object, key = 'k') => {
    const asking: Actor = { ...by('ubnd-tinh'), request: { key, body: JSON.stringify(body) } };
    return tasks.order('set-predecessors', 'p.r01', body, asking, NOW);
  };
  const first = await order({ predecessors: ['p.r02'] });
  known.delete('p.r02');
  expect(await order({ predecessors: ['p.r02'] })).toEqual(first);
  expect(first).toMatchObject({ events: [{ type: 'PredecessorsSet' }] });
  // Another order, or the same under another key, is looked at as any.
  expect(await order({ predecessors: ['p.r02'] }, 'l')).toMatchObject({ code: 'task.predecessor-unknown' });
  expect(await order({ predecessors: ['p.r03'] })).toMatchObject({ code: 'task.predecessor-unknown' });
});
