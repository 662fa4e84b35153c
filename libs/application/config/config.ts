// All that is set from outside, as one schema: what each setting may be, what stands when it is not given, and whether it is secret. The
// parts are declared beside the code that reads them; what each setting means is said in libs/texts. Here alone the environment is read.
import { z } from 'zod';
import { KURRENT_SETTINGS } from '../../event-store/kurrentdb/settings.js';
import { boundsOf, type Given, type SettingBounds } from '../../kernel/index.js';
import { READING_SETTINGS } from '../../kernel/reading-room.js';
import type { ChannelGiven } from '../../notice/channels/port/channel-kind.js';
import { CHANNEL_SETTINGS } from '../../notice/channels/registry.js';
import { IMAP_SETTINGS } from '../../notice/returns/imap-settings.js';
import { REDIS_SETTINGS } from '../../queue/redis-settings.js';
import { secretsInFiles } from './secret-files.js';
import { COMMAND_SETTINGS, ROLE_SETTINGS, SERVICE_SETTINGS } from './service-settings.js';

/** Those of the process, and those of each part that is set from outside. */
const FIRST = { ...SERVICE_SETTINGS, ...COMMAND_SETTINGS };
const LAST = { ...IMAP_SETTINGS, ...READING_SETTINGS, ...KURRENT_SETTINGS, ...REDIS_SETTINGS, ...ROLE_SETTINGS };

export const configSchema = z.object({ ...FIRST, ...CHANNEL_SETTINGS, ...LAST });

/** What is given of it. Endpoints and gateways may name more settings, in which their secrets are. */
export type Config = Given<typeof FIRST & typeof LAST> & ChannelGiven;

export interface Setting extends SettingBounds {
  name: string;
}

/** Every setting, as `dunghan settings` and the documents list them. */
export const settingsList = (): Setting[] =>
  Object.entries(configSchema.shape as Record<string, z.ZodType>).map(([name, setting]) => ({ name, ...boundsOf(setting) }));

/** What the environment gives, without what lies in files. */
export const givenIn = (env: ChannelGiven = process.env): Config =>
  Object.freeze(Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('DUNGHAN_') && value !== undefined)));

/** The configuration of this process, loaded once when it begins. @throws RefusedError about a file of a secret in which there is none */
export function loadConfig(env: ChannelGiven = process.env): Config {
  const given = givenIn(env);
  return Object.freeze({ ...given, ...secretsInFiles(given) });
}
