// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export interface Versioned {
  revision: number;
}

export abstract class PlanUseCases {
  abstract list(): unknown;
  abstract show(plan: string, language: string | undefined): Versioned;
  abstract amendment(plan: string, amendment: number | null, language: string | undefined): Promise<Versioned>;
  /** A document as base64. `signal` tells that whoever sent it has gone: then it is read no further. */
  abstract import(body: unknown, by: Actor, signal: AbortSignal): Promise<Versioned>;
  abstract amend(plan: string, body: unknown, by: Actor, language: string | undefined, signal: AbortSignal): Promise<Versioned>;
  abstract decide(plan: string, body: unknown, by: Actor): Promise<Versioned>;
  abstract takeBack(plan: string, body: unknown, by: Actor): Promise<Versioned>;
  abstract approve(plan: string, body: unknown, by: Actor): Promise<Versioned>;
  abstract discard(plan: string, body: unknown, by: Actor): Promise<Versioned>;
  abstract applyAmendment(plan: string, amendment: number, body: unknown, by: Actor, language: string | undefined): Promise<Versioned>;
}
