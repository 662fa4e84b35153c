// What a way of reaching people says of itself to the registry.
import type { Refusal } from '../../../kernel/index.js';
import type { ReturnTokens } from '../../links/return-token.js';
import type { Channel } from './channel.js';
import type { Environment } from './mail-settings.js';

/** What the application gives a channel besides its settings. */
export interface Site {
  /** Folder for messages that stay in the application. */
  outbox: string;
  /** Where the service is reached from outside; null when nobody has said. */
  link: string | null;
  returnTokens(): ReturnTokens;
}

export interface ChannelKind {
  /** What policies and notices call it. */
  name: string;
  /** Variables of the environment it is set by; each is explained in libs/texts (`settings`). */
  variables: readonly string[];
  /** Null when it is not configured. */
  open(env: Environment, site: Site): Channel | Refusal | null;
}
