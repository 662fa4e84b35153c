// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class LetterUseCases {
  abstract list(question: { agency?: string; drafts?: boolean }): unknown[];
  abstract show(letter: string): unknown;
  abstract docx(letter: string): Promise<Buffer>;
  abstract sign(letter: string, body: unknown, by: Actor): Promise<unknown>;
}
