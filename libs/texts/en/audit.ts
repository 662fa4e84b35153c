// What the auditor of the ladders says in English.
import { printInstant } from '../../kernel/index.js';

export const events = {
  StepsAudited: (d: { until: string; checked: number; missed: number }) =>
    d.missed === 0
      ? `Steps audited up to ${printInstant(d.until)}: ${d.checked} ladders, every step that came due has an outcome`
      : `Steps audited up to ${printInstant(d.until)}: ${d.missed} steps that came due have no outcome`,
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
};
