// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../../kernel/index.js';
import type { Escalated } from './ladder.views.js';

export abstract class LadderUseCases {
  abstract escalate(task: string, body: unknown, by: Actor): Promise<Escalated>;
}
