// The mails that were written to files, and one of them.
import { printInstant, type Instant } from '../kernel/index.js';
import { Layout, type Frame } from './layout.template.js';

export interface OutboxEntry {
  id: string;
  to: string;
  subject: string;
  date: Instant | null;
}

export interface OutboxMail extends OutboxEntry {
  from: string;
  text: string;
}

const when = (date: Instant | null): string => (date ? printInstant(date) : '—');
const pathOf = (id: string): string => `/thu/${encodeURIComponent(id)}`;

export function OutboxPage({ frame, mails, all }: { frame: Frame; mails: OutboxEntry[]; all: number }) {
  const words = frame.texts.page.outbox;
  return (
    <Layout frame={frame} title={words.title}>
      <p className="explain">{words.explain}</p>
      {all > mails.length && <p className="explain">{words.more(mails.length, all)}</p>}
      {mails.length === 0 && <p>{words.none}</p>}
      {mails.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th>{words.date}</th>
                <th>{words.to}</th>
                <th>{words.subject}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td className="day">{when(mail.date)}</td>
                  <td>{mail.to}</td>
                  <td>
                    <a href={pathOf(mail.id)}>{mail.subject}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Layout>
  );
}

export function OutboxMailPage({ frame, mail }: { frame: Frame; mail: OutboxMail }) {
  const words = frame.texts.page.outbox;
  return (
    <Layout frame={frame} title={mail.subject}>
      <dl>
        <dt>{words.from}</dt>
        <dd>{mail.from}</dd>
        <dt>{words.to}</dt>
        <dd>{mail.to}</dd>
        <dt>{words.date}</dt>
        <dd>{when(mail.date)}</dd>
      </dl>
      <p>
        <a href={`${pathOf(mail.id)}/eml`}>{words.download}</a>
      </p>
      <iframe title={mail.subject} src={`${pathOf(mail.id)}/html`} sandbox="" />
    </Layout>
  );
}
