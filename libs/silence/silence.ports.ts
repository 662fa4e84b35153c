// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class SilenceUseCases {
  abstract list(all: boolean): unknown[];
  abstract start(body: unknown, by: Actor): Promise<unknown>;
  abstract end(silence: string, body: unknown, by: Actor): Promise<unknown>;
}
