// What is silenced, and what happens when a silence is over: whatever it held back is looked at again, once.
import { reportStream } from '../../duty/report.commands.js';
import type { ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { ladderStream } from '../../escalation/ladder/ladder.commands.js';
import { silencedRungs } from '../../escalation/ladder/ladder.reactor.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { silencedReportRungs } from '../../escalation/ladder/report-ladder.reactor.js';
import { handle } from '../../event-store/command-handler.js';
import { orThrow, type Instant, type StoredEvent } from '../../kernel/index.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import { silenceStream } from '../../silence/silence.commands.js';
import { silenceDecider } from '../../silence/silence.decider.js';
import { SILENCE_EVENT_VERSIONS } from '../../silence/silence.events.js';
import { covers, type SilenceRow } from '../../silence/silence.state.rule.js';
import { silenceOver, silencesProjection } from '../../silence/silences.projection.js';
import { envelopeOf } from '../turn/effects.js';
import type { Engine } from '../turn/engine.types.js';
import { orderLadder } from './ladders.js';
import { orderReport } from './report-cycle.js';
import type { Effects, ReadModels } from '../turn/ports.types.js';

type SilencesPorts = Effects & ReadModels;

export const isSilenced = ({ projections }: Pick<Engine, 'projections'>, task: string, part: string, now: Instant): boolean =>
  silenceOver(projections, task, part, now) !== null;

/** Whether all of them are awake; what waits is tried again at the next turn. */
async function wakeLadders(row: SilenceRow, cause: StoredEvent | null, engine: SilencesPorts): Promise<boolean> {
  const { projections } = engine;
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
    const resume = async () => (await orderLadder({ type: 'ResumeLadder', task, part, rungs }, cause, engine), true);
    awake = (await engine.isolate(ladderStream(task, part), resume, false)) && awake;
  }
  const reports = row.agency === null ? [] : projections.where<ReportRow>(reportsProjection, 'agency', row.agency);
  for (const { report, agency, ...rest } of reports) {
    const rungs = silencedReportRungs({ report, agency, ...rest }, fateOf);
    if (rungs.length === 0) continue;
    const resume = async () => (await orderReport({ type: 'ResumeReport', report, agency, rungs }, cause, engine), true);
    awake = (await engine.isolate(reportStream(report), resume, false)) && awake;
  }
  return awake;
}

/** Lifts the silences that are over. Ladders first: a crash in between wakes them again, which changes nothing. */
export async function liftSilences(engine: SilencesPorts, now: Instant): Promise<void> {
  const over = engine.projections.upTo<SilenceRow>(silencesProjection, 'wakeAt', now);
  for (const row of over) await engine.isolate(silenceStream(row.silence), () => lift(row, engine));
  if (over.length > 0) await engine.catchUp();
}

async function lift(row: SilenceRow, engine: SilencesPorts): Promise<void> {
  const stream = silenceStream(row.silence);
  const cause = (await engine.store.read(stream)).at(-1) ?? null;
  if (!(await wakeLadders(row, cause, engine))) return;
  const { silence, task, part, agency } = row;
  const command = { type: 'LiftSilence' as const, silence, task, part, agency };
  orThrow(await handle(engine.store, silenceDecider, SILENCE_EVENT_VERSIONS, stream, command, envelopeOf(cause, engine)));
}
