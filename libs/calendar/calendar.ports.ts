// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class CalendarUseCases {
  abstract show(): unknown;
  abstract schema(): object;
  abstract year(year: string): unknown;
  abstract check(json: unknown): unknown;
  abstract preview(json: unknown): Promise<unknown>;
  abstract load(body: unknown, by: Actor): Promise<unknown>;
}
