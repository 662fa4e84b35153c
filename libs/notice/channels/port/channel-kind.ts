// What a way of reaching people says of itself to the registry.
import type { Refusal, SettingsShape } from '../../../kernel/index.js';
import type { ReturnTokens } from '../../links/return-token.js';
import type { Channel } from './channel.js';

/** What the application gives a channel besides its settings. */
export interface Site {
  /** Folder for messages that stay in the application. */
  outbox: string;
  /** Where the service is reached from outside; null when nobody has said. */
  link: string | null;
  returnTokens(): ReturnTokens;
}

/** All settings that are given, by name. */
export type ChannelGiven = Readonly<Record<string, string | undefined>>;

export interface ChannelKind {
  /** What policies and notices call it. */
  name: string;
  /** What it is set by; each setting is explained in libs/texts (`settings`). */
  settings: SettingsShape;
  /** Null when it is not configured. Endpoints and gateways name settings of their own, in which their secrets are. */
  open(given: ChannelGiven, site: Site): Channel | Refusal | null;
}
