// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.

export abstract class SmsCallbackUseCases {
  /** False when the secret is wrong or the call reports nothing. */
  abstract report(token: string, body: unknown): Promise<boolean>;
}
