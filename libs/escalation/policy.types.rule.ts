// An escalation policy as data: who must know, when, by what channel. The default is policies/default.json.

export const ROLES = [
  'lead-contact',
  'lead-head',
  'coordinator',
  'overseer-contact',
  'overseer-head',
  'office-chief',
  'vice-chair',
  'chair',
] as const;

/** Relative to one lead's part of a task. */
export type RecipientRole = (typeof ROLES)[number];

export const CHANNELS = ['email', 'sms', 'webhook'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Working days count from the last working day on or before the nominal day (`beforeDue`) or from the effective day (`afterDue`). */
export type StepTime = { on: 'assignment' } | { on: 'no-acceptance'; workingDays: number } | { beforeDue: number } | { afterDue: number };

export interface PolicyRecipient {
  role: RecipientRole;
  channels: ChannelName[];
  /** Told for information only; never asked to act. */
  copy?: boolean | undefined;
}

export interface PolicyStep {
  /** Number of the rung, 0 to 7 in the default. Several steps may share a rung, but not a kind as well. */
  step: number;
  /** Names the wording of the notice: `assigned`, `not-accepted`, `reminder`, `due-soon`, `due-tomorrow`, `late`, `urge`, `explain`, `sanction`. */
  kind: string;
  when: StepTime;
  to: PolicyRecipient[];
}

/** When `lead` leads the part, recipients with role `from` become `to` (or nobody) on steps `steps`. */
export interface PolicyConflict {
  lead: string;
  steps: number[];
  replace: Partial<Record<RecipientRole, RecipientRole | null>>;
}

export interface EscalationPolicy {
  id: string;
  version: number;
  name: string;
  /** `HH:MM` in Viet Nam, on working days: when steps that count days come due, and when sending begins. */
  sendAt: string;
  /** `HH:MM`: when sending ends; what comes up later waits for the next `sendAt`. */
  sendUntil: string;
  /** Agencies behind the roles that are not relative to the task. */
  offices: { 'office-chief': string };
  /** In order of time: the later one outranks the earlier. */
  steps: PolicyStep[];
  conflicts: PolicyConflict[];
}

/** How events name the policy they were computed with. */
export const policyRef = (policy: EscalationPolicy): string => `${policy.id}@${policy.version}`;
