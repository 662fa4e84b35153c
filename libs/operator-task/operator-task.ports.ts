// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class OperatorTaskUseCases {
  abstract list(): unknown[];
  abstract close(key: string, body: unknown, by: Actor): Promise<unknown>;
}
