// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { OperatorTaskView } from './operator-task.views.js';

export abstract class OperatorTaskUseCases {
  abstract list(): OperatorTaskView[];
  abstract close(key: string, body: unknown, by: Actor): Promise<OperatorTaskView>;
}
