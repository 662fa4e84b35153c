// What a process is told about itself: its role, where it is found, who is told that it lives, and who gives orders beside it.
import { z } from 'zod';
import { addressSetting, textSetting, type Given } from '../../kernel/index.js';

export const ROLES = ['all', 'api', 'worker'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_SETTINGS = {
  DUNGHAN_ROLE: z.enum(ROLES).default('all'),
  DUNGHAN_SIGNING_KEYS_FILE: textSetting(),
};
export type RoleGiven = Given<typeof ROLE_SETTINGS>;

/** Where the service is found, and who is told that it lives. */
export const SERVICE_SETTINGS = {
  DUNGHAN_URL: textSetting(),
  DUNGHAN_HOSTS: textSetting(),
  DUNGHAN_LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  DUNGHAN_HEARTBEAT_FILE: textSetting(),
  DUNGHAN_HEARTBEAT_URL: addressSetting(),
};

/** Who gives orders on the machine, and in which language he is answered. */
export const COMMAND_SETTINGS = {
  DUNGHAN_OPERATOR: textSetting(),
  DUNGHAN_LANG: z.enum(['vi', 'en']).default('vi'),
};
export type ServiceGiven = Given<typeof SERVICE_SETTINGS>;
