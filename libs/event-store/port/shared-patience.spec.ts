// What the calls of one request have waited together.
import { forSeveral, isRequest, noted, noteWait, sharingPatience, Waited, waitedMs } from './shared-patience.js';

describe('what was waited', () => {
  it.each([
    [
      'one after the other',
      [
        [0, 100],
        [200, 250],
      ],
      150,
    ],
    [
      'beside each other',
      [
        [0, 100],
        [50, 120],
      ],
      120,
    ],
    [
      'one within the other',
      [
        [0, 100],
        [20, 80],
      ],
      100,
    ],
    [
      'at once',
      [
        [0, 100],
        [0, 100],
        [0, 100],
      ],
      100,
    ],
    ['not at all', [], 0],
  ] as [string, [number, number][], number][])('%s is counted once', (_, waits, total) => {
    const waited = new Waited();
    for (const [from, to] of waits) waited.add(from, to);
    expect(waited.ms).toBe(total);
  });
});

it('belongs to its request, and to nobody outside', async () => {
  noteWait(0, 5000, true);
  expect([waitedMs(), isRequest()]).toEqual([0, false]);
  const others = await Promise.all(
    [3000, 400].map((ms) =>
      sharingPatience(async () => {
        noteWait(0, ms, true);
        await Promise.resolve();
        expect(forSeveral(() => [waitedMs(), isRequest()])).toEqual([0, false]);
        return waitedMs();
      }),
    ),
  );
  expect(others).toEqual([3000, 400]);
});

it('is nothing where the log answers promptly', async () => {
  await sharingPatience(async () => {
    noteWait(0, 900, false);
    await noted(Promise.resolve());
    expect(waitedMs()).toBe(0);
    noteWait(0, 900, true);
    expect(waitedMs()).toBe(900);
  });
});
