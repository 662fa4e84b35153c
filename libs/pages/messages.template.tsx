// What was sent to whom and where each message stands; and one of them with everything that happened to it.
import type { TrailEntry } from '../audit/trail.views.js';
import type { MessageView } from '../notice/message.views.js';
import { Layout, type Frame } from './layout.template.js';
import { TrailTable } from './trail.template.js';

export interface MessageList {
  messages: readonly MessageView[];
  /** How many there are in all that were asked for. */
  all: number;
  chosen: string;
}

const pathOf = (key: string): string => `/gui/${encodeURIComponent(key)}`;
const minute = (local: string): string => `${local.slice(11, 16)} ${local.slice(0, 10).split('-').reverse().join('/')}`;

export function MessagesPage({ frame, list }: { frame: Frame; list: MessageList }) {
  const { page, states, channelName } = frame.texts;
  const words = page.messages;
  const { messages, all, chosen } = list;
  return (
    <Layout frame={frame} title={words.title}>
      <p className="explain">{words.explain}</p>
      <form method="get" action="/gui">
        <label>
          {words.state}
          <select name="state" defaultValue={chosen}>
            <option value="">{words.every}</option>
            {Object.entries(states).map(([state, text]) => (
              <option key={state} value={state}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{page.tasks.show}</button>
      </form>
      {all > messages.length && <p className="explain">{words.more(messages.length, all)}</p>}
      {messages.length === 0 && <p>{words.none}</p>}
      {messages.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th>{words.at}</th>
                <th>{words.channel}</th>
                <th>{words.to}</th>
                <th>{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {messages.map(({ key, composedAt, channel, addressee, address, stateText }) => (
                <tr key={key}>
                  <td className="day">{minute(composedAt)}</td>
                  <td>{channelName(channel)}</td>
                  <td>
                    <a href={pathOf(key)}>{addressee}</a> <small>{address}</small>
                  </td>
                  <td>{stateText}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Layout>
  );
}

export function MessagePage({ frame, message, history }: { frame: Frame; message: MessageView; history: readonly TrailEntry[] }) {
  const { page, channelName } = frame.texts;
  const words = page.messages;
  const { addressee, address, channel, stateText, text, transport, key } = message;
  return (
    <Layout frame={frame} title={words.one(channelName(channel), addressee)}>
      <dl>
        <dt>{words.to}</dt>
        <dd>{address}</dd>
        <dt>{words.state}</dt>
        <dd>{stateText}</dd>
        {text && <dt>{words.text}</dt>}
        {text && <dd>{text}</dd>}
      </dl>
      {transport === 'outbox' && channel === 'email' && (
        <p>
          <a href={`/thu/${encodeURIComponent(key)}`}>{words.letter}</a>
        </p>
      )}
      <h2>{words.history}</h2>
      <TrailTable entries={history} texts={frame.texts} />
    </Layout>
  );
}
