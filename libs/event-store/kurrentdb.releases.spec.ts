// How servers differ: what releases of KurrentDB and EventStoreDB call things, know and can do, and how slow or wrong one may be.
import { numbered, open, standIn } from '../../test/support/eventstore/opened.js';
import { everything, refusalOf, sampleEvent } from './port/event-store.contract.js';

it.each([true, false])(
  '(stand-in) knows a position inside a record for what it is, whatever the server calls it (%s)',
  async (plainSpoken) => {
    const store = await open((await standIn({ manners: { plainSpoken } })).port);
    const { position } = await store.append('a', 'none', [numbered(1)]);
    expect(await store.at(position - 1)).toBeNull();
  },
);

it('(stand-in) is not held up by a server whose clock is hours ahead', async () => {
  const store = await open((await standIn({ aheadMs: 5 * 3_600_000 })).port);
  expect((await store.append('a', 'none', [numbered(1)])).revision).toBe(0);
});

it('(stand-in) refuses a server that does not say where the events of a stream lie', async () => {
  const store = await open((await standIn({ manners: { positions: false } })).port);
  await store.append('a', 'none', [numbered(1)]);
  expect(await refusalOf(store.read('a'))).toBe('kurrentdb-too-old');
});

it.each([true, false])('(stand-in) is told the outcome of a write that took the server too long (batches: %s)', async (batch) => {
  const server = await standIn({ batch });
  const store = await open(server.port);
  server.timeOutNextAnswer();
  const answer = await store.append('a', 'none', [numbered(1)]);
  expect(answer.revision).toBe(0);
  expect(await everything(store)).toHaveLength(1);
});

it('(stand-in) works on a server that takes one append a call', async () => {
  const server = await standIn({ batch: false });
  const store = await open(server.port);
  expect((await store.append('a', 'none', [numbered(1), numbered(2)])).revision).toBe(1);
  await expect(store.append('a', 0, [numbered(3)])).rejects.toMatchObject({ actual: 1 });
  expect(await refusalOf(store.append('a', 1, [sampleEvent({ text: 'x'.repeat(1024 * 1024) })]))).toBe('append-too-large');
  expect(server.calls).not.toContain('batchAppend');
});
