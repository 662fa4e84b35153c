// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.

export abstract class AuditUseCases {
  abstract find(question: unknown): Promise<{ events: unknown[]; more: boolean }>;
}
