// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { MessageView, MessageWithHistory } from './message.views.js';

export abstract class MessageUseCases {
  abstract list(question: { state?: string | undefined; channel?: string | undefined }): Promise<MessageView[]>;
  abstract show(key: string): Promise<MessageWithHistory>;
  abstract resend(key: string, body: unknown, by: Actor): Promise<MessageView>;
}
