// What only the ladder and its mails know of a part: what was looked at, when the lead got the assignment, when a silence ended.
import type { Calendar } from '../../deadline/calendars/calendar.rule.js';
import { toMillis, type Instant } from '../../kernel/index.js';
import type { PartState } from '../../task/facts/task.state.rule.js';
import type { LadderRow, TakenStep } from './ladder.state.rule.js';
import type { EscalationPolicy, PolicyStep } from '../policy/policy.types.rule.js';
import { lookHours, sendingMoment } from '../policy/sending-hours.rule.js';

/** What became of a notice: it left at a moment, still waits, or was dropped. */
export interface Departure {
  /** Agency it was for. */
  to: string;
  state: 'left' | 'waiting' | 'dropped';
  /** When it left; null unless it did. */
  at: Instant | null;
}

/** Null: nothing is known of such a notice. */
export type DepartureOf = (notice: string) => Departure | null;
const NOTHING_KNOWN: DepartureOf = () => null;

export interface Heard {
  /** What was looked at in this turn. */
  taken: readonly TakenStep[];
  /** When the first mail of the part left for the lead; the earliest moment at which it still can, while none has. */
  receivedAt: Instant;
  silenceEndedAt: Instant | null;
}

const tellsAssignment = ({ when }: PolicyStep): boolean => 'on' in when && when.on === 'assignment';

const isAssignment = ({ steps }: EscalationPolicy, { step, kind }: TakenStep): boolean =>
  steps.some((each) => each.step === step && each.kind === kind && tellsAssignment(each));

/** Of a part that nothing was told about yet: its assignment leaves with the first opening. */
export const nothingHeard = (part: PartState, policy: EscalationPolicy, calendar: Calendar): Heard => ({
  taken: [],
  receivedAt: sendingMoment(lookHours(policy), calendar, part.assignedAt),
  silenceEndedAt: null,
});

/**
 * Receiving is when the mail left: that of the assignment or, after an outage, that of the higher step which said it instead.
 * What could not be sent to anybody counts as the paper does, from the assignment.
 */
function receivedAt(
  taken: readonly TakenStep[],
  part: PartState,
  opening: Instant,
  now: Instant,
  policy: EscalationPolicy,
  of: DepartureOf,
) {
  // Of what was accepted nothing is counted any more.
  if (part.acceptedAt !== null) return opening;
  const mails = taken.flatMap(({ notices }) => notices.map(of)).filter((mail) => mail?.to === part.agency);
  const left = mails.flatMap((mail) => (mail?.at ? [mail.at] : [])).sort((one, other) => toMillis(one) - toMillis(other));
  if (left[0]) return left[0];
  const foreseen = policy.steps.some(tellsAssignment) && !taken.some((each) => isAssignment(policy, each));
  const expected = foreseen || mails.some((mail) => mail?.state === 'waiting');
  return expected && toMillis(now) > toMillis(opening) ? now : opening;
}

/** @param row the ladder of the part in this turn; null when it has none yet */
export function heardOf(
  part: PartState,
  row: LadderRow | null,
  {
    policy,
    calendar,
    now,
    departureOf = NOTHING_KNOWN,
  }: { policy: EscalationPolicy; calendar: Calendar; now: Instant; departureOf?: DepartureOf | undefined },
): Heard {
  const { receivedAt: opening } = nothingHeard(part, policy, calendar);
  const taken = row?.taken ?? [];
  const earliest = sendingMoment(lookHours(policy), calendar, now);
  return {
    taken,
    receivedAt: receivedAt(taken, part, opening, earliest, policy, departureOf),
    silenceEndedAt: row?.silenceEndedAt ?? null,
  };
}
