// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../../kernel/index.js';

export abstract class PolicyUseCases {
  abstract list(): unknown[];
  abstract schema(): object;
  abstract show(ref: string): unknown;
  abstract check(json: unknown): unknown;
  abstract propose(json: unknown, by: Actor): Promise<unknown>;
  abstract switchOn(ref: string, body: unknown, by: Actor): Promise<unknown>;
  abstract retire(ref: string, body: unknown, by: Actor): Promise<unknown>;
  abstract preview(body: unknown): Promise<unknown[]>;
  abstract move(body: unknown, by: Actor): Promise<{ moves: unknown[]; notMoved: unknown[] }>;
}
