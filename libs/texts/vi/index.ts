// The Vietnamese texts of every feature, joined.
import * as account from './account.js';
import * as agency from './agency.js';
import * as app from './app.js';
import * as audit from './audit.js';
import * as calendars from './calendar.js';
import * as chore from './chore.js';
import * as cluster from './cluster.js';
import * as digest from './digest.js';
import * as escalation from './escalation.js';
import * as notice from './notice.js';
import * as plan from './plan.js';
import * as planEvents from './plan-events.js';
import * as letters from './letter.js';
import * as report from './report.js';
import * as planReview from './plan-review.js';
import * as silence from './silence.js';
import * as store from './event-store.js';
import * as task from './task.js';
import { sentencesOf, type Sentences } from '../facts/sentences.js';

export { audit } from './audit.js';
export { calendar } from './calendar.js';
export { channelName, channels } from './channels.js';
export { carryOverSettled, chores, streamMended } from './chore.js';
export { cli } from './cli.js';
export { leftOut, whyMore } from './counts.js';
export { calendarName, policyName } from './number.js';
export { addressFaults, attemptFault, kindLabel, recipientRoles, settled, states, stored } from './notice.js';
export { settings } from './settings.js';
export { page } from './page.js';
export { periodName, reportData, reportStandings, reportTasks, reportTitle } from './report.js';
export { amendmentPhases, choices, differenceKinds, fates, notes, outcomes, points, review } from './plan-review.js';
export { draftState, letterKinds, whyStruck } from './letter.js';
export { roles, via } from './roles.js';
export { silenceSubject } from './silence.js';
export { agencyKinds, contactRoles } from './agency.js';
export { actionName, carriedTo, milestoneDue, phases, standingOf, standings } from './task.js';

/** Whatever has refusals, reasons or sentences about events, one line each. */
const parts = [
  account,
  agency,
  app,
  audit,
  calendars,
  chore,
  cluster,
  digest,
  escalation,
  letters,
  notice,
  plan,
  planEvents,
  planReview,
  report,
  silence,
  store,
  task,
] as const;

export const refusals = sentencesOf('refusals', parts);

/**
 * Why a standing is what it is, why somebody is told, why something was skipped or dropped.
 * A step that is skipped and a notice that is dropped for one reason have one code, and the notice's words stand.
 */
export const reasons = { ...escalation.skips, ...sentencesOf('reasons', parts) };

/** What a reviewer of a document must look at. */
export const problems: Sentences = plan.problems;

export const events = sentencesOf('events', parts);
