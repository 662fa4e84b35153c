// One task: what was assigned, how its deadline is read, where each lead stands, and everything that happened to it.
import { printInstant } from '../kernel/index.js';
import type { TrailEntry } from '../audit/trail.views.js';
import type { TaskView } from '../task/task.views.js';
import { Layout, type Frame } from './layout.template.js';
import { day, isRegular, Late, Mark, Why } from './parts.template.js';
import { TrailTable } from './trail.template.js';

function Facts({ task, frame }: { task: TaskView; frame: Frame }) {
  const words = frame.texts.page.task;
  const facts: [string, string | null][] = [
    [words.plan, task.planNumber],
    [words.field, [task.field, task.group].filter(Boolean).join(' — ')],
    [words.printedCode, task.printedCode === task.code ? '' : task.printedCode],
    [words.product, task.product],
    [words.coordinators, task.coordinatorText],
    [words.funding, task.funding],
    [words.printed, task.deadline.text],
    [words.reading, task.deadline.why],
    [words.question, task.deadline.ambiguous],
  ];
  return <dl>{facts.flatMap(([name, value]) => (value ? [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>] : []))}</dl>;
}

function Parts({ task, frame }: { task: TaskView; frame: Frame }) {
  const { page, phases } = frame.texts;
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>{page.task.parts}</th>
            <th>{page.tasks.phase}</th>
            <th>{page.tasks.standing}</th>
            <th>{page.task.paper}</th>
            <th>{page.task.overseer}</th>
          </tr>
        </thead>
        <tbody>
          {task.parts.map((part) => (
            <tr key={part.agency}>
              <td>{part.name}</td>
              <td>
                {phases[part.phase]}
                {part.percent !== null && ` (${part.percent}%)`}
              </td>
              <td>
                <Mark standing={part.standing} regular={isRegular(task)} texts={frame.texts} />
                <Late daysLate={part.daysLate} texts={frame.texts} />
                <Why lines={part.why} />
              </td>
              <td>{part.paper}</td>
              <td>{part.overseer}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whose the lost days are, and for whom the leads say they waited. */
function DaysLost({ task, frame }: { task: TaskView; frame: Frame }) {
  const words = frame.texts.page.lost;
  const shares = task.parts.flatMap((part) => part.daysLost.map((share) => ({ part, share })));
  const waits = task.parts.flatMap((part) => part.waits.map((wait) => ({ part, wait })));
  return (
    <>
      {shares.length > 0 && (
        <>
          <h2>{words.title}</h2>
          <p className="explain">{words.explain}</p>
          <ul>
            {shares.map(({ part, share }) => (
              <li key={`${part.agency} ${share.role} ${share.agency}`}>
                {words.share(share.name, words.roles[share.role], share.calendar, share.working)}
                {share.papers.length > 0 && ` (${share.papers.join(', ')})`}
                {share.confirmed === false && ` ${words.unconfirmed}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {waits.length > 0 && (
        <>
          <h2>{words.waits}</h2>
          <ul>
            {waits.map(({ part, wait }) => (
              <li key={wait.wait}>
                {words.wait(wait.wait, part.name, wait.agency.name, day(wait.since), wait.until && day(wait.until), wait.paper.number)}{' '}
                {words.verdicts[wait.verdict]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Explanations({ task, frame }: { task: TaskView; frame: Frame }) {
  const words = frame.texts.page.explanations;
  const given = task.parts.flatMap((part) => part.explanations.map((each) => ({ part, each })));
  if (given.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {given.map(({ part, each }) => (
          <li key={`${part.agency} ${each.explanation}`}>
            {words.asked(part.name, each.letter && { number: each.letter.number, date: day(each.letter.date) }, day(each.due))}{' '}
            {words.states[each.state]}
            {each.answer && `: ${each.answer.text}${each.answer.paper ? ` (${each.answer.paper.number})` : ''}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Predecessors({ task, frame }: { task: TaskView; frame: Frame }) {
  if (task.predecessors.length === 0) return null;
  return (
    <>
      <h2>{frame.texts.page.task.predecessors}</h2>
      <ul>
        {task.predecessors.map(({ task: id, code, title }) => (
          <li key={id}>
            <a href={`/nhiem-vu/${encodeURIComponent(id)}`}>{code ? `${code}. ${title}` : title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where it goes on, and what goes on in it. */
function Carried({ task, frame }: { task: TaskView; frame: Frame }) {
  const { carriedTo, page } = frame.texts;
  const { plan, task: heir } = task.carriedTo ?? {};
  return (
    <>
      {task.carriedTo && (
        <>
          <h2>{page.task.carriedTo}</h2>
          <p className={plan ? undefined : 'note warning'}>
            {heir ? <a href={`/nhiem-vu/${encodeURIComponent(heir.task)}`}>{carriedTo(task.carriedTo)}</a> : carriedTo(task.carriedTo)}
          </p>
        </>
      )}
      {task.carriedFrom.length > 0 && (
        <>
          <h2>{page.task.carriedFrom}</h2>
          <ul>
            {task.carriedFrom.map(({ task: id, code, title, planNumber, paper }) => (
              <li key={id}>
                <a href={`/nhiem-vu/${encodeURIComponent(id)}`}>{code ? `${code}. ${title}` : title}</a> (
                {page.task.ofPlan(planNumber, paper)})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Versions({ task, frame }: { task: TaskView; frame: Frame }) {
  const words = frame.texts.page.task;
  const { calendar } = frame.texts;
  const { provisional, versions } = task.deadline;
  const last = versions.at(-1);
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th>{words.version}</th>
            <th>{words.nominal}</th>
            <th>{words.effective}</th>
            <th>{words.paper}</th>
            <th>{words.calendar}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.version}>
              <td>{version.version}</td>
              <td className="day">{day(version.nominalDue)}</td>
              <td className="day">
                {calendar.day(day(version.effectiveDue), version === last ? provisional : null)}
                {version.earlier?.map(({ effectiveDue, until }) => (
                  <small key={until}> {words.recomputed(day(effectiveDue), printInstant(until))}</small>
                ))}
              </td>
              <td>
                {version.paper?.number}
                {version.afterDue && ` (${words.afterDue})`}
              </td>
              <td>{frame.texts.calendarName(version.calendar)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {provisional !== null && (
        <p className="explain">
          {calendar.mayChange([provisional])} {calendar.mayMove}
        </p>
      )}
    </div>
  );
}

/** What people did comes first; what the application did by itself about it can be opened. */
export function TaskPage({ frame, task, history }: { frame: Frame; task: TaskView; history: TrailEntry[] }) {
  const { page } = frame.texts;
  const isOwn = ({ stream }: TrailEntry): boolean => stream.startsWith('task-') || stream.startsWith('letter-');
  const own = history.filter(isOwn);
  const urging = history.filter((entry) => !isOwn(entry));
  return (
    <Layout frame={frame} title={task.code ? `${task.code}. ${task.title}` : task.title}>
      <p>
        <Mark standing={task.standing} regular={isRegular(task)} texts={frame.texts} />
        <Late daysLate={task.daysLate} texts={frame.texts} />
      </p>
      <Facts task={task} frame={frame} />
      <h2>{page.task.parts}</h2>
      <Parts task={task} frame={frame} />
      <DaysLost task={task} frame={frame} />
      <Explanations task={task} frame={frame} />
      <Predecessors task={task} frame={frame} />
      <Carried task={task} frame={frame} />
      <h2>{page.task.versions}</h2>
      <Versions task={task} frame={frame} />
      <h2>{page.task.history}</h2>
      <TrailTable entries={own} texts={frame.texts} />
      <details>
        <summary>{page.task.urging(urging.length)}</summary>
        <TrailTable entries={urging} texts={frame.texts} />
      </details>
    </Layout>
  );
}
