// The last look at a notice before it leaves: whether it is still true, and whether all that it rests on is understood.
import { reportStream } from '../../duty/report.commands.js';
import type { ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import { noticeObstacle } from '../../escalation/ladder/obstacle.rule.js';
import { ladderKey } from '../../escalation/ladder/ladder.commands.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { reportNoticeObstacle } from '../../escalation/ladder/report-ladder.reactor.js';
import type { Instant } from '../../kernel/index.js';
import { noticeStream } from '../../notice/facts/notice.commands.js';
import type { NoticeRow } from '../../notice/facts/notices.projection.js';
import { isRepetition, newsNumber } from '../../notice/facts/occasion.rule.js';
import { taskStream } from '../../task/facts/task.fold.rule.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { policyOf } from './ladders.js';
import type { ReadModels, ReferenceData } from '../turn/ports.types.js';
import { isSilenced } from './silences.js';

type LastLookPorts = ReferenceData & Pick<ReadModels, 'projections'>;

/** The last look at a notice; null when it is still to be sent. */
export function whyNotTrue(notice: NoticeRow, now: Instant, ports: LastLookPorts): string | null {
  const over = whyOver(notice, now, ports);
  // A silence holds back reminders; what was decided is told all the same.
  if (over || (newsNumber(notice.occasion) !== null && !isRepetition(notice.occasion))) return over;
  return isSilenced(ports, notice.task, notice.part, now) ? 'silenced' : null;
}

function whyOver(notice: NoticeRow, now: Instant, ports: LastLookPorts): string | null {
  const { projections, calendar } = ports;
  const book = ports.policyBook();
  if (notice.subject === 'report') {
    const report = projections.get<ReportRow>(reportsProjection, notice.task);
    return reportNoticeObstacle(notice, report, (report && book.byRef(report.policy)) ?? ports.policy, now, false);
  }
  const task = projections.get<TaskState>(tasksProjection, notice.task);
  const ladder = projections.get<LadderRow>(laddersProjection, ladderKey(notice.task, notice.part));
  const policy = ladder && book.byRef(ladder.policy);
  return task ? noticeObstacle(notice, task, policy ?? policyOf(task, ports), now, calendar) : 'withdrawn';
}

/** Whether something is not understood of a notice, or of the task or report it tells about. */
export const waitsIn =
  ({ projections }: Pick<ReadModels, 'projections'>) =>
  ({ key, subject, task }: NoticeRow): boolean =>
    projections.isParked(noticeStream(key)) || projections.isParked(subject === 'report' ? reportStream(task) : taskStream(task));
