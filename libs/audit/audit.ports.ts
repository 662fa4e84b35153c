// What may be asked here; the application answers. Refusals are thrown as RefusedError.
import type { TrailEntry } from './trail.views.js';

export abstract class AuditUseCases {
  abstract find(question: unknown): Promise<{ events: TrailEntry[]; more: boolean }>;
}
