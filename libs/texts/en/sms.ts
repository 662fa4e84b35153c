// What a text message says in English.
import { printDay } from '../../kernel/index.js';
import type * as vi from '../vi/sms.js';

const REPORT = 'Please complete and report in the system';
const CONSIDER = 'Please consider it';
const days = (count: number | null): string => (count === null ? '' : ` ${count} ${count === 1 ? 'day' : 'days'}`);

export const sms: typeof vi.sms = {
  kinds: {
    sanction: { label: (late) => `LATE${days(late)}, reprimand proposed`, ask: CONSIDER },
    explain: { label: (late) => `LATE${days(late)}, explanation to be demanded`, ask: CONSIDER },
    urge: { label: (late) => `LATE${days(late)}, urging letter proposed`, ask: CONSIDER },
    late: { label: (late) => `LATE${days(late)}`, ask: REPORT },
    'due-tomorrow': { label: (left) => (left === 1 ? 'DUE TOMORROW' : 'DUE AT ONCE'), ask: REPORT },
    'due-soon': { label: (left) => `DUE SOON${left === null ? '' : `,${days(left)} left`}`, ask: REPORT },
    reminder: { label: (left) => `REMINDER${left === null ? '' : `,${days(left)} left`}`, ask: 'Please update the progress in the system' },
    'not-accepted': { label: () => 'NOT ACCEPTED YET', ask: 'Please confirm receipt in the system' },
    assigned: { label: () => 'NEWLY ASSIGNED', ask: 'Please confirm receipt in the system' },
    other: { label: () => 'NEWS', ask: 'Please see the system' },
  },
  head: (prefix, year, code) => `${prefix} ${year}${code ? `/${code}` : ''}`,
  copy: 'For information: ',
  several: (label, tasks) => `${label}: ${tasks} tasks`,
  codes: (codes, more) => `${codes.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  lead: (agency) => `Lead: ${agency}`,
  due: (day) => `Due ${printDay(day)}`,
};
