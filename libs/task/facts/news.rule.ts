// From a fact to what people must be told of it, and whether that is still so.
import { dayOf, type Day, type Instant } from '../../kernel/index.js';
import { dayToMove, deadlineInForce, dueOf } from './conditions.rule.js';
import type { News, NewsKind } from './news.types.rule.js';
import type { Party, TaskEvent, TaskEvents } from './task.events.js';
import type { TaskState } from './task.state.rule.js';

/** What an item of news says besides its kind. */
type Said = Partial<Omit<News, 'no' | 'kind' | 'at' | 'by' | 'deadlineVersion'>>;
type Item = readonly [NewsKind, Said];

const without = (some: readonly Party[], others: readonly Party[]): Party[] =>
  some.filter((party) => !others.some((other) => other.agency === party.agency));

function ofCoordinators({ coordinators, paper }: TaskEvents['CoordinatorsChanged'], before: TaskState): Item[] {
  const named = without(coordinators, before.coordinators);
  const released = without(before.coordinators, coordinators);
  if (named.length + released.length === 0) return [];
  return [
    ...(named.length > 0 ? [['coordinator-named', { parties: named, paper }] as const] : []),
    ...(released.length > 0 ? [['coordinator-released', { parties: released, paper }] as const] : []),
    ['coordinators-changed', { parties: coordinators, paper }],
  ];
}

function ofAmendment({ paper, left, joined, texts, deadline }: TaskEvents['TaskAmended'], before: TaskState): Item[] {
  const stays = before.parts.filter((part) => !left.some((party) => party.agency === part.agency));
  const changed = Object.keys(texts).length > 0 || deadline !== null || left.length > 0 || joined.length > 0;
  const was = dueOf(deadlineInForce(before));
  const day = deadline?.nominalDue ?? null;
  return [
    ...left.map(({ agency }) => ['taken-away', { part: agency, paper, parties: joined }] as const),
    ...(changed && stays.length > 0 ? stays.map(({ agency }) => ['amended', { part: agency, paper, day, before: was }] as const) : []),
  ];
}

/** Where it goes on, as people call it: the plan, or the document that is to come, and the task there. */
const placeOf = ({
  plan,
  task,
  document = null,
}: Pick<TaskEvents['TaskCarriedOver'], 'plan' | 'task'> & { document?: string | null }): Pick<News, 'about' | 'heir'> => ({
  about: plan?.name ?? document,
  heir: task && [task.code, task.title].filter(Boolean).join('. '),
});

/** The reason of the request that is decided on. */
const asked = (task: TaskState): News | undefined => task.news.findLast(({ kind }) => kind === 'extension-asked');

const dueAsPrinted = (task: TaskState): Day | null => deadlineInForce(task)?.nominalDue ?? null;

const reportedFor = (agency: string, { parts }: TaskState): Day | null => parts.find((part) => part.agency === agency)?.reportedFor ?? null;

function itemsOf(event: TaskEvent, before: TaskState): Item[] {
  switch (event.type) {
    case 'CompletionReported': {
      const { part, paper, note, milestone } = event.data;
      return [['completion-reported', { part, paper, reason: note || null, milestone }]];
    }
    case 'CompletionReturned':
      return [['completion-returned', { ...event.data, milestone: reportedFor(event.data.part, before) }]];
    case 'MilestoneConfirmed': {
      const { part, doneOn: day, reason, milestone } = event.data;
      return [['completion-confirmed', { part, day, reason, milestone }]];
    }
    case 'CompletionConfirmed': {
      const { part, doneOn: day, reason } = event.data;
      return [['completion-confirmed', { part, day, reason, milestone: reportedFor(part, before) }]];
    }
    case 'TaskDeclined':
      return [['declined', event.data]];
    case 'DeclineRefused':
      return [['decline-refused', event.data]];
    case 'LeadReassigned': {
      const { from, to, paper, reason } = event.data;
      const old = before.parts.find((part) => part.agency === from);
      return [
        ['taken-away', { part: from, paper, reason, parties: [to] }],
        ['lead-changed', { part: to.agency, paper, reason, parties: old ? [{ agency: old.agency, name: old.name }] : [] }],
      ];
    }
    case 'CoordinatorsChanged':
      return ofCoordinators(event.data, before);
    case 'ExtensionRequested': {
      const { part, to: day, paper, reason } = event.data;
      return [['extension-asked', { part, day, paper, reason, before: dayToMove(day, before) }]];
    }
    case 'ExtensionRefused': {
      const { reason, paper } = event.data;
      const request = asked(before);
      return [
        [
          'extension-refused',
          {
            part: request?.part ?? null,
            reason,
            paper,
            day: request?.day ?? null,
            before: request?.day ? dayToMove(request.day, before) : dueAsPrinted(before),
          },
        ],
      ];
    }
    case 'DeadlineExtended': {
      const { nominalDue: day, paper, previousDue, reason } = event.data;
      return [['extension-granted', { day, paper, reason, before: dayToMove(day, before) ?? previousDue }]];
    }
    case 'DeadlineSet':
      return [['deadline-set', { day: event.data.nominalDue, paper: event.data.paper }]];
    case 'TaskSuspended':
      return [['suspended', event.data]];
    case 'TaskResumed': {
      const { paper, reason } = event.data;
      return [['resumed', { paper, reason, day: before.suspendedAt ? dayOf(before.suspendedAt) : null }]];
    }
    case 'TaskWithdrawn':
      return [['withdrawn', event.data]];
    case 'TaskCarriedOver':
    case 'CarryOverResolved':
      return [['carried-over', { paper: event.data.paper, ...placeOf(event.data) }]];
    case 'WaitStarted': {
      const { part, wait, agency, since: day, paper, note } = event.data;
      return [['wait-stated', { part, day, paper, reason: note || null, parties: [agency], about: String(wait) }]];
    }
    case 'WaitConfirmed':
      return [['wait-confirmed', { ...waitOf(event.data, before), day: event.data.until }]];
    case 'WaitRefused':
      return [['wait-refused', { ...waitOf(event.data, before), reason: event.data.reason }]];
    case 'ExplanationGiven': {
      const { part, explanation, paper } = event.data;
      return [['explanation-given', { part, paper, about: String(explanation) }]];
    }
    case 'ExplanationAccepted':
      return [['explanation-accepted', { part: event.data.part, about: String(event.data.explanation) }]];
    case 'TaskAmended':
      return ofAmendment(event.data, before);
    default:
      return [];
  }
}

function waitOf({ part, wait }: { part: string; wait: number }, { parts }: TaskState): Said {
  const meant = parts.find((each) => each.agency === part)?.waits.find((each) => each.wait === wait);
  return { part, about: String(wait), parties: meant ? [meant.agency] : [] };
}

/** The task with what its people must be told of the fact that brought it from `before` to `after`. */
export function withNews(before: TaskState, after: TaskState, event: TaskEvent, at: Instant, by: string | null): TaskState {
  const items = itemsOf(event, before);
  if (items.length === 0) return after;
  const deadlineVersion = deadlineInForce(after)?.version ?? 1;
  const news = items.map(([kind, { part, reason, paper, day, before: was, parties, about, heir, milestone }], index): News => ({
    no: after.news.length + index + 1,
    kind,
    at,
    by,
    part: part ?? null,
    reason: reason?.trim() || null,
    paper: paper ?? null,
    day: day ?? null,
    before: was ?? null,
    parties: parties ?? [],
    deadlineVersion,
    about: about ?? null,
    ...(heir ? { heir } : {}),
    ...(milestone ? { milestone } : {}),
  }));
  return { ...after, news: [...after.news, ...news] };
}
