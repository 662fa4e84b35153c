// An escalation policy as data: who must know, when, by what channel. The default is policies/default.json.
import type { RiskSettings } from '../../task/standing/risk.rule.js';
import type { NewsKind } from '../../task/facts/news.types.rule.js';
import type { DeadlineKind } from '../../deadline/reading/deadline.types.rule.js';

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

/** Channels describe themselves elsewhere; a policy knows them by name only. */
export type ChannelName = string;

/** The printed day, or the day that counts in law after rest days. */
export type DueDay = 'nominal' | 'effective';

/**
 * Working days. `beforeDue` counts back from the last working day on or before the nominal day, `afterDue` forward from the
 * effective day, unless `day` says otherwise.
 */
export type StepTime =
  | { on: 'assignment' }
  | { on: 'no-acceptance'; workingDays: number }
  /** Nothing was heard of the part for so long: neither progress, nor acceptance, nor a report. */
  | { on: 'no-progress'; workingDays: number }
  /** The deadline has no day yet: asked on the first working day of each period after the assignment. */
  | { on: 'undetermined'; every: 'month' | 'quarter' }
  /** A request for explanation has waited so long for the lead, and its day has passed; 0: on the day it was opened. */
  | { on: 'unexplained'; workingDays: number }
  | NewsTime
  | { beforeDue: number; day?: DueDay | undefined }
  /** `orAfter`: sooner, on the morning after the part was told `times` times on steps of these kinds, whatever the deadline was then, and everybody below was told. */
  | { afterDue: number; day?: DueDay | undefined; orAfter?: { times: number; kinds: string[] } | undefined }
  /** About a periodic report that an agency owes, not about a task; `after` only while it is missing. */
  | { reportDue: { before: number } | { after: number } };

/** Something has happened to the part or its task: told so many working days later, at once when it is not said, if it is still so then. */
export interface NewsTime {
  on: NewsKind;
  workingDays?: number | undefined;
}

export interface PolicyRecipient {
  role: RecipientRole;
  /** All of them are used. */
  channels: ChannelName[];
  /** Tried in order when the first channel has no address or fails for good. */
  fallback?: ChannelName[] | undefined;
  /** Told for information only; never asked to act. */
  copy?: boolean | undefined;
}

/** Which tasks a step is for; all that is stated must hold. */
export interface StepConditions {
  /** Fields of the plan, as it prints them. */
  fields?: string[] | undefined;
  plans?: string[] | undefined;
  /** Lead agencies. */
  agencies?: string[] | undefined;
  deadlineKinds?: DeadlineKind[] | undefined;
  /** Only tasks that several agencies lead, or only those that one does. */
  jointLeads?: boolean | undefined;
  minExtensions?: number | undefined;
  /** Calendar days past the effective day at the moment of the step. */
  minDaysLate?: number | undefined;
}

export interface PolicyStep {
  /** Number of the rung, 0 to 7 in the default. Several steps may share a rung, but not a kind as well. */
  step: number;
  /** What the step says: `assigned`, `not-accepted`, `reminder`, `due-soon`, `due-tomorrow`, `late`, `urge`, `explain`, `sanction`… */
  kind: string;
  /** Names the wording of the letter; the kind when it is left out. One that is not known is worded neutrally. */
  template?: string | undefined;
  when: StepTime;
  /** `HH:MM`; the policy's `sendAt` when it is left out. */
  at?: string | undefined;
  to: PolicyRecipient[];
  /** Told again while it is still true. */
  repeat?: { everyWorkingDays: number; times: number } | undefined;
  only?: StepConditions | undefined;
  /**
   * A request for explanation, to be answered within so many working days: of the signing, where the step drafts a letter that asks
   * for it; else of the step itself.
   */
  explanation?: { workingDays: number } | undefined;
  /** The letter that is drafted for signature when somebody is told of the step. */
  letter?: 'urge' | 'explain' | 'sanction' | undefined;
}

/** When `lead` leads the part, recipients with role `from` become `to` (or nobody) on steps `steps`. */
export interface PolicyConflict {
  lead: string;
  steps: number[];
  replace: Partial<Record<RecipientRole, RecipientRole | null>>;
}

/** `HH:MM` in Viet Nam, on working days. */
export interface Hours {
  from: string;
  until: string;
}

/** Leaders, who are the same for every task. */
export const LEADERS = ['chair', 'vice-chair', 'office-chief', 'overseer-head'] as const satisfies readonly RecipientRole[];
export type LeaderRole = (typeof LEADERS)[number];

export interface EscalationPolicy {
  id: string;
  version: number;
  name: string;
  /** `HH:MM` in Viet Nam, on working days: when steps that count days come due. */
  sendAt: string;
  /** `HH:MM`: what comes up later waits for the next working day. */
  sendUntil: string;
  /** When each channel, and the weekly digest, may leave; `sendAt` to `sendUntil` where nothing is said. */
  hours: Record<string, Hours>;
  /** Who reads the weekly digest. */
  digest: { to: LeaderRole[] };
  /** Agencies behind the roles that are not relative to the task. */
  offices: { 'office-chief': string };
  /** Abbreviations of the units that draft letters, by the agency they belong to: "Lưu: VT, CCHC". */
  letters?: { draftedBy: Record<string, string> } | undefined;
  /** What is shown as a risk beside the standing. */
  risk: RiskSettings;
  /** In order of time: the later one outranks the earlier. */
  steps: PolicyStep[];
  conflicts: PolicyConflict[];
}

/** How events name the policy they were computed with. */
export const policyRef = (policy: Pick<EscalationPolicy, 'id' | 'version'>): string => `${policy.id}@${policy.version}`;
