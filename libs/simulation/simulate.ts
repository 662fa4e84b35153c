// Plays a plan on a virtual clock through the very application that serves users: the same deciders, cycle, ladder and letters,
// only the clock, the store and the mailbox are in memory.
import type { Directory } from '../agency/directory/agency.types.rule.js';
import { nameOf } from '../agency/directory/directory.rule.js';
import {
  addDays,
  dayOf,
  endOfDay,
  endOfQuarter,
  instantAt,
  isRefusal,
  localTime,
  orThrow,
  refuse,
  toMillis,
  type Actor,
  type Day,
  type Instant,
  type Refusal,
} from '../kernel/index.js';
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { policyRef, type EscalationPolicy } from '../escalation/policy/policy.types.rule.js';
import type { DigestEvents } from '../digest/digest.events.js';
import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { openProjections } from '../event-store/projections/projections.js';
import { VirtualClock } from '../kernel/clock.js';
import type { Channel } from '../notice/channels/port/channel.js';
import { messagesProjection, type MessageRow } from '../notice/facts/messages.projection.js';
import { noticesProjection, type NoticeRow } from '../notice/facts/notices.projection.js';
import type { PlanFile } from '../plan/reading/plan.reader.js';
import { taskId } from '../plan/draft/assignment.rule.js';
import { rowKey } from '../plan/draft/row-key.rule.js';
import { embeddedQueue } from '../queue/embedded.queue.js';
import { countStandings } from '../task/standing/counts.rule.js';
import type { TaskState } from '../task/facts/task.state.rule.js';
import { tasksProjection } from '../task/tasks.projection.js';
import type { Language } from '../texts/index.js';
import { PROJECTIONS } from '../catalogue/catalogue.js';
import { codesOf, printedRow } from '../plan/draft/codes.rule.js';
import { lateParts, type NamedRow } from './compare.rule.js';
import { nextWake, startSending } from '../engine/cycle.js';
import type { HistoryLine } from './history.rule.js';
import type { RefusedLine, SentDigest, SimulatedNotice, Simulation } from './simulation.types.rule.js';
import { openApplication } from '../application/application.js';
import type { Application, Turning } from '../application/ports/application.types.js';
import { SENDER_ORGANISATION } from '../application/config/settings.js';
import type { Recording, ReferenceData } from '../engine/turn/ports.types.js';

type AssigningPorts = Recording & Pick<Application, 'directory' | 'plans' | 'texts'>;
type PlayPorts = Recording & ReferenceData & Turning & Pick<Application, 'tasks' | 'texts'>;

export interface SimulationInput {
  plan: PlanFile;
  from: Day;
  to: Day;
  history: readonly HistoryLine[];
  policy: EscalationPolicy;
  calendar: Calendar;
  directory: Directory;
  language: Language;
  /** Where messages go; the letters are made in any case. */
  channels: ReadonlyMap<string, Channel>;
  onDay?: (day: Day) => void;
}

const AUTHORITY_ALIASES = new Set(['chu-tich', 'pho-chu-tich', 'pct', 'chu-tich-ubnd-tinh']);

/** Last days of the quarters that end within the period. */
export function quarterEnds(from: Day, to: Day): Day[] {
  const ends: Day[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const quarter of [1, 2, 3, 4]) {
      const end = endOfQuarter(year, quarter);
      if (end >= from && end <= to) ends.push(end);
    }
  }
  return ends;
}

/** Assigns the plan at its first moment, or on the day it was signed if that is later. */
async function assignPlan(application: AssigningPorts, input: SimulationInput): Promise<{ id: string; leftOut: Refusal[] }> {
  const { plan, calendar } = input;
  const authority: Actor = { user: 'mo-phong', role: 'head', agency: application.directory().authority, via: application.self.via };
  const imported = orThrow(await application.plans.import(plan.reading, plan.source, calendar.version, authority, application.clock.now()));
  const leaveOut = plan.reading.tasks.flatMap((task, index) =>
    task.leads.length === 0 ? [{ row: index + 1, reason: application.texts.refusal(refuse('simulate.no-lead')) }] : [],
  );
  orThrow(await application.plans.approve(imported.plan, { leaveOut, asRead: true }, authority, application.clock.now()));
  return { id: imported.plan, leftOut: leaveOut.map(({ row }) => refuse('simulate.no-lead', { row })) };
}

async function carryOut(line: HistoryLine, plan: string, tasks: number, application: PlayPorts): Promise<Refusal | null> {
  if (line.row < 1 || line.row > tasks) return refuse('history-row', { row: line.row });
  const agency = AUTHORITY_ALIASES.has(line.by) ? application.directory().authority : line.by;
  const by: Actor = { user: line.by, role: 'head', agency, via: application.self.via };
  const handled = await application.tasks.order(line.do, taskId(plan, rowKey(line.row)), line.body, by, application.clock.now());
  return isRefusal(handled) ? handled : null;
}

/** Plays history and cycle from the clock's moment to `end`, telling `at` of each moment in `marks` before what happens then. */
export async function play(
  application: PlayPorts,
  plan: string,
  tasks: number,
  history: readonly HistoryLine[],
  clock: VirtualClock,
  end: Instant,
  marks: readonly Instant[] = [],
  atMark: (mark: Instant) => Promise<void> = async () => undefined,
  onMoment: (moment: Instant) => void = () => undefined,
): Promise<RefusedLine[]> {
  const refused: RefusedLine[] = [];
  const complain = (line: HistoryLine, refusal: Refusal): void => {
    const { on, row, do: verb, by } = line;
    refused.push({ line: line.line, on: localTime(on), row, do: verb, by, code: refusal.code, reason: application.texts.refusal(refusal) });
  };
  const lines = [...history].sort((one, other) => toMillis(one.on) - toMillis(other.on) || one.line - other.line);
  const outside = lines.filter((line) => toMillis(line.on) < toMillis(clock.now()) || toMillis(line.on) >= toMillis(end));
  for (const line of outside) complain(line, refuse('history-outside', { on: localTime(line.on) }));
  const waiting = lines.filter((line) => !outside.includes(line));
  const waitingMarks = marks.map(toMillis).sort((one, other) => one - other);

  const turn = async (): Promise<void> => {
    // As often as something comes of it, as the service does within the minute: what was sent, or could not be, has consequences.
    let before = -1;
    while (before !== application.projections.position()) {
      before = application.projections.position();
      await application.cycle();
      await application.queue.idle();
      await application.catchUp();
    }
  };
  await turn();
  for (;;) {
    const next = nextWake(application, end);
    const wake = next === null ? null : toMillis(next);
    const moments = [waitingMarks[0], waiting[0] && toMillis(waiting[0].on), wake].filter((each) => each !== undefined && each !== null);
    const moment = Math.min(...moments);
    if (moments.length === 0 || moment > toMillis(end)) break;
    if (moment === wake && moment <= toMillis(clock.now())) throw new Error(`the cycle at ${clock.now()} leaves work undone that is due`);
    clock.moveTo(new Date(moment).toISOString());
    onMoment(clock.now());
    while (waitingMarks[0] === moment) await atMark(new Date(waitingMarks.shift()!).toISOString());
    if (moment >= toMillis(end)) break;
    while (waiting[0] && toMillis(waiting[0].on) === moment) {
      const line = waiting.shift()!;
      const refusal = await carryOut(line, plan, tasks, application);
      if (refusal) complain(line, refusal);
    }
    await turn();
  }
  return refused;
}

const byMoment = (one: SimulatedNotice, other: SimulatedNotice): number =>
  one.at.localeCompare(other.at) ||
  one.to.localeCompare(other.to) ||
  one.role.localeCompare(other.role) ||
  one.step - other.step ||
  one.channel.localeCompare(other.channel);

/** Notices for one reader, role, channel and step at one moment are one entry. */
function grouped<Extra extends object>(
  notices: readonly NoticeRow[],
  at: (notice: NoticeRow) => Instant,
  extra: (notice: NoticeRow) => Extra,
  application: Pick<Application, 'projections' | 'texts'>,
): (SimulatedNotice & Extra)[] {
  const tasks = application.projections.all<TaskState>(tasksProjection);
  const rowOf = (task: string): number => application.projections.get<TaskState>(tasksProjection, task)?.assigned?.row ?? 0;
  const entries = new Map<string, SimulatedNotice & Extra>();
  for (const notice of notices) {
    const more = extra(notice);
    const { to, role, channel, step, kind, why } = notice;
    const moment = localTime(at(notice));
    const key = JSON.stringify([moment, to, role, channel, step, kind, more]);
    const entry = entries.get(key) ?? {
      at: moment,
      to,
      role,
      channel,
      step,
      kind,
      rows: [],
      codes: [],
      why: application.texts.reason(why.code, why.params),
      ...more,
    };
    const row = rowOf(notice.task);
    if (!entry.rows.includes(row)) entry.rows.push(row);
    entries.set(key, entry);
  }
  const list = [...entries.values()].sort(byMoment);
  const codes = new Map(tasks.map(({ assigned }) => [assigned?.row ?? 0, assigned?.code ?? '']));
  for (const entry of list) {
    entry.rows.sort((one, other) => one - other);
    // A periodic report is of no row.
    entry.codes = entry.rows.filter((row) => row > 0).map((row) => codes.get(row) ?? String(row));
  }
  return list;
}

function dropReason(notice: NoticeRow, application: Pick<Application, 'directory' | 'texts'>): string {
  const { reason = '', params = {} } = notice.dropped ?? {};
  const named = params.to === undefined ? params : { ...params, to: nameOf(application.directory(), String(params.to)) };
  return application.texts.reason(reason, named);
}

/** Rows that were not assigned are called as the document would have them called. */
function namedRows({ reading }: PlanFile, { projections }: Pick<Application, 'projections'>): NamedRow[] {
  const assigned = new Map(projections.all<TaskState>(tasksProjection).map((task) => [task.assigned?.row, task.assigned]));
  const codes = codesOf(reading.tasks.map((task, index) => printedRow({ key: String(index + 1), task })));
  return reading.tasks.map((task, index) => {
    const { code, title } = assigned.get(index + 1) ?? { code: codes.get(String(index + 1)) ?? task.code, title: task.title };
    return { row: index + 1, code, title };
  });
}

async function digestsIn({ store }: Pick<Application, 'store'>): Promise<SentDigest[]> {
  const sent: SentDigest[] = [];
  for await (const event of store.follow(0)) {
    if (event.type !== 'DigestIssued') continue;
    const { week, late, messages } = event.data as DigestEvents['DigestIssued'];
    for (const { key: message, agency: to, role } of messages)
      sent.push({ at: localTime(event.recordedAt), week, to, role, late, message });
  }
  return sent;
}

export async function simulate(input: SimulationInput): Promise<Simulation> {
  const { from, to, policy, calendar, directory, language, channels, plan } = input;
  const signed = plan.reading.plan.issuedOn;
  const clock = new VirtualClock(instantAt(signed && signed > from && signed <= to ? signed : from));
  const application = openApplication({
    store: openMemoryEventStore(),
    projections: openProjections(':memory:', PROJECTIONS),
    queue: embeddedQueue(),
    channels,
    clock,
    calendar,
    policy,
    language,
    organisation: SENDER_ORGANISATION[language],
    link: null,
    links: null,
    via: 'simulation',
  });
  try {
    startSending(application, 1);
    await application.importDirectory(directory, 'simulate');
    await application.policies.adopt(policy, 'simulate', application.self, clock.now());
    await application.catchUp();
    const { id, leftOut } = await assignPlan(application, input);
    const quarters: Simulation['quarters'] = [];
    const marks = quarterEnds(from, to).map(endOfDay);
    const count = async (mark: Instant): Promise<void> => {
      await application.catchUp();
      const { total, agencies } = countStandings(application.projections.all<TaskState>(tasksProjection), mark, calendar);
      quarters.push({ on: addDays(dayOf(mark), -1), total, agencies });
    };
    const refused = await play(application, id, plan.reading.tasks.length, input.history, clock, endOfDay(to), marks, count, (moment) =>
      input.onDay?.(dayOf(moment)),
    );
    const notices = application.projections.all<NoticeRow>(noticesProjection);
    const message = (key: string | null): MessageRow | null =>
      key ? application.projections.get<MessageRow>(messagesProjection, key) : null;
    return {
      plan: { number: plan.reading.plan.number, title: plan.reading.plan.title, tasks: plan.reading.tasks.length },
      policy: policyRef(policy),
      from,
      to,
      quarters,
      notices: grouped(
        notices.filter((notice) => notice.state === 'sent'),
        (notice) => notice.sentAt!,
        (notice) => ({ address: message(notice.message)?.address ?? '', message: notice.message ?? '' }),
        application,
      ),
      unsent: grouped(
        notices.filter((notice) => notice.state !== 'sent'),
        (notice) => notice.dropped?.at ?? notice.raisedAt,
        (notice) => ({ reason: notice.dropped ? dropReason(notice, application) : notice.state }),
        application,
      ),
      digests: await digestsIn(application),
      tasks: namedRows(plan, application),
      late: lateParts(application.projections.all<TaskState>(tasksProjection), endOfDay(to), calendar),
      refused: [
        ...leftOut.map((refusal) => ({
          line: 0,
          on: localTime(instantAt(from)),
          row: Number(refusal.params.row),
          do: 'assign',
          by: directory.authority,
          code: refusal.code,
          reason: application.texts.refusal(refusal),
        })),
        ...refused,
      ],
      names: Object.fromEntries(directory.agencies.map(({ id, name }) => [id, name])),
    };
  } finally {
    await application.close();
  }
}
