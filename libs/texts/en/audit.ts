// What the auditor of the ladders says in English.
import { printInstant } from '../../kernel/index.js';
import type { LogDifference } from '../facts/log-difference.js';
import type { Sentences } from '../facts/sentences.js';

/** How the log differs from what was seen of it. */
export function differs({ kind, since, until, events }: LogDifference): string {
  switch (kind) {
    case 'shorter':
      return `The log is shorter than what was seen of it: after position ${since}, ${events} events are missing`;
    case 'hole':
      return `The log lacks ${events} events between positions ${since} and ${until}`;
    case 'unreadable':
      return `The log cannot be read beyond position ${since}: the next event is missing or broken`;
    default:
      return `The log was changed between positions ${since} and ${until} since it was seen`;
  }
}

export const events = {
  StepsAudited: (d: { until: string; checked: number; missed: number }) =>
    d.missed === 0
      ? `Steps audited up to ${printInstant(d.until)}: ${d.checked} ladders, every step that came due has an outcome`
      : `Steps audited up to ${printInstant(d.until)}: ${d.missed} steps that came due have no outcome`,
  LogDifferenceAccepted: (d: { differences: LogDifference[]; reason: string }) =>
    `The log was accepted as it is (${d.differences.map(differs).join('; ')}): ${d.reason}`,
};

export const audit = {
  why: {
    unscheduled: 'not scheduled',
    'not-taken': 'came due and was not looked at',
    'no-outcome': 'a notice was raised, but neither sent nor dropped with a reason',
  },
  settled: (checked: number, until: string) => `${checked} ladders checked up to ${until}: every step that came due has an outcome.`,
  missed: (count: number, until: string) => `${count} steps that came due before ${until} have no outcome:`,
  allSettled: 'every step that came due has an outcome',
  step: (step: number | null) => (step === null ? '—' : `step ${step}`),
  differs,
  overAgain: 'it is well again',
  same: (events: number, position: number, since: string) =>
    `The log is what was seen of it: ${events} events up to position ${position}, watched since ${since}.`,
  acceptLater: 'The acceptance is on record; the service takes the log as it is for its new measure.',
};

export const refusals = {
  'audit.log-same': () => 'The log does not differ from what was seen of it, so there is nothing to accept.',
  'audit.log-unseen': (p) => `There is nothing to compare with: the service has not run on the folder “${p.folder}” yet.`,
  'audit.log-unreadable': () => 'The log cannot be read to its end, so it cannot be accepted. Restore it from a backup.',
  'clock-behind': (p) =>
    `The clock of the machine (${p.machine}) is behind the last moment on record (${p.recorded}); nothing new comes due until it is right again.`,
  'disk-almost-full': (p) => `Only ${p.megabytes} MB are left on the disk of “${p.folder}”; soon nothing can be written.`,
} satisfies Sentences;
