// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class MessageUseCases {
  abstract list(question: { state?: string | undefined; channel?: string | undefined }): Promise<unknown[]>;
  abstract show(key: string): Promise<unknown>;
  abstract resend(key: string, body: unknown, by: Actor): Promise<unknown>;
}
