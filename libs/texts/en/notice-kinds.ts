// How each kind of notice is worded in an English mail.
import type { KindWords } from '../facts/audience.js';
import type * as vi from '../vi/notice-kinds.js';
import { newsKinds } from './news.js';

const HELP = 'Please help the lead agency to complete them soon.';
const HELP_IN_TIME = 'Please help the lead agency to complete them in time.';

/** True of every task of the section: what was signed about it stands beside each. */
const LETTERS_NAMED = 'The tasks below are late and the lead agency has not completed them; letters that urged it are named at each task.';

const BEFORE_IT_ENDS = 'If an extension is needed, please send the request before the deadline.';

export const kinds: Record<keyof typeof vi.kinds, KindWords> = {
  sanction: {
    label: 'Reprimand proposed',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Please complete them at once, report the result in the system, and say why they are late and who answers for it.',
      decider:
        'Please consider a written reminder or reprimand, or an inspection of the responsibility of the lead agency by the task force.',
      follower: 'Please put a reminder, a reprimand or an inspection of the lead agency before the leaders.',
      helper: HELP,
    },
  },
  explain: {
    label: 'Explanation to be demanded',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Please complete them without delay, report the result in the system, and prepare to explain the delay.',
      decider:
        'Please consider signing a letter that asks the head of the lead agency to explain the delay and to commit to a day, for the tasks that have no such letter yet. The lead agency is asked only once the letter is signed and its number and date are recorded in the system.',
      follower:
        'Please put a letter that asks the lead agency to explain before the leaders for signature, for the tasks that have none yet. Once it is issued, please record its number and date in the system.',
      helper: HELP,
    },
  },
  unexplained: {
    label: 'Explanation overdue',
    intro:
      'The day has passed by which the lead agency was to explain the late tasks below, or to explain them again, and it has not; the request and its day are named at each task.',
    ask: {
      doer: 'Please explain in writing at once, and enter the explanation and its document number in the system.',
      decider: 'Please consider what is to be done about the lead agency.',
      follower: 'Please urge the lead agency to explain, and propose what is to be done if it still does not.',
      helper: 'Please give the lead agency what it needs to know for its explanation.',
    },
  },
  'explanation-asked': {
    label: 'Explanation asked for',
    intro: 'The lead agency is asked for a written explanation of the late tasks below; the request and its day are named at each task.',
    ask: {
      doer: 'Please explain why the work is late, who answers for it and when it will be done, in the system and by the day named at each task.',
      decider: 'Please see that the explanation is given.',
      follower: 'Please follow the explanation of the lead agency, and judge it when it has come in.',
      helper: 'Please give the lead agency what it needs to know for its explanation.',
    },
    askOver: {
      all: 'The day by which the letter asks for the explanation had passed when the letter was recorded in the system; please explain in writing at once why the work is late, who answers for it and when it will be done, and enter the explanation and its document number in the system.',
      some: 'Please explain why the work is late, who answers for it and when it will be done, in the system and by the day named at each task; where that day has passed, please explain at once.',
    },
  },
  urge: {
    label: 'Urging letter proposed',
    intro: LETTERS_NAMED,
    ask: {
      doer: 'Please complete them without delay, report the result with its document or product in the system, and state the cause of the delay.',
      decider:
        'Please consider signing an official letter that urges the lead agency, or having it signed, for the tasks that have none yet.',
      signer:
        'Please consider signing an official letter that urges the lead agency, for the tasks that have none yet. Once it is issued, please record its number and date in the system.',
      follower:
        'Please put an official letter that urges the lead agency forward for signature, for the tasks that have none yet. Once it is issued, please record its number and date in the system.',
      helper: HELP,
    },
  },
  late: {
    label: 'Late',
    intro: 'The deadline of the tasks below has passed and they are not complete.',
    ask: {
      doer: 'Please complete them without delay, report the result with its document or product in the system, and state the cause of the delay.',
      decider: 'Please direct that they be completed without delay, and that the cause of the delay be stated.',
      follower: 'Please follow and urge the lead agency to complete them, to report the result and to state the cause of the delay.',
      helper: HELP,
    },
  },
  'report-missing': {
    label: 'Periodic report missing',
    intro: 'The day of the periodic reports below has passed and the system has not received them.',
    ask: {
      doer: 'Please submit the report at once, with the state of each standing task and why it is late.',
      decider: 'Please direct that the report be submitted and that the cause of the delay be stated.',
      follower: 'Please urge the reporting agency to submit the report and to say why it is late.',
      helper: 'Please give the reporting agency the figures it needs.',
    },
  },
  'due-tomorrow': {
    label: 'Due at once',
    intro: 'The deadline of the tasks below is about to pass.',
    ask: {
      doer: 'Please complete them and report before the deadline.',
      decider: 'Please see that they are completed in time.',
      follower: 'Please follow them and remind the lead agency to complete them and report before the deadline.',
      helper: HELP_IN_TIME,
    },
    moreTime: { before: BEFORE_IT_ENDS },
  },
  'due-soon': {
    label: 'Due soon',
    intro: 'The tasks below are due soon.',
    ask: {
      doer: 'Please complete them in time and update their progress in the system.',
      decider: 'Please see that they are completed in time.',
      follower: 'Please follow them and remind the lead agency to complete them in time.',
      helper: HELP_IN_TIME,
    },
    moreTime: { before: BEFORE_IT_ENDS },
  },
  reminder: {
    label: 'Reminder',
    intro: 'The deadline of the tasks below is coming closer.',
    ask: {
      doer: 'Please review and update their progress in the system, and report difficulties early so that they can be resolved.',
      decider: 'Please follow them and see to difficulties, if there are any.',
      follower: 'Please follow their progress, and remind the lead agency to report difficulties early.',
      helper: HELP_IN_TIME,
    },
  },
  'report-due': {
    label: 'Periodic report due',
    intro: 'The periodic reports below, about standing work, are to be submitted soon.',
    ask: {
      doer: 'Please prepare the report, with the state of each standing task up to the cut-off, and submit it in the system in time.',
      decider: 'Please see that the report is submitted in time.',
      follower: 'Please follow it and remind the reporting agency to submit it in time.',
      helper: 'Please give the reporting agency the figures it needs.',
    },
  },
  'no-progress': {
    label: 'No progress reported',
    intro: 'Nothing has been heard of the following tasks for some time.',
    ask: {
      doer: 'Please report the progress, what has been done and what stands in the way.',
      decider: 'Please direct that progress be reported, and see to difficulties, if there are any.',
      follower: 'Please find out how they stand, and remind the lead agency to report its progress.',
      helper: 'Please give the lead agency what it needs to report progress.',
    },
  },
  undetermined: {
    label: 'Deadline without a day',
    intro: 'The deadlines of the following tasks have no day yet: they wait for a document or a condition that the plan names.',
    ask: {
      doer: 'Please say whether that document has been issued. If so, please give its number and date, and the day by which the task is to be done.',
      decider: 'Please give your opinion on the deadline once that document has been issued.',
      follower: 'Please watch for that document; once it is issued, please set the deadline in the system with its number and date.',
      helper: 'Please tell the lead agency if you know that the document has been issued.',
    },
  },
  'not-accepted': {
    label: 'Not accepted yet',
    intro: 'The tasks below were assigned and their receipt has not been confirmed in the system.',
    ask: {
      doer: 'Please confirm receipt. If a task is outside your responsibility, please return it with the reason; the deadline keeps running meanwhile.',
      decider: 'Please see that receipt is confirmed.',
      follower: 'Please remind the lead agency to confirm receipt in the system.',
      helper: 'Please agree with the lead agency on how you work together.',
    },
  },
  assigned: {
    label: 'Newly assigned',
    intro: 'The tasks below are assigned to the lead agency.',
    ask: {
      doer: 'Please confirm receipt in the system, assign the work and keep its progress up to date within the deadline.',
      decider: 'Please see that the tasks are accepted and begun.',
      follower: 'Please follow how the lead agency accepts and begins them.',
      helper: 'Please work with the lead agency as the plan says.',
    },
    askLate: 'Please confirm receipt in the system; the deadline above has passed, so please begin at once, complete the tasks and report.',
  },
  ...newsKinds,
  other: {
    label: 'Notice about tasks',
    intro: 'The system has news about the tasks below.',
    ask: {
      doer: 'Please review them and update their progress in the system.',
      decider: 'Please consider them.',
      follower: 'Please follow how they stand.',
      helper: 'Please help the lead agency where it needs you.',
    },
  },
};
