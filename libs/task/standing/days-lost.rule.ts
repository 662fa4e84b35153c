// Whose the days are by which a part is late: the lead's, those of the leads before it, those of the agencies a lead waited
// for, and those on which the authority had the task stand still. Each late day belongs to exactly one of them, so the shares add up by construction.
import { isWorkingDay, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import { addDays, dayOf, type Day, type Instant } from '../../kernel/index.js';
import { lastDayInForce } from '../facts/milestone.rule.js';
import { deadlineOf, partStanding, type DaysLate } from './standing.rule.js';
import { coversDay } from './suspension.rule.js';
import type { Party } from '../facts/task.events.js';
import type { FormerPart, PartState, TaskState, Wait } from '../facts/task.state.rule.js';

/** `confirmed`: whether the overseer has confirmed every wait behind it; null when it rests on none. */
export interface Share extends Party, DaysLate {
  role: 'lead' | 'former-lead' | 'waited-for' | 'suspended';
  confirmed: boolean | null;
  /** Numbers of the papers by which the agency was asked, or the task suspended. */
  papers: string[];
}

/** Who held the part before, the first holder first. */
function formerHolders(task: TaskState, part: PartState): FormerPart[] {
  const holders: FormerPart[] = [];
  let [heir, since] = [part.agency, part.assignedAt];
  // From the latest hand-over back, so that nobody is found twice.
  for (const former of task.formerParts.toReversed()) {
    if (former.heir !== heir || former.until !== since) continue;
    holders.unshift(former);
    [heir, since] = [former.agency, former.assignedAt];
  }
  return holders;
}

/** Of several waits that cover a day, the one that began first answers for it. The first day of a wait is not counted. */
const waitOn = (day: Day, { waits }: PartState): Wait | null =>
  waits
    .filter(({ since, until, verdict }) => verdict !== 'refused' && since < day && (until === null || day <= until))
    .reduce<Wait | null>((first, each) => (first === null || each.since < first.since ? each : first), null);

type Owner = Omit<Share, keyof DaysLate>;

/** Nobody works on a task that stands still, whoever was waited for. */
function ownerOf(day: Day, task: TaskState, holder: PartState, role: 'lead' | 'former-lead'): Owner {
  const suspension = task.suspensions.find((each) => coversDay(each, day));
  const authority = task.assigned?.authority;
  if (suspension && authority)
    return { ...authority, role: 'suspended', confirmed: null, papers: suspension.paper ? [suspension.paper.number] : [] };
  const wait = waitOn(day, holder);
  if (!wait) return { agency: holder.agency, name: holder.name, role, confirmed: null, papers: [] };
  return { ...wait.agency, role: 'waited-for', confirmed: wait.verdict === 'confirmed', papers: [wait.paper.number] };
}

function addDay(shares: Map<string, Share>, owner: Owner, working: boolean): void {
  const key = JSON.stringify([owner.role, owner.agency]);
  const share = shares.get(key) ?? { ...owner, calendar: 0, working: 0 };
  shares.set(key, {
    ...share,
    calendar: share.calendar + 1,
    working: share.working + (working ? 1 : 0),
    confirmed: share.confirmed === null ? owner.confirmed : share.confirmed && owner.confirmed !== false,
    papers: [...new Set([...share.papers, ...owner.papers])],
  });
}

/** The shares of the days by which a part is or was late; empty when it is not. The day of a hand-over is the old lead's. */
export function daysLost(task: TaskState, part: PartState, at: Instant, calendar: Calendar): Share[] {
  const due = lastDayInForce(task, deadlineOf(task, part), calendar);
  if (due === null || partStanding(task, part, at, calendar).daysLate === null) return [];
  const last = part.doneOn ?? dayOf(part.reportedAt ?? at);
  const former = formerHolders(task, part);
  const shares = new Map<string, Share>();
  for (let day = addDays(due, 1); day <= last; day = addDays(day, 1)) {
    const before = former.find((each) => day <= dayOf(each.until));
    addDay(shares, ownerOf(day, task, before ?? part, before ? 'former-lead' : 'lead'), isWorkingDay(calendar, day));
  }
  return [...shares.values()];
}
