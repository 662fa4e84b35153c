// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { LetterView, LetterWithText } from './letter.views.js';

export abstract class LetterUseCases {
  abstract list(question: { agency?: string; drafts?: boolean }): LetterView[];
  abstract show(letter: string): LetterWithText;
  abstract docx(letter: string): Promise<Buffer>;
  abstract sign(letter: string, body: unknown, by: Actor): Promise<LetterView>;
}
