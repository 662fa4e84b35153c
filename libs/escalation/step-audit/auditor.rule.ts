// The auditor of the ladders: reads the log itself, trusts no read model, and names every step that came due and has no
// outcome: neither sent, nor skipped or silenced with a reason, nor failed.
import { evolveReport, openReportLooks, type ReportRow } from '../../duty/report.state.rule.js';
import { reportOfStream } from '../../duty/report.commands.js';
import { toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import type { MessageEvent, NoticeEvent, NoticeEvents } from '../../notice/facts/notice.events.js';
import { taskOfStream } from '../../task/facts/task.fold.rule.js';
import type { TaskEvent } from '../../task/facts/task.events.js';
import { ladderKey, ladderOfStream } from '../ladder/ladder.commands.js';
import type { LadderEvent } from '../ladder/ladder.events.js';
import { evolveLadder, openLooks, type LadderRow } from '../ladder/ladder.state.rule.js';

/** `unscheduled`: the part has no ladder. `not-taken`: its moment passed unseen. `no-outcome`: a notice was raised and nothing came of it. */
export type WhyUnsettled = 'unscheduled' | 'not-taken' | 'no-outcome';

export interface Unsettled {
  why: WhyUnsettled;
  subject: 'task' | 'report';
  /** Task or report. */
  id: string;
  /** Agency whose part it is. */
  part: string;
  /** Null for a part without a ladder. */
  step: number | null;
  kind: string | null;
  /** When it came due. */
  at: Instant;
  /** Key of the notice, when there is one. */
  notice: string | null;
}

export interface StepAudit {
  /** Ladders and reports that were looked at. */
  checked: number;
  unsettled: Unsettled[];
}

type Raised = NoticeEvents['NoticeRaised'] & { raisedAt: Instant };

/** What has been seen of the log so far. */
export interface AuditState {
  ladders: Map<string, LadderRow>;
  reports: Map<string, ReportRow>;
  /** Parts that were assigned and have no ladder yet. */
  awaited: Map<string, { task: string; part: string; at: Instant }>;
  /** Notices that nothing has come of yet. */
  open: Map<string, Raised>;
}

export const newAudit = (): AuditState => ({ ladders: new Map(), reports: new Map(), awaited: new Map(), open: new Map() });

function expectLadder(task: string, part: string, at: Instant, { awaited, ladders }: AuditState): void {
  const key = ladderKey(task, part);
  if (!ladders.has(key)) awaited.set(key, { task, part, at });
}

function seeTask(task: string, stored: StoredEvent, state: AuditState): void {
  const event = stored as unknown as TaskEvent;
  if (event.type === 'TaskAssigned') for (const { agency } of event.data.leads) expectLadder(task, agency, stored.recordedAt, state);
  if (event.type === 'LeadReassigned') expectLadder(task, event.data.to.agency, stored.recordedAt, state);
}

function seeLadder(key: string, stored: StoredEvent, { ladders, awaited }: AuditState): void {
  const row = evolveLadder(ladders.get(key) ?? null, stored as unknown as LadderEvent);
  if (row) ladders.set(key, row);
  awaited.delete(key);
}

function seeReport(key: string, stored: StoredEvent, { reports }: AuditState): void {
  const row = evolveReport(reports.get(key) ?? null, stored as never);
  if (row) reports.set(key, row);
}

/** A wait with its reason counts as an outcome, an attempt without an answer does not. */
function seeSending(stored: StoredEvent, { open }: AuditState): void {
  const { type, data } = stored as unknown as NoticeEvent | MessageEvent;
  switch (type) {
    case 'NoticeRaised':
      open.set(data.key, { ...data, raisedAt: stored.recordedAt });
      return;
    case 'MessageComposed':
    case 'MessageIntended':
    case 'MessageResendOrdered':
      return;
    default:
      for (const key of 'notices' in data ? data.notices : [data.key]) open.delete(key);
  }
}

/** Adds one event of the log, in order. */
export function see(stored: StoredEvent, state: AuditState): void {
  const { stream } = stored;
  const task = taskOfStream(stream);
  if (task !== null) return seeTask(task, stored, state);
  const ladder = ladderOfStream(stream);
  if (ladder !== null) return seeLadder(ladder, stored, state);
  const report = reportOfStream(stream);
  if (report !== null) return seeReport(report, stored, state);
  if (/^(notice|message)-/.test(stream)) seeSending(stored, state);
}

const byMoment = (one: Unsettled, other: Unsettled): number =>
  toMillis(one.at) - toMillis(other.at) || (one.id < other.id ? -1 : one.id > other.id ? 1 : one.part < other.part ? -1 : 1);

/** What came due up to `until` and has no outcome, the oldest first. */
export function unsettledIn({ ladders, reports, awaited, open }: AuditState, until: Instant): StepAudit {
  const due = (at: Instant): boolean => toMillis(at) <= toMillis(until);
  const unsettled: Unsettled[] = [
    ...[...awaited.values()]
      .filter(({ at }) => due(at))
      .map(
        ({ task, part, at }) =>
          ({ why: 'unscheduled', subject: 'task', id: task, part, step: null, kind: null, at, notice: null }) as const,
      ),
    ...[...ladders.values()].flatMap((row) =>
      openLooks(row)
        .filter(({ at }) => due(at))
        .map(
          ({ step, kind, at }) =>
            ({ why: 'not-taken', subject: 'task', id: row.task, part: row.part, step, kind, at, notice: null }) as const,
        ),
    ),
    ...[...reports.values()].flatMap((row) =>
      openReportLooks(row)
        .filter(({ at }) => due(at))
        .map(
          ({ step, kind, at }) =>
            ({ why: 'not-taken', subject: 'report', id: row.report, part: row.agency, step, kind, at, notice: null }) as const,
        ),
    ),
    ...[...open.values()]
      .filter(({ raisedAt }) => due(raisedAt))
      .map(
        ({ key, subject, task, part, step, kind, dueAt }) =>
          ({ why: 'no-outcome', subject, id: task, part, step, kind, at: dueAt, notice: key }) as const,
      ),
  ];
  return { checked: ladders.size + reports.size, unsettled: unsettled.sort(byMoment) };
}
