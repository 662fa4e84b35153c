// The other end of a room: what a process of its own does with each order. It ends when the other end does, also in the midst of an order.
import { Worker } from 'node:worker_threads';
import { RefusedError } from './refusal.rule.js';
import type { Told } from './work-room.js';

async function told<Order, Answer>(order: Order, work: (order: Order) => Promise<Answer>): Promise<Told<Answer>> {
  try {
    return { answer: await work(order) };
  } catch (error) {
    if (error instanceof RefusedError) return { refusal: error.refusal };
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { fault: { message, stack } };
  }
}

const WATCH_MS = 1_000;

/**
 * Whoever works hears of nothing meanwhile, not even that the other end was killed: a thread looks whether it is still the parent. Its text
 * stands here because it must run as it is, wherever this file is built to.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
setInterval(() => { if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL'); }, workerData.every);
`;

function endWithParent(): void {
  new Worker(WATCH, { eval: true, workerData: { parent: process.ppid, every: WATCH_MS }, stdin: false }).unref();
}

export function serveRoom<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  endWithParent();
  process.on('message', async (order: Order) => {
    process.send?.('begun');
    process.send?.(await told(order, work));
  });
}
