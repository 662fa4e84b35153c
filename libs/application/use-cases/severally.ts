// One request that gives several orders, each recorded by itself: what was recorded, and of the rest why not, is answered truly.
import { orThrow, RefusedError, refuse, type Refusal } from '../../kernel/index.js';
import { texts, type Texts } from '../../texts/index.js';
import { isInfrastructure } from '../../engine/turn/infrastructure.rule.js';

/** One of several that was not recorded, and why. `down`: nobody has decided against it, the log was away or full. */
export interface NotDone<Order> {
  order: Order;
  refusal: Refusal;
  down: boolean;
}

export interface Severally<Order, Done> {
  done: { order: Order; result: Done }[];
  notDone: NotDone<Order>[];
}

/** What went wrong with one of several says with which; what is no refusal is our own fault, and no business of whoever asked. */
export function oneOfSeveral(task: string, error: unknown): Refusal {
  const said = (language: 'vi' | 'en', fault: string): string =>
    error instanceof RefusedError ? texts(language).refusal(error.refusal) : fault;
  return refuse('task.one-of-several', { task, vi: said('vi', 'lỗi chương trình'), en: said('en', 'a fault of the program') });
}

/**
 * Gives one order after the other, and goes on behind one that fails.
 * @param before whether some of the request was recorded when it was given before
 * @throws what the first failed with, when nothing is recorded: then nothing has been done and the error says all
 */
export async function severally<Order, Done extends object>(
  orders: readonly Order[],
  nameOf: (order: Order) => string,
  give: (order: Order) => Promise<Done | Refusal>,
  before = false,
): Promise<Severally<Order, Done>> {
  const answer: Severally<Order, Done> = { done: [], notDone: [] };
  let first: { error: unknown } | null = null;
  for (const order of orders) {
    try {
      const result = orThrow(await give(order));
      answer.done.push({ order, result });
    } catch (error) {
      first ??= { error };
      answer.notDone.push({ order, refusal: oneOfSeveral(nameOf(order), error), down: isInfrastructure(error) });
    }
  }
  if (first && answer.done.length === 0 && !before) throw first.error;
  return answer;
}

/** As the edges say it. */
export const detailOf = ({ refusal }: NotDone<unknown>, words: Texts): { code: string; detail: string } => ({
  code: refusal.code,
  detail: words.refusal(refusal),
});
