// What a text message says in English.
import { printDay, type Day } from '../../kernel/index.js';
import type { Asks, Audience } from '../facts/audience.js';
import { newsSms } from './news.js';
import type * as vi from '../vi/sms.js';

const asks = (doer: string, follower: string): Asks => ({
  doer,
  follower,
  decider: 'Please consider it',
  helper: 'Please help the lead agency',
});

const REPORT = asks('Please complete and report in the system', 'Please follow and urge the lead agency');
const ACCEPT = asks('Please confirm receipt in the system', 'Please follow whether it is accepted');
const PROPOSED: Asks = { ...REPORT, signer: 'Please consider signing', follower: 'Please put it forward for signature' };
const days = (count: number | null): string => (count === null ? '' : ` ${count} ${count === 1 ? 'day' : 'days'}`);

const HAND_IN = asks('Please hand it in in the system', 'Please follow and remind the agency');
const EXPLAIN: Asks = {
  ...asks('Please explain in writing and in the system', 'Please follow and urge the lead to explain'),
  helper: 'Please give the lead agency what it needs',
};
const toDo = (order: string, fact: string) => (_days: number | null, audience: Audience) => (audience === 'doer' ? order : fact);

const news = Object.fromEntries(Object.entries(newsSms).map(([kind, { label, ask }]) => [kind, { label: () => label, ask }]));

export const sms: typeof vi.sms = {
  kinds: {
    sanction: { label: (late) => `LATE${days(late)}, reprimand proposed`, ask: PROPOSED },
    explain: { label: (late) => `LATE${days(late)}, explanation to be demanded`, ask: PROPOSED },
    urge: { label: (late) => `LATE${days(late)}, urging letter proposed`, ask: PROPOSED },
    late: { label: (late) => `LATE${days(late)}`, ask: REPORT },
    'due-tomorrow': { label: (left) => (left === 1 ? 'DUE TOMORROW' : 'DUE AT ONCE'), ask: REPORT },
    'due-soon': { label: (left) => `DUE SOON${left === null ? '' : `,${days(left)} left`}`, ask: REPORT },
    reminder: {
      label: (left) => `REMINDER${left === null ? '' : `,${days(left)} left`}`,
      ask: asks('Please update the progress in the system', 'Please follow the progress'),
    },
    unexplained: { label: toDo('EXPLAIN AT ONCE, the term has passed', 'EXPLANATION OVERDUE'), ask: EXPLAIN },
    'explanation-asked': { label: toDo('EXPLANATION DEMANDED', 'THE LEAD IS ASKED TO EXPLAIN'), ask: EXPLAIN },
    'report-missing': {
      label: (late, audience) => `${audience === 'doer' ? 'HAND IN THE REPORT' : 'REPORT NOT HANDED IN'}, LATE${days(late)}`,
      ask: { ...HAND_IN, doer: 'Please hand it in at once, with the reason' },
    },
    'report-due': {
      label: (left, audience) =>
        `${audience === 'doer' ? 'REPORT TO BE HANDED IN' : 'REPORT DUE SOON'}${left === null ? '' : `,${days(left)} left`}`,
      ask: HAND_IN,
    },
    'no-progress': {
      label: toDo('PLEASE UPDATE THE PROGRESS', 'PROGRESS NOT UPDATED'),
      ask: asks('Please say what is done and what is in the way', 'Please check and remind the lead agency'),
    },
    undetermined: {
      label: toDo('PLEASE SAY WHAT FIXES THE DEADLINE', 'DEADLINE NOT DETERMINED'),
      ask: asks('Please give the document that fixes it', 'Please set the deadline when the document is there'),
    },
    ...news,
    'not-accepted': { label: () => 'NOT ACCEPTED YET', ask: ACCEPT },
    assigned: { label: () => 'NEWLY ASSIGNED', ask: ACCEPT },
    other: { label: () => 'NEWS', ask: asks('Please see the system', 'Please see the system') },
  },
  head: (prefix, year, code) => `${prefix} ${year}${code ? `/${code}` : ''}`,
  copy: 'For information: ',
  several: (label, tasks) => `${label}: ${tasks} tasks`,
  severalReports: (label, reports, titles) => `${label}: ${reports} reports (${titles.join('; ')})`,
  codes: (codes, more) => `${codes.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  lead: (agency) => `Lead: ${agency}`,
  reporter: (agency) => `By: ${agency}`,
  reporters: (agencies) => `${agencies} agencies to report`,
  urged: (number, day) => `Letter ${number} of ${printDay(day)} was signed`,
  waits: (on: Day, by: string): string => `Extension asked for on ${printDay(on)} waits for ${by}`,
  suspended: (days: number): string => `Suspended for ${days} days of them`,
  leads: (agencies) => `Lead: ${agencies} agencies`,
  milestone: (year, day, provisional) => `Milestone${year ? ` of ${year}` : ''}: ${printDay(day)}${provisional ? ' (provisional)' : ''}`,
  due: (day, provisional) => `Due ${printDay(day)}${provisional ? ' (provisional)' : ''}`,
  taskDue: (day, provisional) => `The task was due ${printDay(day)}${provisional ? ' (provisional)' : ''}`,
};
