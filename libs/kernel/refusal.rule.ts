// A refusal is a named value: a rule said no. It is data, not an exception, until an edge turns it into an answer.

/** `code` names the sentence in libs/texts; `params` fill it. */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const refuse = (code: string, params: Record<string, string | number> = {}): Refusal => ({ refused: true, code, params });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;

/** A refusal carried through code that can only throw: readers, adapters, the edge itself. */
export class RefusedError extends Error {
  constructor(
    readonly refusal: Refusal,
    options?: ErrorOptions,
  ) {
    super(refusal.code, options);
    this.name = 'RefusedError';
  }
}

/** What was answered, or the refusal as an error for the edge to put into words. */
export function orThrow<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}
