// All tasks, by agency and standing.
import type { Standing } from '../task/facts/task.state.rule.js';
import type { Texts } from '../texts/index.js';
import type { TaskView } from '../task/task.views.js';
import { Layout, type Frame } from './layout.template.js';
import { TaskTable } from './parts.template.js';

export interface TaskList {
  tasks: readonly TaskView[];
  /** How many there are in all that were asked for, and on which page of how many these are. */
  all: number;
  page: number;
  pages: number;
  agencies: { id: string; name: string }[];
  chosen: { agency?: string; standing?: Standing };
}

const pathOf = (chosen: TaskList['chosen'], page: number): string =>
  `/nhiem-vu?${Object.entries({ ...chosen, page: String(page) })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

function Pages({ list: { page, pages, chosen }, texts }: { list: TaskList; texts: Texts }) {
  if (pages === 1) return null;
  const words = texts.page.tasks;
  return (
    <p className="explain">
      {words.pageOf(page, pages)}
      {page > 1 && (
        <>
          {' '}
          <a href={pathOf(chosen, page - 1)}>{words.pageBefore}</a>
        </>
      )}
      {page < pages && (
        <>
          {' '}
          <a href={pathOf(chosen, page + 1)}>{words.pageAfter}</a>
        </>
      )}
    </p>
  );
}

export function TasksPage({ frame, list }: { frame: Frame; list: TaskList }) {
  const { page, standings } = frame.texts;
  return (
    <Layout frame={frame} title={page.tasks.title}>
      <form method="get" action="/nhiem-vu">
        <label>
          {page.tasks.agency}
          <select name="agency" defaultValue={list.chosen.agency ?? ''}>
            <option value="">{page.tasks.all}</option>
            {list.agencies.map((agency) => (
              <option key={agency.id} value={agency.id}>
                {agency.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {page.tasks.standing}
          <select name="standing" defaultValue={list.chosen.standing ?? ''}>
            <option value="">{page.tasks.all}</option>
            {Object.entries(standings).map(([standing, label]) => (
              <option key={standing} value={standing}>
                {standing === 'no-deadline' ? page.counts.noDeadline : label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{page.tasks.filter}</button>
      </form>
      <p className="explain">{page.tasks.found(list.all)}</p>
      <TaskTable tasks={list.tasks} texts={frame.texts} />
      <Pages list={list} texts={frame.texts} />
    </Layout>
  );
}
