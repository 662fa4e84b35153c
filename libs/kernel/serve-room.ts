// The other end of a room: what a process of its own does with each order. It ends when the other end does.
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

export function serveRoom<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.on('message', async (order: Order) => {
    process.send?.('begun');
    process.send?.(await told(order, work));
  });
}
