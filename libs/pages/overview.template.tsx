// The first page: the four counts every leader expects, who is late, and what comes due.
import type { Texts } from '../texts/index.js';
import type { AgencyCounts, Counts, QuarterCounts } from '../task/standing/counts.rule.js';
import type { Standing } from '../task/facts/task.state.rule.js';
import type { TaskView } from '../task/task.views.js';
import { countHead, countLine } from '../application/views/counts-view.rule.js';
import { Layout, type Frame } from './layout.template.js';
import { count, TaskTable } from './parts.template.js';

export interface Overview {
  total: Counts;
  agencies: AgencyCounts[];
  quarters: QuarterCounts[];
  late: readonly TaskView[];
  atRisk: readonly TaskView[];
  hasPlan: boolean;
}

const CELLS = ['doneOnTime', 'doneLate', 'openOnTime', 'openLate'] as const;
const LOOKS = { doneOnTime: 'good', doneLate: 'poor', openOnTime: 'fair', openLate: 'bad' } as const;

const fell = (counts: Counts): number => CELLS.reduce((sum, cell) => sum + counts[cell], 0);

function Tiles({ total, texts }: { total: Counts; texts: Texts }) {
  const words = texts.page.counts;
  return (
    <>
      <ul className="tiles">
        {CELLS.map((cell) => (
          <li key={cell} className={LOOKS[cell]}>
            {words[cell]}
            <strong>{count(total[cell])}</strong>
            <small>{words.of(count(total[cell]), count(fell(total)))}</small>
            {cell === 'openOnTime' && <small>{words.atRisk(total.atRisk)}</small>}
          </li>
        ))}
      </ul>
      {texts.leftOut(total) && <p className="explain">{texts.leftOut(total)}</p>}
    </>
  );
}

function CountsTable({ head, rows, texts }: { head: string; rows: { name: string; href?: string; counts: Counts }[]; texts: Texts }) {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>{head}</th>
            {countHead(texts).map((cell) => (
              <th key={cell} className="number">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, href, counts }) => (
            <tr key={name}>
              <td>{href ? <a href={href}>{name}</a> : name}</td>
              {countLine(counts).map((cell, column) => (
                <td key={column} className="number">
                  {count(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first of them, and where all are. */
function InSight({ standing, all, tasks, texts }: { standing: Standing; all: number; tasks: readonly TaskView[]; texts: Texts }) {
  return (
    <>
      <TaskTable tasks={tasks} texts={texts} />
      {all > tasks.length && (
        <p className="explain">
          <a href={`/nhiem-vu?standing=${standing}`}>{texts.page.tasks.seeAll(all)}</a>
        </p>
      )}
    </>
  );
}

export function OverviewPage({ frame, overview }: { frame: Frame; overview: Overview }) {
  const { page } = frame.texts;
  if (!overview.hasPlan) {
    return (
      <Layout frame={frame} title={page.nav.overview}>
        <p>{page.empty}</p>
      </Layout>
    );
  }
  return (
    <Layout frame={frame} title={page.nav.overview}>
      <Tiles total={overview.total} texts={frame.texts} />
      <h2>{page.tasks.late}</h2>
      <InSight standing="late" all={overview.total.openLate} tasks={overview.late} texts={frame.texts} />
      <h2>{page.tasks.soon}</h2>
      <InSight standing="at-risk" all={overview.total.atRisk} tasks={overview.atRisk} texts={frame.texts} />
      <h2>{page.counts.byAgency}</h2>
      <p className="explain">{frame.texts.whyMore}</p>
      <CountsTable
        head={page.counts.agency}
        texts={frame.texts}
        rows={[
          { name: page.counts.total, counts: overview.total },
          ...overview.agencies.map((agency) => ({
            name: agency.name,
            href: `/nhiem-vu?agency=${encodeURIComponent(agency.id)}`,
            counts: agency,
          })),
        ]}
      />
      <h2>{page.counts.byQuarter}</h2>
      <CountsTable
        head={page.counts.byQuarter}
        texts={frame.texts}
        rows={overview.quarters.map(({ year, quarter, total }) => ({ name: page.counts.quarter(year, quarter), counts: total }))}
      />
    </Layout>
  );
}
