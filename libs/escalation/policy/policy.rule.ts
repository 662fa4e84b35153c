// Reads an escalation policy from JSON and refuses, with the place and the reason, one that could not be kept.
import { z } from 'zod';
import { isRefusal, parseInput, refuse, secretJson, type Refusal } from '../../kernel/index.js';
import type { DeadlineKind } from '../../deadline/reading/deadline.types.rule.js';
import { NEWS } from '../../task/facts/news.types.rule.js';
import { LEADERS, ROLES, type EscalationPolicy, type PolicyStep } from './policy.types.rule.js';

const agency = z.string().trim().min(1).max(120);
const role = z.enum(ROLES);
const rung = z.int().min(0).max(99);
const days = (from: number) => z.int().min(from).max(250);
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM in Viet Nam');

const dueDay = z
  .enum(['nominal', 'effective'])
  .optional()
  .describe('Count from the printed day, or from the day that counts in law after rest days');
const kind = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const when = z
  .union([
    z.strictObject({ on: z.literal('assignment') }),
    z.strictObject({ on: z.literal('no-acceptance'), workingDays: days(1) }),
    z.strictObject({ on: z.literal('no-progress'), workingDays: days(1).describe('Since the part last moved') }),
    z.strictObject({
      on: z.literal('unexplained'),
      workingDays: days(0).describe('Since the lead was asked to explain, and not before its day has passed; 0: at once'),
    }),
    z.strictObject({
      on: z.literal('undetermined'),
      every: z.enum(['month', 'quarter']).describe('While the deadline has no day: on the first working day of each'),
    }),
    z.strictObject({
      on: z.enum(NEWS).describe('Something has happened that people must be told of'),
      workingDays: days(0).optional().describe('Since it happened, if it is still so then; at once when left out'),
    }),
    z.strictObject({
      beforeDue: days(0).describe('Working days before the day; by default before the last working day on or before the nominal day'),
      day: dueDay,
    }),
    z.strictObject({
      afterDue: days(1).describe('Working days after the day; by default the effective one'),
      day: dueDay,
      orAfter: z
        .strictObject({ times: z.int().min(1).max(20), kinds: z.array(kind).min(1).max(20) })
        .optional()
        .describe('Sooner, when the part was told so many times on steps of these kinds, over all its deadlines'),
    }),
    z.strictObject({
      reportDue: z
        .union([z.strictObject({ before: days(0) }), z.strictObject({ after: days(1) })])
        .describe('Working days before or after the day on which a periodic report is due; after it only while it is missing'),
    }),
  ])
  .describe('When the step comes due');

const channel = z.string().regex(/^[a-z]{2,20}$/);
const channels = z
  .array(channel.meta({ examples: ['email', 'sms', 'webhook'] }))
  .min(1)
  .max(10);
const recipient = z.strictObject({
  role: role.describe("Relative to one lead's part of a task"),
  channels: channels.describe('All of them are used'),
  fallback: channels.optional().describe('Tried in order when the first channel has no address or fails for good'),
  copy: z.boolean().optional().describe('Told for information only'),
});

/** Every kind of deadline, each once. */
const DEADLINE_KINDS = {
  date: true,
  month: true,
  quarter: true,
  'half-year': true,
  'nine-months': true,
  year: true,
  'multi-year': true,
  recurring: true,
  standing: true,
  conditional: true,
  'working-days': true,
  unreadable: true,
} satisfies Record<DeadlineKind, true>;

const only = z
  .strictObject({
    fields: z.array(z.string().trim().min(1).max(300)).min(1).optional().describe('Fields of the plan, as it prints them'),
    plans: z.array(z.string().trim().min(1).max(120)).min(1).optional(),
    agencies: z.array(agency).min(1).optional().describe('Lead agencies'),
    deadlineKinds: z
      .array(z.enum(Object.keys(DEADLINE_KINDS) as DeadlineKind[]))
      .min(1)
      .optional(),
    jointLeads: z.boolean().optional().describe('Only tasks that several agencies lead, or only those that one does'),
    minExtensions: z.int().min(1).max(100).optional(),
    minDaysLate: z.int().min(1).max(3650).optional().describe('Calendar days past the effective day when the step comes due'),
  })
  .describe('Which tasks the step is for; all that is stated must hold');

const step = z.strictObject({
  step: rung.describe('Number of the rung; higher ones outrank lower ones'),
  kind: kind.describe('What the step says'),
  template: kind.optional().describe('Names the wording of the letter; the kind when left out, neutral when unknown'),
  when,
  at: time.optional().describe('HH:MM in Viet Nam; sendAt when left out'),
  to: z.array(recipient).min(1).max(50),
  repeat: z
    .strictObject({ everyWorkingDays: days(1), times: z.int().min(1).max(20) })
    .optional()
    .describe('Told again while it is still true'),
  only: only.optional(),
  explanation: z
    .strictObject({ workingDays: days(1) })
    .optional()
    .describe(
      'Explanation to be given within so many working days: of the signing, where the letter of the step is "explain"; else of the step itself',
    ),
  letter: z.enum(['urge', 'explain', 'sanction']).optional().describe('Letter drafted for signature when somebody is told of the step'),
});

const hours = z.strictObject({ from: time, until: time });

const conflict = z.strictObject({
  lead: agency.describe('Agency that leads the part'),
  steps: z.array(rung).min(1),
  replace: z.partialRecord(role, role.nullable()).describe('Role on these steps, and the role told instead of it; null: nobody'),
});

const risk = z
  .strictObject({
    noMovementWorkingDays: days(1).describe('Working days since the last cut-off of reports without any movement'),
    record: z
      .strictObject({ percent: z.int().min(1).max(100), atLeast: z.int().min(1).max(10000) })
      .describe('Share of late parts among those that fell due, once so many have'),
  })
  .describe('What is shown as a risk beside the standing');

export const policySchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    version: z.int().min(1),
    name: z.string().trim().min(1).max(200),
    sendAt: time.describe('HH:MM in Viet Nam: when steps come due and sending begins, on working days'),
    sendUntil: time.default('17:00').describe('HH:MM in Viet Nam: what comes up later waits for the next working day'),
    hours: z
      .record(channel, hours)
      .default({})
      .describe('When each channel, and the weekly digest, may leave on working days; sendAt to sendUntil where nothing is said'),
    digest: z
      .strictObject({ to: z.array(z.enum(LEADERS)).max(10) })
      .default({ to: [...LEADERS] })
      .describe('Who reads the weekly digest; nobody when the list is empty'),
    offices: z.strictObject({ 'office-chief': agency }).describe('Agencies behind the roles that are not relative to the task'),
    letters: z
      .strictObject({ draftedBy: z.record(agency, z.string().trim().min(1).max(30)) })
      .optional()
      .describe('Abbreviations of the units that draft letters, by agency: the last line of "Nơi nhận" names them'),
    risk: risk.default({ noMovementWorkingDays: 20, record: { percent: 30, atLeast: 5 } }),
    steps: z.array(step).min(1).max(100).describe('In order of time'),
    conflicts: z.array(conflict).max(500).default([]),
  })
  .describe('Escalation policy of Đúng Hạn: who must know about a task, when, by what channel');

/** The published JSON Schema of a policy file: policies/policy.schema.json. */
export const policyJsonSchema = (): object => z.toJSONSchema(policySchema, { io: 'input' });

/** Place of a step in time; null for steps that do not hang on the day of the task, which may come before or after any other. */
function workingDaysFromDue({ when: moment }: PolicyStep): number | null {
  if ('beforeDue' in moment) return -moment.beforeDue;
  return 'afterDue' in moment ? moment.afterDue : null;
}

/** A higher rung comes later; several steps may share a rung. */
function wrongOrder(steps: readonly PolicyStep[]): Refusal | null {
  let previous: { index: number; step: number; at: number } | null = null;
  for (const [index, each] of steps.entries()) {
    const at = workingDaysFromDue(each);
    if (at === null) continue;
    const backwards = previous && (at < previous.at || each.step < previous.step);
    const atOnce = previous && at === previous.at && each.step > previous.step;
    if (previous && (backwards || atOnce)) {
      return refuse('policy.order', {
        path: `steps.${index}`,
        step: each.step,
        before: previous.step,
        beforePath: `steps.${previous.index}`,
      });
    }
    previous = { index, step: each.step, at };
  }
  return null;
}

function namedTwice(steps: readonly PolicyStep[]): Refusal | null {
  for (const [index, each] of steps.entries()) {
    const first = steps.findIndex((other) => other.step === each.step && other.kind === each.kind);
    if (first < index) return refuse('policy.twice', { path: `steps.${index}`, step: each.step, kind: each.kind, first: `steps.${first}` });
  }
  return null;
}

/** Hours that end before they begin, or a step that comes due when sending has ended. */
function closedAllDay({ sendAt, sendUntil, hours: byChannel, steps }: EscalationPolicy): Refusal | null {
  if (sendUntil <= sendAt) return refuse('policy.hours', { path: 'sendUntil', from: sendAt, until: sendUntil });
  for (const [name, { from, until }] of Object.entries(byChannel))
    if (until <= from) return refuse('policy.hours', { path: `hours.${name}.until`, from, until });
  const late = steps.findIndex(({ at }) => at !== undefined && at >= sendUntil);
  return late < 0 ? null : refuse('policy.step-hour', { path: `steps.${late}.at`, at: steps[late]?.at ?? '', until: sendUntil });
}

/** A name of a step, or the number of a rung, that no step has: what hangs on it would never come about. */
function pointsNowhere({ steps, conflicts }: EscalationPolicy): Refusal | null {
  for (const [index, { when: moment }] of steps.entries()) {
    const kinds = 'afterDue' in moment ? (moment.orAfter?.kinds ?? []) : [];
    const unknown = kinds.findIndex((each) => !steps.some((other) => other.kind === each));
    if (unknown >= 0) return refuse('policy.no-kind', { path: `steps.${index}.when.orAfter.kinds.${unknown}`, kind: kinds[unknown] ?? '' });
  }
  for (const [index, { steps: rungs }] of conflicts.entries()) {
    const unknown = rungs.findIndex((each) => !steps.some((other) => other.step === each));
    if (unknown >= 0) return refuse('policy.no-rung', { path: `conflicts.${index}.steps.${unknown}`, step: rungs[unknown] ?? 0 });
  }
  return null;
}

/** Where a policy names agencies, and which. */
function agenciesNamed({ offices, steps, conflicts, letters }: EscalationPolicy): { path: string; agency: string }[] {
  return [
    { path: 'offices.office-chief', agency: offices['office-chief'] },
    ...steps.flatMap((each, index) =>
      (each.only?.agencies ?? []).map((name, place) => ({ path: `steps.${index}.only.agencies.${place}`, agency: name })),
    ),
    ...conflicts.map(({ lead }, index) => ({ path: `conflicts.${index}.lead`, agency: lead })),
    ...Object.keys(letters?.draftedBy ?? {}).map((name) => ({ path: `letters.draftedBy.${name}`, agency: name })),
  ];
}

/** An agency that the directory does not have is a slip of the pen: nothing would ever come of it. */
export function namesUnknownAgency(policy: EscalationPolicy, isKnown: (agency: string) => boolean): Refusal | null {
  const unknown = agenciesNamed(policy).find(({ agency: name }) => !isKnown(name));
  return unknown ? refuse('policy.no-agency', unknown) : null;
}

const channelsNamed = ({ hours: byChannel, steps }: EscalationPolicy): { path: string; channel: string }[] => [
  ...steps.flatMap(({ to }, index) =>
    to.flatMap(({ channels: all, fallback = [] }, place) => [
      ...all.map((name, nth) => ({ path: `steps.${index}.to.${place}.channels.${nth}`, channel: name })),
      ...fallback.map((name, nth) => ({ path: `steps.${index}.to.${place}.fallback.${nth}`, channel: name })),
    ]),
  ),
  ...Object.keys(byChannel)
    .filter((name) => name !== 'digest')
    .map((name) => ({ path: `hours.${name}`, channel: name })),
];

/** A channel that the application does not have would carry nothing. */
export function namesUnknownChannel(policy: EscalationPolicy, isKnown: (channel: string) => boolean): Refusal | null {
  const unknown = channelsNamed(policy).find(({ channel: name }) => !isKnown(name));
  return unknown ? refuse('policy.no-channel', unknown) : null;
}

/** What the schema cannot say: a day that has hours to send in, rungs that rise with time, each rung once, names that exist. */
function incoherent(policy: EscalationPolicy): Refusal | null {
  return closedAllDay(policy) ?? namedTwice(policy.steps) ?? wrongOrder(policy.steps) ?? pointsNowhere(policy);
}

/** The policy, or a refusal that names the path of what is wrong. */
export function parsePolicy(json: unknown): EscalationPolicy | Refusal {
  const secret = secretJson(json);
  if (secret) return secret;
  const parsed = parseInput(policySchema, json);
  if (isRefusal(parsed)) {
    return refuse('policy.invalid', { ...parsed.params, path: parsed.params.field ?? '' });
  }
  const { $schema: _, ...policy } = parsed.value;
  return incoherent(policy) ?? policy;
}
