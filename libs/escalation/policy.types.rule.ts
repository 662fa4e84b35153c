// An escalation policy as data: who must know, when, by what channel. The default is policies/default.json.

/** Relative to one lead's part of a task. */
export type RecipientRole =
  | 'lead-contact' | 'lead-head' | 'coordinator' | 'overseer-contact' | 'overseer-head' | 'office-chief' | 'vice-chair' | 'chair';

export type ChannelName = 'email' | 'sms';

/** Working days count from the last working day on or before the nominal day (`beforeDue`) or from the effective day (`afterDue`). */
export type StepTime = { on: 'assignment' } | { on: 'no-acceptance'; workingDays: number } | { beforeDue: number } | { afterDue: number };

export interface PolicyRecipient {
  role: RecipientRole;
  channels: ChannelName[];
  /** Told for information only; never asked to act. */
  copy?: boolean;
}

export interface PolicyStep {
  /** Number of the rung, 0 to 7 in the default. Several steps may share a rung. */
  step: number;
  /** Names the wording of the notice: `assigned`, `not-accepted`, `reminder`, `due-soon`, `due-tomorrow`, `late`, `urge`, `explain`, `sanction`. */
  kind: string;
  when: StepTime;
  to: PolicyRecipient[];
}

/** When `lead` leads the task, recipients with role `from` become `to` (or nobody) on steps `steps`. */
export interface PolicyConflict {
  lead: string;
  steps: number[];
  replace: Partial<Record<RecipientRole, RecipientRole | null>>;
}

export interface EscalationPolicy {
  id: string;
  version: number;
  name: string;
  /** `HH:MM` in Viet Nam, on working days. */
  sendAt: string;
  steps: PolicyStep[];
  conflicts: PolicyConflict[];
}
