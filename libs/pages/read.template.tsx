// Acknowledging a mail: who it was for, what it was about, what will be recorded, and the button that records it.
import { printInstant } from '../kernel/index.js';
import type { Texts } from '../texts/index.js';
import type { LinkedTask, LinkView } from '../application/views/link-view.types.rule.js';
import { PlainPage } from './plain.template.js';

const name = ({ code, title }: LinkedTask): string => (code ? `${code}. ${title}` : title);

function Tasks({ tasks, texts }: { tasks: readonly LinkedTask[]; texts: Texts }) {
  const words = texts.page.links;
  return (
    <fieldset>
      <legend>{words.tasks}</legend>
      <ul className="plain">
        {tasks.map((task) => (
          <li key={task.id}>
            {task.acceptable ? (
              <label>
                <input type="checkbox" name="accept" value={task.id} /> {words.accept(name(task))}
              </label>
            ) : (
              name(task)
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** @param formKey a new one for each page that is shown */
export function ReadPage({ texts, view, formKey }: { texts: Texts; view: LinkView; formKey: string }) {
  const words = texts.page.links;
  const { agency, addressee, sentAt, readAt, tasks, notAccepted } = view;
  const acceptable = tasks.some((task) => task.acceptable);
  const open = readAt === null || acceptable;
  return (
    <PlainPage texts={texts} title={words.readTitle}>
      <dl>
        <dt>{words.to}</dt>
        <dd>{addressee}</dd>
        {sentAt && (
          <>
            <dt>{words.sentAt}</dt>
            <dd>{printInstant(sentAt)}</dd>
          </>
        )}
      </dl>
      {readAt && (
        <p className="note done" role="status">
          {words.read(agency, printInstant(readAt))}
        </p>
      )}
      {notAccepted.map((detail) => (
        <p key={detail} className="note" role="alert">
          {detail}
        </p>
      ))}
      {/* Without an action the form goes back to this very address. */}
      <form method="post" className="answer">
        {/* A button that is pressed twice, or a page that is sent again, is one act. */}
        <input type="hidden" name="key" value={formKey} />
        {tasks.length > 0 && <Tasks tasks={tasks} texts={texts} />}
        {open && (
          <>
            <p>{readAt ? words.willAccept(agency) : words.willRecord(agency, acceptable)}</p>
            <button type="submit">{readAt ? words.acceptButton : words.readButton}</button>
          </>
        )}
      </form>
    </PlainPage>
  );
}
