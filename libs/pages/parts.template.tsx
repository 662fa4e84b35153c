// Small pieces that several pages share.
import { printDay, type Day } from '../kernel/index.js';
import type { Texts } from '../texts/index.js';
import type { Standing } from '../task/facts/task.state.rule.js';
import type { DaysLate, Lateness } from '../task/standing/standing.rule.js';
import { leadNames } from '../application/views/task-views.rule.js';
import type { TaskView } from '../task/task.views.js';

export const day = (value: Day | null): string => (value ? printDay(value) : '—');

/** Vietnamese groups thousands with a dot: 1.234. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** A standing task has no term by nature. */
export const isRegular = ({ deadline }: Pick<TaskView, 'deadline'>): boolean => deadline.kind === 'standing';

export function Mark({ standing, regular = false, texts }: { standing: Standing; regular?: boolean; texts: Texts }) {
  return <span className={`mark ${standing}`}>{texts.standingOf(standing, regular)}</span>;
}

export function Late({ daysLate, texts }: { daysLate: (DaysLate & Partial<Lateness>) | null; texts: Texts }) {
  if (!daysLate) return null;
  return <small> {texts.page.tasks.daysLate(daysLate.calendar, daysLate.working, daysLate.suspended)}</small>;
}

/** Reasons shown beside a colour in a table; the page of the task has them all. */
const MOST_REASONS = 3;

/** Why the standing is what it is, and what may go wrong. */
export function Why({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="why">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The day that counts now, a milestone said to be one; the printed words where there is none. */
export function dueShown({ deadline }: Pick<TaskView, 'deadline'>, texts: Texts): string {
  const { milestone, nominalDue, provisional, text } = deadline;
  if (milestone) return texts.milestoneDue(texts.calendar.day(day(milestone.due), provisional), milestone);
  return nominalDue ? texts.calendar.day(day(nominalDue), provisional) : text;
}

export function TaskTable({ tasks, texts }: { tasks: readonly TaskView[]; texts: Texts }) {
  const words = texts.page.tasks;
  if (tasks.length === 0) return <p>{words.none}</p>;
  const several = new Set(tasks.map((task) => task.plan)).size > 1;
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>{words.code}</th>
            <th>{words.name}</th>
            <th>{words.lead}</th>
            <th>{words.due}</th>
            <th>{words.standing}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>
                {task.code}
                {several && <small> ({task.planNumber})</small>}
              </td>
              <td>
                <a href={`/nhiem-vu/${encodeURIComponent(task.id)}`}>{task.title}</a>
              </td>
              <td>{leadNames(task)}</td>
              <td className="day">{dueShown(task, texts)}</td>
              <td>
                <Mark standing={task.standing} regular={isRegular(task)} texts={texts} />
                <Late daysLate={task.daysLate} texts={texts} />
                <Why lines={[...new Set(task.parts.flatMap((part) => part.why))].slice(0, MOST_REASONS)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
