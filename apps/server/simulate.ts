// Plays a plan on a virtual clock through the very house that serves users: the same deciders, cycle, ladder and letters,
// only the clock, the store and the mailbox are in memory.
import type { Directory } from '../../libs/agency/agency.types.rule.js';
import { nameOf } from '../../libs/agency/directory.rule.js';
import {
  addDays,
  dayOf,
  endOfDay,
  endOfQuarter,
  instantAt,
  isRefusal,
  localTime,
  RefusedError,
  refuse,
  toMillis,
  type Actor,
  type Day,
  type Instant,
  type Refusal,
} from '../../libs/kernel/index.js';
import type { Calendar } from '../../libs/deadline/calendar.rule.js';
import { policyRef, type EscalationPolicy } from '../../libs/escalation/policy.types.rule.js';
import type { DigestEvents } from '../../libs/digest/digest.events.js';
import { openMemoryEventStore } from '../../libs/event-store/memory.event-store.js';
import { openProjections } from '../../libs/event-store/projections.js';
import { VirtualClock } from '../../libs/kernel/clock.js';
import type { Channel } from '../../libs/notice/channels/channel.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import type { PlanFile } from '../../libs/plan/plan.reader.js';
import { taskId } from '../../libs/plan/assignment.rule.js';
import { rowKey } from '../../libs/plan/review/row-key.rule.js';
import { embeddedQueue } from '../../libs/queue/embedded.queue.js';
import { countStandings, type AgencyCounts, type Counts } from '../../libs/task/counts.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { Language } from '../../libs/texts/index.js';
import { PROJECTIONS } from '../../libs/catalogue/catalogue.js';
import { codesOf, printedRow } from '../../libs/plan/codes.rule.js';
import { lateParts, type LatePart, type NamedRow } from './compare.rule.js';
import { nextWake, startSending } from './cycle.js';
import type { HistoryLine } from './history.rule.js';
import { openHouse } from './house.js';
import type { House } from './house.types.js';
import { SENDER_ORGANISATION } from './settings.js';

export interface RefusedLine {
  line: number;
  on: string;
  row: number;
  do: string;
  by: string;
  code: string;
  reason: string;
}

export interface SimulatedNotice {
  at: string;
  to: string;
  role: string;
  channel: string;
  step: number;
  kind: string;
  /** Tasks it is about, by their place in the plan. */
  rows: number[];
  /** The same by their codes. */
  codes: string[];
  why: string;
}

export interface SentNotice extends SimulatedNotice {
  address: string;
  message: string;
}

export interface Simulation {
  plan: { number: string | null; title: string | null; tasks: number };
  /** `<id>@<version>`. */
  policy: string;
  from: Day;
  to: Day;
  quarters: { on: Day; total: Counts; agencies: AgencyCounts[] }[];
  notices: SentNotice[];
  /** What came due and was not sent, with the reason. */
  unsent: (SimulatedNotice & { reason: string })[];
  /** The weekly digests: who got which, with how many tasks late. */
  digests: SentDigest[];
  /** The tasks by their place, with their code and title. */
  tasks: NamedRow[];
  /** What was late at some time. */
  late: LatePart[];
  refused: RefusedLine[];
  /** What the agencies named above are called, by id. */
  names: Record<string, string>;
}

export interface SentDigest {
  at: Instant;
  week: string;
  to: string;
  role: string;
  late: number;
  /** Key of the mail. */
  message: string;
}

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
async function assignPlan(house: House, input: SimulationInput): Promise<{ id: string; leftOut: Refusal[] }> {
  const { plan, calendar } = input;
  const authority: Actor = { user: 'mo-phong', role: 'head', agency: house.directory().authority, via: house.via };
  const imported = await house.plans.import(plan.reading, plan.source, calendar.version, authority, house.clock.now());
  if (isRefusal(imported)) throw new RefusedError(imported);
  const leaveOut = plan.reading.tasks.flatMap((task, index) =>
    task.leads.length === 0 ? [{ row: index + 1, reason: house.texts.refusal(refuse('simulate.no-lead')) }] : [],
  );
  const approved = await house.plans.approve(imported.plan, { leaveOut, asRead: true }, authority, house.clock.now());
  if (isRefusal(approved)) throw new RefusedError(approved);
  return { id: imported.plan, leftOut: leaveOut.map(({ row }) => refuse('simulate.no-lead', { row })) };
}

async function carryOut(line: HistoryLine, plan: string, tasks: number, house: House): Promise<Refusal | null> {
  if (line.row < 1 || line.row > tasks) return refuse('history-row', { row: line.row });
  const agency = AUTHORITY_ALIASES.has(line.by) ? house.directory().authority : line.by;
  const by: Actor = { user: line.by, role: 'head', agency, via: house.via };
  const handled = await house.tasks.order(line.do, taskId(plan, rowKey(line.row)), line.body, by, house.clock.now());
  return isRefusal(handled) ? handled : null;
}

/** Plays history and cycle from the clock's moment to `end`, telling `at` of each moment in `marks` before what happens then. */
export async function play(
  house: House,
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
    refused.push({ line: line.line, on: localTime(on), row, do: verb, by, code: refusal.code, reason: house.texts.refusal(refusal) });
  };
  const lines = [...history].sort((one, other) => toMillis(one.on) - toMillis(other.on) || one.line - other.line);
  const outside = lines.filter((line) => toMillis(line.on) < toMillis(clock.now()) || toMillis(line.on) >= toMillis(end));
  for (const line of outside) complain(line, refuse('history-outside', { on: localTime(line.on) }));
  const waiting = lines.filter((line) => !outside.includes(line));
  const waitingMarks = marks.map(toMillis).sort((one, other) => one - other);

  const turn = async (): Promise<void> => {
    // As often as something comes of it, as the service does within the minute: what was sent, or could not be, has consequences.
    let before = -1;
    while (before !== house.projections.position()) {
      before = house.projections.position();
      await house.cycle();
      await house.queue.idle();
      await house.catchUp();
    }
  };
  await turn();
  for (;;) {
    const next = nextWake(house, end);
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
      const refusal = await carryOut(line, plan, tasks, house);
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
  house: House,
): (SimulatedNotice & Extra)[] {
  const tasks = house.projections.all<TaskState>(tasksProjection);
  const rowOf = (task: string): number => house.projections.get<TaskState>(tasksProjection, task)?.assigned?.row ?? 0;
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
      why: house.texts.reason(why.code, why.params),
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

function dropReason(notice: NoticeRow, house: House): string {
  const { reason = '', params = {} } = notice.dropped ?? {};
  const named = params.to === undefined ? params : { ...params, to: nameOf(house.directory(), String(params.to)) };
  return house.texts.reason(reason, named);
}

/** Rows that were not assigned are called as the document would have them called. */
function namedRows({ reading }: PlanFile, { projections }: House): NamedRow[] {
  const assigned = new Map(projections.all<TaskState>(tasksProjection).map((task) => [task.assigned?.row, task.assigned]));
  const codes = codesOf(reading.tasks.map((task, index) => printedRow({ key: String(index + 1), task })));
  return reading.tasks.map((task, index) => {
    const { code, title } = assigned.get(index + 1) ?? { code: codes.get(String(index + 1)) ?? task.code, title: task.title };
    return { row: index + 1, code, title };
  });
}

async function digestsIn({ store }: House): Promise<SentDigest[]> {
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
  const house = openHouse({
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
    startSending(house, 1);
    await house.importDirectory(directory, 'simulate');
    await house.policies.adopt(policy, 'simulate', house.self, clock.now());
    await house.catchUp();
    const { id, leftOut } = await assignPlan(house, input);
    const quarters: Simulation['quarters'] = [];
    const marks = quarterEnds(from, to).map(endOfDay);
    const count = async (mark: Instant): Promise<void> => {
      await house.catchUp();
      const { total, agencies } = countStandings(house.projections.all<TaskState>(tasksProjection), mark, calendar);
      quarters.push({ on: addDays(dayOf(mark), -1), total, agencies });
    };
    const refused = await play(house, id, plan.reading.tasks.length, input.history, clock, endOfDay(to), marks, count, (moment) =>
      input.onDay?.(dayOf(moment)),
    );
    const notices = house.projections.all<NoticeRow>(noticesProjection);
    const message = (key: string | null): MessageRow | null => (key ? house.projections.get<MessageRow>(messagesProjection, key) : null);
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
        house,
      ),
      unsent: grouped(
        notices.filter((notice) => notice.state !== 'sent'),
        (notice) => notice.dropped?.at ?? notice.raisedAt,
        (notice) => ({ reason: notice.dropped ? dropReason(notice, house) : notice.state }),
        house,
      ),
      digests: await digestsIn(house),
      tasks: namedRows(plan, house),
      late: lateParts(house.projections.all<TaskState>(tasksProjection), endOfDay(to), calendar),
      refused: [
        ...leftOut.map((refusal) => ({
          line: 0,
          on: localTime(instantAt(from)),
          row: Number(refusal.params.row),
          do: 'assign',
          by: directory.authority,
          code: refusal.code,
          reason: house.texts.refusal(refusal),
        })),
        ...refused,
      ],
      names: Object.fromEntries(directory.agencies.map(({ id, name }) => [id, name])),
    };
  } finally {
    await house.close();
  }
}
