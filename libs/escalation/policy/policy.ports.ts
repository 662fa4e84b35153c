// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../../kernel/index.js';
import type { Move, Moved } from './move.views.js';
import type { PolicyBrief, PolicyChecked, PolicyView } from './policy.views.js';

export abstract class PolicyUseCases {
  abstract list(): PolicyBrief[];
  abstract schema(): object;
  abstract show(ref: string): PolicyView;
  abstract check(json: unknown): PolicyChecked;
  abstract propose(json: unknown, by: Actor): Promise<PolicyBrief>;
  abstract switchOn(ref: string, body: unknown, by: Actor): Promise<PolicyBrief>;
  abstract retire(ref: string, body: unknown, by: Actor): Promise<PolicyBrief>;
  abstract preview(body: unknown): Promise<Move[]>;
  abstract move(body: unknown, by: Actor): Promise<Moved>;
}
