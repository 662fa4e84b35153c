// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { SilenceView } from './silence.views.js';

export abstract class SilenceUseCases {
  abstract list(all: boolean): SilenceView[];
  abstract start(body: unknown, by: Actor): Promise<SilenceView>;
  abstract end(silence: string, body: unknown, by: Actor): Promise<SilenceView>;
}
