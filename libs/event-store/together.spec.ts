// A bounded pool: what is slow holds up only its own place, and no failure goes unseen.
import { together } from './together.js';

interface Hand {
  promise: Promise<void>;
  done: () => void;
  fail: (error: Error) => void;
}

function hand(): Hand {
  let [done, fail]: [() => void, (error: Error) => void] = [() => undefined, () => undefined];
  const promise = new Promise<void>((resolve, reject) => ([done, fail] = [resolve, reject]));
  return { promise, done, fail };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('begins the next as soon as one is done, however long the slowest takes', async () => {
  const slow = hand();
  const begun: number[] = [];
  const all = together([...Array(1_000).keys()], (item) => {
    begun.push(item);
    return item === 0 ? slow.promise : Promise.resolve();
  });
  await settled();
  expect(begun).toHaveLength(1_000);
  slow.done();
  await all;
});

it('has no more than 256 under way at once', async () => {
  const hands = [...Array(300).keys()].map(hand);
  let begun = 0;
  const all = together(hands, ({ promise }) => ((begun += 1), promise));
  await settled();
  expect(begun).toBe(256);
  hands[0]!.done();
  await settled();
  expect(begun).toBe(257);
  for (const { done } of hands) done();
  await all;
  expect(begun).toBe(300);
});

it('after a failure begins no more, waits for those under way, and throws the first', async () => {
  const hands = [...Array(400).keys()].map(hand);
  let begun = 0;
  let over = false;
  const all = together(hands, ({ promise }) => ((begun += 1), promise));
  const outcome = all.then(
    () => 'well',
    (error: Error) => error.message,
  );
  void outcome.then(() => (over = true));
  await settled();
  hands[3]!.fail(new Error('the first'));
  hands[7]!.fail(new Error('the second'));
  await settled();
  expect([begun, over]).toEqual([256, false]);
  for (const { done } of hands) done();
  expect(await outcome).toBe('the first');
  expect(begun).toBe(256);
});

it('is done at once when there is nothing to do', async () => {
  await together([], () => Promise.reject(new Error('never')));
});
