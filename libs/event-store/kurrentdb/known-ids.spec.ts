// What a process remembers of the streams is a beginning of each, and bounded over all of them.
import { sampleEvent } from '../port/event-store.contract.js';
import { KnownIds } from './known-ids.js';

const events = (count: number) => Array.from({ length: count }, (_, n) => sampleEvent({ n }));
const idsOf = (given: readonly { id: string }[]) => given.map(({ id }) => id);

it('knows a beginning of a stream without gaps, whatever comes twice or too early', () => {
  const known = new KnownIds();
  const [one, two, three, four] = events(4) as [never, never, never, never];
  known.note('a', 2, idsOf([three]));
  expect(known.next('a')).toBe(0);
  known.note('a', 0, idsOf([one, two]));
  known.note('a', 1, idsOf([two, three]));
  known.note('a', 0, idsOf([one]));
  expect(known.next('a')).toBe(3);
  expect(known.find('a', [two, three])).toBe(2);
  expect(known.find('a', [four])).toBeNull();
  expect(known.find('b', [one])).toBeNull();
  for (const mixed of [
    [three, four],
    [four, one],
    [one, three],
  ])
    expect(() => known.find('a', mixed)).toThrow('event-id-reused');
});

it('forgets the streams that nothing was noted of for long, and never the last one', () => {
  const known = new KnownIds();
  const total = 250_000;
  for (let n = 0; n < total; n += 1) {
    known.note(`s${n}`, 0, [`${n}`]);
    known.note('often', n, [`o${n}`]);
    // What joins nothing takes no place.
    known.note(`x${n}`, 1, [`${n}`]);
  }
  const kept = Array.from({ length: total }, (_, n) => known.next(`s${n}`));
  expect(kept.filter((next) => next > 0).length).toBeLessThanOrEqual(100_000);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(1);
  expect(known.next('often')).toBe(total);
});
