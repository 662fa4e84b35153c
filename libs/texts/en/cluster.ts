// What several processes say when they do not come together, in English.
import type { Sentences } from '../sentences.js';

export const refusals = {
  'queue.unreachable': (p) => `Cannot reach Redis at ${p.server}: ${p.detail}. Check DUNGHAN_REDIS_URL and the Redis server.`,
  'queue.access-denied': (p) => `Redis at ${p.server} does not let us in: the user or password in DUNGHAN_REDIS_URL is wrong.`,
  'role-unknown': (p) => `There is no role “${p.role}”; choose all, api or worker.`,
  'role-needs': (p) =>
    `The role “${p.role}” needs a log, a queue and signing keys that the processes share. Missing: ${p.names}. On a single machine use --role all.`,
  'replica-behind': () => 'This machine has not yet seen what was just done. Please try again in a moment.',
  'replica-starting': () => 'This machine is still catching up with the log. Please try again in a moment.',
  'identity.keys-missing': (p) =>
    `There is no key file ${p.file}, which DUNGHAN_SIGNING_KEYS_FILE names. Make it once with “dunghan keys rotate” and give the same file to every machine.`,
} satisfies Sentences;
