// What is silenced, and what happens when a silence is over: whatever it held back is looked at again, once.
import { reportStream } from '../../libs/duty/report.commands.js';
import type { ReportRow } from '../../libs/duty/report.state.rule.js';
import { reportsProjection } from '../../libs/duty/reports.projection.js';
import { ladderStream } from '../../libs/escalation/ladder.commands.js';
import { silencedRungs } from '../../libs/escalation/ladder.reactor.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { silencedReportRungs } from '../../libs/escalation/report-ladder.reactor.js';
import { handle } from '../../libs/event-store/command-handler.js';
import { isRefusal, RefusedError, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import { silenceStream } from '../../libs/silence/silence.commands.js';
import { silenceDecider } from '../../libs/silence/silence.decider.js';
import { SILENCE_EVENT_VERSIONS } from '../../libs/silence/silence.events.js';
import { covers, type SilenceRow } from '../../libs/silence/silence.state.rule.js';
import { silenceOver, silencesProjection } from '../../libs/silence/silences.projection.js';
import { apart } from './apart.js';
import { envelopeOf } from './effects.js';
import type { House } from './house.types.js';
import { orderLadder } from './ladders.js';
import { orderReport } from './report-cycle.js';

export const isSilenced = ({ projections }: House, task: string, part: string, now: Instant): boolean =>
  silenceOver(projections, task, part, now) !== null;

/** Whether all of them are awake; what waits is tried again at the next turn. */
async function wakeLadders(row: SilenceRow, cause: StoredEvent | null, house: House): Promise<boolean> {
  const { projections } = house;
  const fateOf = (notice: string): string | null => projections.get<NoticeRow>(noticesProjection, notice)?.dropped?.reason ?? null;
  let awake = true;
  const ladders =
    row.task === null
      ? projections.where<LadderRow>(laddersProjection, 'part', row.agency ?? '')
      : projections.where<LadderRow>(laddersProjection, 'task', row.task);
  for (const ladder of ladders.filter((each) => covers(row, each.task, each.part))) {
    const rungs = silencedRungs(ladder, fateOf);
    if (rungs.length === 0) continue;
    const { task, part } = ladder;
    const resume = async () => (await orderLadder({ type: 'ResumeLadder', task, part, rungs }, cause, house), true);
    awake = (await apart(ladderStream(task, part), house, resume, false)) && awake;
  }
  const reports = row.agency === null ? [] : projections.where<ReportRow>(reportsProjection, 'agency', row.agency);
  for (const { report, agency, ...rest } of reports) {
    const rungs = silencedReportRungs({ report, agency, ...rest }, fateOf);
    if (rungs.length === 0) continue;
    const resume = async () => (await orderReport({ type: 'ResumeReport', report, agency, rungs }, cause, house), true);
    awake = (await apart(reportStream(report), house, resume, false)) && awake;
  }
  return awake;
}

/** Lifts the silences that are over. Ladders first: a crash in between wakes them again, which changes nothing. */
export async function liftSilences(house: House, now: Instant): Promise<void> {
  const over = house.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', now);
  for (const row of over) await apart(silenceStream(row.silence), house, () => lift(row, house));
  if (over.length > 0) await house.catchUp();
}

async function lift(row: SilenceRow, house: House): Promise<void> {
  const stream = silenceStream(row.silence);
  const cause = (await house.store.read(stream)).at(-1) ?? null;
  if (!(await wakeLadders(row, cause, house))) return;
  const { silence, task, part, agency } = row;
  const command = { type: 'LiftSilence' as const, silence, task, part, agency };
  const handled = await handle(house.store, silenceDecider, SILENCE_EVENT_VERSIONS, stream, command, envelopeOf(cause, house));
  if (isRefusal(handled)) throw new RefusedError(handled);
}
