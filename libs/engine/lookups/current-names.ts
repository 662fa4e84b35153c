// The read models under the names of now: whatever is listed, reported, written or exported from them calls agencies and tasks as they are
// called at the moment up to which the rows have seen the log. What is signed, and what was submitted, stays as it was on that day.
import { DIRECTORY_STREAM } from '../../agency/directory/directory.projection.js';
import { newNames, renamedProjection, type RenamedRow } from '../../agency/directory/renamed.projection.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../operator-task/operator-tasks.projection.js';
import { dutiesProjection } from '../../duty/duties.projection.js';
import type { ReportRow } from '../../duty/report.state.rule.js';
import { reportsProjection } from '../../duty/reports.projection.js';
import type { Projections } from '../../event-store/projections/projections.js';
import type { Projection } from '../../kernel/index.js';
import type { LetterRow } from '../../letter/letter.state.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import { callByCurrentNames, callInSentence, type CurrentNames } from './current-names.rule.js';

type Rename = (row: never, names: CurrentNames) => void;

function callChore({ agency, task, params }: OperatorTaskRow, names: CurrentNames): void {
  callInSentence(params, ['agency'], agency, names);
  const called = task !== null && params['title'] !== undefined ? names.taskName(task) : null;
  if (called) params['title'] = called.title;
}

/** Every list reads every task: where no agency has another name, only what names other tasks is looked at. */
function callTask(row: TaskState, names: CurrentNames): void {
  callByCurrentNames(names.agencies.size === 0 ? [row.predecessors, row.carriedTo] : row, names);
}

/** A notice whose reason cannot be read is left as it stands. */
function callNotice({ part, why }: { part: string; why: NoticeRow['why'] | null }, names: CurrentNames): void {
  if (why) callInSentence(why.params, ['lead', 'agency'], part, names);
}

const RENAMES: ReadonlyMap<string, Rename> = new Map<string, Rename>([
  [tasksProjection.name, callTask],
  [dutiesProjection.name, callByCurrentNames],
  [reportsProjection.name, (row: ReportRow, names) => callByCurrentNames(row, row.submitted ? { ...names, taskName: () => null } : names)],
  [lettersProjection.name, (row: LetterRow, names) => (row.signed ? undefined : callByCurrentNames(row, names))],
  [noticesProjection.name, callNotice],
  [operatorTasksProjection.name, callChore],
]);

/** Rows are read anew at each question, so that changing one changes no other. */
export function underCurrentNames(rows: Projections): Projections {
  let known: { position: number; agencies: ReadonlyMap<string, string> } | null = null;
  const names = (): CurrentNames => {
    const position = rows.position();
    if (known?.position !== position) known = { position, agencies: newNames(rows.get<RenamedRow>(renamedProjection, DIRECTORY_STREAM)) };
    const titles = new Map<string, ReturnType<CurrentNames['taskName']>>();
    return {
      agencies: known.agencies,
      taskName(task) {
        if (!titles.has(task)) {
          const assigned = rows.get<TaskState>(tasksProjection, task)?.assigned;
          titles.set(task, assigned ? { code: assigned.code, title: assigned.title } : null);
        }
        return titles.get(task)!;
      },
    };
  };
  function called<Row>({ name }: Projection<Row>, found: Row[]): Row[] {
    const rename = RENAMES.get(name);
    if (!rename || found.length === 0) return found;
    const now = names();
    for (const row of found) rename(row as never, now);
    return found;
  }
  return {
    ...rows,
    get: (projection, key) => {
      const row = rows.get(projection, key);
      return row === null ? null : called(projection, [row])[0]!;
    },
    where: (projection, index, value, limit) => called(projection, rows.where(projection, index, value, limit)),
    upTo: (projection, index, value, limit) => called(projection, rows.upTo(projection, index, value, limit)),
    page(projection, index, range, limit) {
      const page = rows.page(projection, index, range, limit);
      return { ...page, rows: called(projection, page.rows) };
    },
    all: (projection) => called(projection, rows.all(projection)),
  };
}
