// What people are told has happened to a task, in English.
import { printDay } from '../../kernel/day.rule.js';
import type { Asks, KindWords } from '../facts/audience.js';
import type { Params, Sentences } from '../facts/sentences.js';
import type * as vi from '../vi/news.js';

const FOLLOW = 'Please take note and follow the task accordingly.';
const KNOW = 'For your information and direction.';
const HELP = 'Please take note for your work with the lead agency.';

const LATE = 'The deadline above has passed; please complete the tasks without delay and report.';
const MORE_TIME = 'If more time is needed, please ask for an extension in writing.';

/** Of what asks the lead to keep a day: `words`, and what is asked when the day has passed. */
const unlessLate = (words: KindWords, askLate: string, moreTime?: KindWords['moreTime']): KindWords => ({
  ...words,
  askLate,
  ...(moreTime ? { moreTime } : {}),
});

const news = (label: string, intro: string, doer: string, others: Partial<Asks> = {}): KindWords => ({
  label,
  intro,
  ask: { doer, decider: KNOW, follower: FOLLOW, helper: HELP, ...others },
});

export const newsKinds: Record<keyof typeof vi.newsKinds, KindWords> = {
  'extension-asked': news(
    'Extension asked for',
    'The lead agency asks for an extension of the tasks below.',
    'Please go on within the deadline in force until it is decided.',
    {
      decider:
        'Please decide: record the extension with number and date of its document, or refuse it with the reason, in the system. The deadline in force keeps running meanwhile.',
      follower: 'Please follow it and give your opinion when asked.',
    },
  ),
  'extension-granted': unlessLate(
    news('Extended', 'The deadline of the tasks below was extended.', 'Please complete the tasks and report by the new day.', {
      follower: 'Please follow the tasks by the new day.',
      helper: 'Please work with the lead agency by the new day.',
    }),
    LATE,
    { before: '', late: MORE_TIME },
  ),
  'extension-refused': unlessLate(
    news(
      'Extension refused',
      'The extension of the tasks below was refused; their deadline stays.',
      'Please complete the tasks and report within the deadline.',
      {
        follower: 'Please follow and urge the lead agency within the deadline.',
        helper: 'Please help the lead agency to complete them soon.',
      },
    ),
    LATE,
  ),
  'deadline-set': unlessLate(
    news('Deadline set', 'The deadline of the tasks below now has a day.', 'Please complete the tasks and report by that day.', {
      follower: 'Please follow the tasks by that day.',
      helper: 'Please work with the lead agency by that day.',
    }),
    LATE,
    { before: '', late: MORE_TIME },
  ),
  amended: news('Amended', 'The tasks below were amended.', 'Please read what they say now and act accordingly.'),
  suspended: news(
    'Suspended',
    'The tasks below were suspended.',
    'Please stand still until it is decided that they go on; there are no reminders meanwhile.',
    {
      follower: 'Please take note; the lead agency is not reminded meanwhile.',
      helper: 'Please stand still until it is decided that they go on.',
    },
  ),
  resumed: unlessLate(
    news('Resumed', 'The tasks below go on after a suspension.', 'Please go on, complete the tasks and report within the deadline above.', {
      follower: 'Please follow how they go on.',
      helper: 'Please go on helping the lead agency.',
    }),
    LATE,
    { before: MORE_TIME, late: MORE_TIME },
  ),
  withdrawn: news('Withdrawn', 'The tasks below were withdrawn.', 'Please stop the work; no further report is expected.', {
    follower: 'Please stop following these tasks.',
    helper: 'Please stop your part in these tasks.',
  }),
  'carried-over': news('Carried over', 'The tasks below were carried over to a later plan.', 'Please go on under that plan.', {
    follower: 'Please follow them under that plan.',
    helper: 'Please help with them under that plan.',
  }),
  'taken-away': news(
    'No longer led',
    'The former lead no longer leads the tasks below.',
    'Please hand over files and results; no further report is expected from you.',
    { follower: 'Please follow the handover.', helper: 'Please work with the new lead agency.' },
  ),
  'lead-changed': news(
    'Lead changed',
    'The tasks below have a new lead agency.',
    'Please take the tasks over and carry them out within the deadline.',
    { follower: 'Please follow the handover.', helper: 'Please work with the new lead agency.' },
  ),
  'coordinator-named': news(
    'Coordinator added',
    'Agencies were named to coordinate the tasks below.',
    'Please agree with them on how you work together.',
    { helper: 'Please work with the lead agency within your responsibility.' },
  ),
  'coordinator-released': news(
    'Coordinator released',
    'The agencies named no longer coordinate the tasks below.',
    'Please adapt how you work together.',
    { helper: 'Please stop your part and hand over what was done to the lead agency.' },
  ),
  'coordinators-changed': news(
    'Coordinators changed',
    'The coordinating agencies of the tasks below have changed.',
    'Please agree with those of today on how you work together.',
  ),
  declined: news(
    'Declined, to be decided',
    'The lead agency returned the tasks below.',
    'Please wait for the decision; the deadline keeps running meanwhile.',
    {
      decider: 'Please decide: name another lead, or refuse with the reason, in the system. The deadline keeps running meanwhile.',
      follower: 'Please follow it and give your opinion when asked.',
    },
  ),
  'decline-refused': unlessLate(
    news(
      'Decline refused',
      'The return of the tasks below was refused; their deadline stays.',
      'Please go on leading the tasks, complete them and report within the deadline.',
      { follower: 'Please follow how they are carried out.' },
    ),
    LATE,
  ),
  'completion-reported': news(
    'Completion to be confirmed',
    'The lead agency reported completion of the tasks below; it waits to be confirmed.',
    'Please wait for the confirmation; there are no reminders meanwhile.',
    {
      decider: 'Please confirm the result, or have it confirmed.',
      follower: 'Please check the result and confirm it, or return it with the reason, in the system.',
    },
  ),
  'completion-returned': news(
    'Completion returned',
    'The report of completion of the tasks below was returned.',
    'Please mend what the reason names and report again in the system; the deadline stays.',
    { follower: 'Please follow how it is mended.' },
  ),
  'completion-confirmed': news(
    'Completion confirmed',
    'The completion of the tasks below was confirmed.',
    'No further report is expected; please keep the files.',
    { follower: 'Please keep the files.', helper: 'Your part in these tasks is over.' },
  ),
  'milestone-confirmed': news(
    'Milestone confirmed',
    'The result of a milestone of the tasks below was confirmed; the work goes on.',
    'Please complete and report the work of the next milestone.',
    { follower: 'Please follow the work to the next milestone.', helper: 'Please go on helping the lead agency.' },
  ),
  'explanation-given': news('Explanation to be judged', 'The lead agency explained the tasks below.', 'Please wait for the judgement.', {
    follower: 'Please accept the explanation, or return it with the reason, in the system.',
  }),
  'explanation-accepted': news(
    'Explanation accepted',
    'The explanation about the tasks below was accepted.',
    'Please act as it commits you to.',
    { follower: 'Please follow the commitment.' },
  ),
  'wait-stated': news(
    'Waits for another agency',
    'The lead agency of the tasks below waits for another agency.',
    'Please wait for the confirmation, and record the day on which the wait ends.',
    {
      follower: 'Please check the time of waiting, and confirm or refuse it in the system.',
      helper: 'Please answer the lead agency soon, if it is you that it waits for.',
    },
  ),
  'wait-confirmed': news(
    'Time of waiting confirmed',
    'The time of waiting for another agency in the tasks below was confirmed.',
    'Please go on, and record the day on which the wait ends.',
  ),
  'wait-refused': unlessLate(
    news(
      'Time of waiting refused',
      'The time of waiting for another agency in the tasks below was refused.',
      'Please go on within the deadline; that time counts as your own.',
    ),
    LATE,
  ),
};

const day = (value: string | number | undefined): string => printDay(String(value));
const named = (p: Params): string => `document ${p.document}${p.date ? ` of ${day(p.date)}` : ''}`;
const by = (p: Params): string => (p.document ? ` by ${named(p)}` : '');
const paper = (p: Params): string => (p.document ? ` (${named(p)})` : '');
const said = (word: string, p: Params): string => (p.reason ? `; ${word}: ${String(p.reason).replace(/[.;\s]+$/u, '')}` : '');
const because = (p: Params): string => said('reason', p);
const waiting = (p: Params): string =>
  Number(p.waited) > 0 ? `; it has waited ${p.waited} ${Number(p.waited) === 1 ? 'working day' : 'working days'}` : '';

/** A plan that goes by its number, or a document that is to come, in words. */
function place(p: Params): string {
  const about = String(p.about ?? '');
  if (!about) return 'a later plan';
  return /^\p{L}+\s/u.test(about) ? `“${about}”` : `the plan ${about}`;
}

/** Of a report for one milestone. */
const milestone = (p: Params): string =>
  p.milestone ? `of the milestone ${p.year ? `of ${p.year} (${day(p.milestone)})` : day(p.milestone)} ` : '';

export const newsReasons = {
  'news.extension-asked': (p) =>
    `${p.lead} asks for an extension to ${day(p.day)}${paper(p)}${p.before ? `; deadline in force: ${day(p.before)}` : ''}${because(p)}${waiting(p)}`,
  'news.extension-granted': (p) => `Extended to ${day(p.day)}${by(p)}${p.before ? `; deadline before: ${day(p.before)}` : ''}${because(p)}`,
  'news.extension-refused': (p) =>
    `Extension${p.day ? ` to ${day(p.day)}` : ''} refused${paper(p)}${because(p)}${p.before ? `; the deadline stays ${day(p.before)}` : ''}`,
  'news.deadline-set': (p) => `The deadline is ${day(p.day)}${by(p)}`,
  'news.amended': (p) => `Amended${by(p)}${p.day ? `; new deadline: ${day(p.day)}` : ''}`,
  'news.suspended': (p) => `Suspended from ${day(p.on)}${by(p)}${because(p)}`,
  'news.resumed': (p) => `Goes on from ${day(p.on)}${by(p)}${p.day ? `, after standing still since ${day(p.day)}` : ''}${because(p)}`,
  'news.withdrawn': (p) => `Withdrawn from ${day(p.on)}${by(p)}${because(p)}`,
  'news.carried-over': (p) => `Carried over to ${p.heir ? `task “${p.heir}” of ` : ''}${place(p)}${by(p)}`,
  'news.taken-away': (p) =>
    `${p.lead} no longer leads it from ${day(p.on)}${by(p)}${p.others ? `; new lead agency: ${p.others}` : ''}${because(p)}`,
  'news.lead-changed': (p) => `${p.lead} leads it${p.others ? ` instead of ${p.others}` : ''} from ${day(p.on)}${by(p)}${because(p)}`,
  'news.coordinator-named': (p) => `${p.others} named to coordinate${by(p)}`,
  'news.coordinator-released': (p) => `${p.others} no longer coordinates${by(p)}`,
  'news.coordinators-changed': (p) =>
    `${p.others ? `Coordinating agencies now: ${p.others}` : 'No agency coordinates it any more'}${paper(p)}`,
  'news.declined': (p) => `${p.lead} returned the task on ${day(p.on)}${because(p)}${waiting(p)}`,
  'news.decline-refused': (p) => `The return was refused${because(p)}; ${p.lead} goes on leading it`,
  'news.completion-reported': (p) =>
    `${p.lead} reported completion ${milestone(p)}on ${day(p.on)}${paper(p)}${said('note', p)}${waiting(p)}`,
  'news.completion-returned': (p) => `The report of completion ${milestone(p)}was returned on ${day(p.on)}${because(p)}`,
  'news.completion-confirmed': (p) =>
    `Completion ${milestone(p)}confirmed on ${day(p.on)}${p.day ? `; it counts as done on ${day(p.day)}` : ''}${said('note', p)}`,
  'news.explanation-given': (p) => `${p.lead} explained on ${day(p.on)}${paper(p)}${waiting(p)}`,
  'news.explanation-accepted': (p) => `The explanation of ${p.lead} was accepted on ${day(p.on)}`,
  'news.wait-stated': (p) =>
    `${p.lead} waits for ${p.others}${p.day ? ` since ${day(p.day)}` : ''}${paper(p)}${said('note', p)}${waiting(p)}`,
  'news.wait-confirmed': (p) => `The wait for ${p.others} was confirmed${p.day ? `, up to and including ${day(p.day)}` : ''}`,
  'news.wait-refused': (p) => `The wait for ${p.others} was refused${because(p)}`,
  'news.handed-over': () => 'No longer led',
  'news.told-doer': (p) => `Your agency leads the task (${p.lead})`,
  'news.told-former': (p) => `Your agency led the task (${p.lead})`,
  'news.told-decider': (p) => `The task (led by ${p.lead}) is in your charge`,
  'news.told-signer': (p) => `Your agency follows the task (led by ${p.lead})`,
  'news.told-follower': (p) => `Your agency follows the task (led by ${p.lead})`,
  'news.told-helper': (p) => `Your agency coordinates the task (led by ${p.lead})`,
  'news.told-released': (p) => `Your agency coordinated the task (led by ${p.lead})`,
} satisfies Record<keyof typeof vi.newsReasons, Sentences[string]>;

export const newsNames: Readonly<Record<string, string>> = {
  'extension-asked': 'extension asked for',
  'extension-granted': 'extension granted',
  'extension-refused': 'extension refused',
  'deadline-set': 'deadline set',
  amended: 'task amended',
  suspended: 'suspension',
  resumed: 'resumption',
  withdrawn: 'withdrawal',
  'carried-over': 'carry-over',
  'taken-away': 'task taken away',
  'lead-changed': 'change of lead',
  'coordinator-named': 'coordinator named',
  'coordinator-released': 'coordinator released',
  'coordinators-changed': 'change of coordinators',
  declined: 'task declined',
  'decline-refused': 'decline refused',
  'completion-reported': 'completion to be confirmed',
  'completion-returned': 'completion returned',
  'completion-confirmed': 'completion confirmed',
  'explanation-given': 'explanation to be judged',
  'explanation-accepted': 'explanation accepted',
  'wait-stated': 'wait to be confirmed',
  'wait-confirmed': 'wait confirmed',
  'wait-refused': 'wait refused',
};

const DECIDED: readonly string[] = ['extension-asked', 'declined'];
const JUDGED: readonly string[] = ['completion-reported', 'explanation-given', 'wait-stated'];

export const newsSms: typeof vi.newsSms = Object.fromEntries(
  Object.entries<KindWords>(newsKinds).map(([kind, { label }]) => [
    kind,
    {
      label: label.toUpperCase(),
      ask: {
        doer: 'Please act on it, see the system',
        decider: DECIDED.includes(kind) ? 'Please decide' : 'Please take note',
        follower: JUDGED.includes(kind) ? 'Please judge it in the system' : 'Please take note',
        helper: 'Please see the system',
      },
    },
  ]),
) as typeof vi.newsSms;
