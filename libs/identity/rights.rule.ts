// What may be done through the service, right by right, and who may do it. A use case names its right, so that the command line meets it as
// well as a route. What depends on the very task, report or letter (its lead, its overseer) the decider says, of whoever is known.
import type { Entitled } from './entitled.rule.js';

/** Who assigns and who follows tasks in this province. */
export interface Offices {
  authority: string;
  overseers: readonly string[];
}

type Holders = (offices: Offices) => Entitled | 'known';

/** The bearer of any account. */
const known: Holders = () => 'known';
const administrator: Holders = () => ({ agencies: [], admin: true });
/** Whoever assigns or follows tasks, and the administrator. */
const followers: Holders = ({ authority, overseers }) => ({ agencies: [authority, ...overseers], admin: true });
/** Whoever assigns tasks, and the administrator. */
const assigner: Holders = ({ authority }) => ({ agencies: [authority], admin: true });

export const RIGHTS = {
  'agency.manage': administrator,
  'calendar.load': assigner,
  'calendar.preview': known,
  'chore.close': administrator,
  'letter.sign': known,
  'message.resend': administrator,
  'plan.handle': followers,
  'policy.move': followers,
  'policy.preview': known,
  'policy.propose': followers,
  'policy.switch': assigner,
  'report.return': known,
  'report.submit': known,
  'silence.end': known,
  'silence.start': known,
  'task.escalate': followers,
  'task.order': known,
} as const satisfies Record<string, Holders>;

export type Right = keyof typeof RIGHTS;
