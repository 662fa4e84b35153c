// What several processes say when they do not come together, in English.
import type { Sentences } from '../facts/sentences.js';
import { networkObstacles } from './network.js';

/** Why Redis cannot be reached. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ...networkObstacles({ server: 'Redis', ca: 'DUNGHAN_REDIS_CA', plain: 'use redis:// instead of rediss://' }),
  'needs-tls': 'this port uses TLS; use rediss:// instead of redis://',
  lost: 'the connection to the server is lost',
  'not-redis': 'the service on this port is no Redis',
  'no-answer': 'the connection stands, but Redis does not answer as it should',
};

export const refusals = {
  'queue-unreachable': (p) =>
    `Cannot reach Redis at ${p.server}: ${OBSTACLES[String(p.obstacle)] ?? p.obstacle}. Check DUNGHAN_REDIS_URL and the Redis server.`,
  'queue-access-denied': (p) => `Redis at ${p.server} does not let us in: the user or password in DUNGHAN_REDIS_URL is wrong.`,
  'queue-no-such-database': (p) => `Redis at ${p.server} has no database of the number at the end of the address. Check DUNGHAN_REDIS_URL.`,
  'queue-loading': (p) => `Redis at ${p.server} is still loading its data from disk. Try again later.`,
  'queue-read-only': (p) =>
    `Redis at ${p.server} is a copy for reading and takes no writes. Put the address of the primary into DUNGHAN_REDIS_URL.`,
  'queue-too-old': (p) => `Redis at ${p.server} is version ${p.version}; version ${p.oldest} or newer is needed.`,
  'queue-full': (p) => `Redis at ${p.server} has no memory left and takes no more jobs. Raise maxmemory.`,
  'role-unknown': () => 'The role (--role, DUNGHAN_ROLE) must be all, api or worker.',
  'role-needs': (p) =>
    `The role “${p.role}” needs a log and signing keys that the processes share, and workers share a queue too. Missing: ${p.names}. On a single machine use --role all.`,
  'replica-behind': () => 'This machine has not yet seen what was just done. Please try again in a moment.',
  'replica-starting': () => 'This machine is still catching up with the log. Please try again in a moment.',
  'identity.keys-missing': () =>
    `The key file that DUNGHAN_SIGNING_KEYS_FILE names is not there. Make it once with “dunghan keys rotate” and give the same file to every machine.`,
} satisfies Sentences;
