// All tasks, by agency and standing.
import type { Standing } from '../../../libs/task/task.state.rule.js';
import type { TaskView } from '../views.rule.js';
import { Layout, type Frame } from './layout.template.js';
import { TaskTable } from './parts.template.js';

export interface TaskList {
  tasks: TaskView[];
  agencies: { id: string; name: string }[];
  chosen: { agency?: string; standing?: Standing };
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
      <p className="explain">{page.tasks.found(list.tasks.length)}</p>
      <TaskTable tasks={list.tasks} texts={frame.texts} />
    </Layout>
  );
}
