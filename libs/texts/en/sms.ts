// What a text message says in English.
import { printDay } from '../../kernel/index.js';
import type { Asks } from '../audience.js';
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
    ...news,
    'not-accepted': { label: () => 'NOT ACCEPTED YET', ask: ACCEPT },
    assigned: { label: () => 'NEWLY ASSIGNED', ask: ACCEPT },
    other: { label: () => 'NEWS', ask: asks('Please see the system', 'Please see the system') },
  },
  head: (prefix, year, code) => `${prefix} ${year}${code ? `/${code}` : ''}`,
  copy: 'For information: ',
  several: (label, tasks) => `${label}: ${tasks} tasks`,
  codes: (codes, more) => `${codes.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  lead: (agency) => `Lead: ${agency}`,
  urged: (number, day) => `Letter ${number} of ${printDay(day)} was signed`,
  suspended: (days: number): string => `Suspended for ${days} days of them`,
  leads: (agencies) => `Lead: ${agencies} agencies`,
  milestone: (day, provisional) => `Milestone of ${day.slice(0, 4)}: ${printDay(day)}${provisional ? ' (provisional)' : ''}`,
  due: (day, provisional) => `Due ${printDay(day)}${provisional ? ' (provisional)' : ''}`,
};
