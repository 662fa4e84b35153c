// What a provider answers is kept in the log and shown to whoever asks: it is heard without what settings keep secret, should the provider
// repeat it.
import { withoutSecretsIn } from '../../../kernel/unsaid.rule.js';
import type { Channel } from './channel.js';

/** The channel itself, which tells what it hears without these. */
export function unsaying(channel: Channel, secrets: readonly string[]): Channel {
  if (secrets.length === 0) return channel;
  const send = channel.send.bind(channel);
  const query = channel.query?.bind(channel);
  const listen = channel.listen?.bind(channel);
  return Object.assign(channel, {
    send: async (message) => withoutSecretsIn(await send(message), secrets),
    ...(query && { query: async (message) => withoutSecretsIn(await query(message), secrets) }),
    ...(listen && { listen: (take) => listen((report) => take({ ...report, detail: withoutSecretsIn(report.detail, secrets) })) }),
  } satisfies Partial<Channel>);
}
