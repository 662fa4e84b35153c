// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { AmendmentView, PlanBrief, PlanView } from './plan.views.js';

export abstract class PlanUseCases {
  abstract list(): PlanBrief[];
  abstract show(plan: string, language: string | undefined): PlanView;
  abstract amendment(plan: string, amendment: number | null, language: string | undefined): Promise<AmendmentView>;
  /** A document as base64. `signal` tells that whoever sent it has gone: then it is read no further. */
  abstract import(body: unknown, by: Actor, signal: AbortSignal): Promise<PlanBrief>;
  abstract amend(plan: string, body: unknown, by: Actor, language: string | undefined, signal: AbortSignal): Promise<AmendmentView>;
  abstract decide(plan: string, body: unknown, by: Actor): Promise<PlanBrief>;
  abstract takeBack(plan: string, body: unknown, by: Actor): Promise<PlanBrief>;
  abstract approve(plan: string, body: unknown, by: Actor): Promise<PlanBrief>;
  abstract discard(plan: string, body: unknown, by: Actor): Promise<PlanBrief>;
  abstract applyAmendment(plan: string, amendment: number, body: unknown, by: Actor, language: string | undefined): Promise<AmendmentView>;
}
