// What is due and waits behind something that is not understood does not stand in the way of what is due and does not.
import { sampleEvent } from '../../event-store/port/event-store.contract.js';
import { openMemoryEventStore } from '../../event-store/memory/memory.event-store.js';
import { openProjections } from '../../event-store/projections/projections.js';
import { upcastingEventStore } from '../../event-store/wrapping/upcasting.event-store.js';
import type { Projection } from '../../kernel/index.js';
import { lookAtAll } from './due.js';
import type { Application } from '../../application/ports/application.types.js';

interface Row {
  stream: string;
  wakeAt: string | null;
}

/** An event says when to look at its stream, or that it was looked at. */
const rows: Projection<Row> = {
  name: 'rows',
  version: 1,
  keys: ({ stream }) => [stream],
  evolve: (_, { stream, data }) => ({ stream, wakeAt: (data as { at: string | null }).at }),
  indexes: { wakeAt: ({ wakeAt }) => wakeAt },
};

const NOW = '2021-04-01T01:00:00.000Z';

async function open(streams: readonly { stream: string; at: string; strange: boolean }[]) {
  const log = openMemoryEventStore();
  for (const { stream, at, strange } of streams) {
    await log.append(stream, 'none', [sampleEvent({ at }, { type: 'Looked' })]);
    if (strange) await log.append(stream, 0, [sampleEvent({}, { type: 'Strange' })]);
  }
  const store = upcastingEventStore(log, [], { Looked: 1 });
  const projections = openProjections(':memory:', [rows]);
  const application = { projections, catchUp: async () => void (await projections.catchUp(store)) } as unknown as Application;
  await application.catchUp();
  return { log, application };
}

const many = Array.from({ length: 1_000 }, (_, n) => ({ stream: `a${n}`, at: '2021-03-01T01:00:00.000Z', strange: true }));

it('looks at what is due behind a thousand that wait', async () => {
  const { log, application } = await open([...many, { stream: 'b', at: '2021-03-31T01:00:00.000Z', strange: false }]);
  const looked: string[] = [];
  await lookAtAll(
    rows,
    NOW,
    ({ stream }) => [stream],
    application,
    async (due) => {
      for (const { stream } of due) {
        looked.push(stream);
        await log.append(stream, 'any', [sampleEvent({ at: null }, { type: 'Looked' })]);
      }
    },
  );
  expect(looked).toEqual(['b']);
});

it('ends when a look changes nothing', async () => {
  const { application } = await open([{ stream: 'b', at: NOW, strange: false }]);
  let looks = 0;
  await lookAtAll(
    rows,
    NOW,
    ({ stream }) => [stream],
    application,
    async () => void (looks += 1),
  );
  expect(looks).toBe(1);
});
