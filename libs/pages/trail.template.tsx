// The trail: what happened, when it was recorded, who did it, on what paper.
import type { Texts } from '../texts/index.js';
import type { TrailQuestion } from '../audit/trail.rule.js';
import type { TrailEntry } from '../audit/trail.views.js';
import { Layout, type Frame } from './layout.template.js';
import { day } from './parts.template.js';

/** Of what has more, a page shows the end; the whole is answered over HTTP and on the command line. */
const MOST_SHOWN = 500;

export function TrailTable({ entries, texts }: { entries: readonly TrailEntry[]; texts: Texts }) {
  const { task, trail } = texts.page;
  if (entries.length === 0) return <p>{trail.none}</p>;
  const shown = entries.slice(-MOST_SHOWN);
  return (
    <div className="scroll">
      {shown.length < entries.length && <p className="explain">{trail.newest(shown.length, entries.length)}</p>}
      <table>
        <thead>
          <tr>
            <th>{task.when}</th>
            <th>{task.what}</th>
            <th>{task.who}</th>
            <th>{trail.paperDate}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => (
            <tr key={entry.id}>
              <td className="day">{entry.recorded}</td>
              <td>{entry.sentence}</td>
              <td>{entry.who}</td>
              <td className="day">{day(entry.occurredOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const FIELDS = ['task', 'from', 'to', 'asOf'] as const;

export function TrailPage({
  frame,
  entries,
  more,
  question,
}: {
  frame: Frame;
  entries: TrailEntry[];
  more: boolean;
  question: Partial<TrailQuestion>;
}) {
  const { trail, tasks } = frame.texts.page;
  return (
    <Layout frame={frame} title={trail.title}>
      <p className="explain">{trail.explain}</p>
      <form method="get" action="/nhat-ky">
        {FIELDS.map((name) => (
          <label key={name}>
            {trail[name]}
            <input name={name} type={name === 'task' ? 'text' : 'date'} defaultValue={question[name] ?? ''} />
          </label>
        ))}
        <button type="submit">{tasks.show}</button>
      </form>
      <TrailTable entries={entries} texts={frame.texts} />
      {more && <p className="explain">{trail.more}</p>}
    </Layout>
  );
}
