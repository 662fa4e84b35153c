// A TCP proxy that does to connections what networks do: cuts them, turns them away, or swallows what they carry.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttableProxy {
  port: number;
  /** Cuts what stands; new connections are taken. */
  cut(): void;
  /** Cuts what stands and turns away whoever comes, until it is opened. */
  shut(): void;
  /** Keeps every connection, and what it carries, until it is opened. */
  stall(): void;
  open(): void;
  /** Resolves when so many have been turned away since it was shut. */
  turnedAway(count: number): Promise<void>;
  close(): Promise<void>;
}

type Pair = readonly [Socket, Socket];

export async function cuttableProxy(target: number): Promise<CuttableProxy> {
  const pairs = new Set<Pair>();
  let way: 'open' | 'stalled' | 'shut' = 'open';
  let turnedAway = 0;
  let waiting: { count: number; resolve: () => void }[] = [];
  const ends = ([inner, outer]: Pair): Pair[] => [
    [inner, outer],
    [outer, inner],
  ];

  const server = createServer((inner) => {
    // The other end going away is what this is for.
    inner.on('error', () => inner.destroy());
    if (way === 'shut') {
      inner.destroy();
      turnedAway += 1;
      waiting = waiting.filter(({ count, resolve }) => count > turnedAway || void resolve());
      return;
    }
    const pair: Pair = [inner, connect(target, '127.0.0.1')];
    pairs.add(pair);
    for (const [one, other] of ends(pair)) {
      one.on('error', () => one.destroy()).on('close', () => (pairs.delete(pair), other.destroy()));
      if (way === 'open') one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = (): void => [...pairs].flat().forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    shut() {
      way = 'shut';
      turnedAway = 0;
      cut();
    },
    stall() {
      way = 'stalled';
      for (const [one] of [...pairs].flatMap(ends)) one.unpipe().pause();
    },
    open() {
      if (way === 'stalled') for (const [one, other] of [...pairs].flatMap(ends)) one.pipe(other);
      way = 'open';
    },
    turnedAway: (count) =>
      new Promise((resolve) => {
        if (turnedAway >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    async close() {
      server.close();
      cut();
    },
  };
}
