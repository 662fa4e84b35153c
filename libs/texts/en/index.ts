// The English texts of every feature, joined.
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
import type { Sentences } from '../facts/sentences.js';

export { audit } from './audit.js';
export { calendar } from './calendar.js';
export { carryOverSettled, chores, streamMended } from './chore.js';
export { cli } from './cli.js';
export { leftOut, whyMore } from './counts.js';
export { calendarName, policyName } from './number.js';
export { addressFaults, attemptFault, channels, kindLabel, recipientRoles, settled, states, stored } from './notice.js';
export { settings } from './settings.js';
export { page } from './page.js';
export { periodName, reportData, reportStandings, reportTasks, reportTitle } from './report.js';
export { amendmentPhases, choices, differenceKinds, fates, notes, outcomes, points, review } from './plan-review.js';
export { draftState, letterKinds, whyStruck } from './letter.js';
export { roles, via } from './roles.js';
export { silenceSubject } from './silence.js';
export { agencyKinds, contactRoles } from './agency.js';
export { actionName, carriedTo, milestoneDue, phases, standingOf, standings } from './task.js';

export const refusals = {
  ...app.refusals,
  ...store.refusals,
  ...account.refusals,
  ...agency.refusals,
  ...plan.refusals,
  ...planReview.refusals,
  ...task.refusals,
  ...escalation.refusals,
  ...notice.refusals,
  ...chore.refusals,
  ...cluster.refusals,
  ...report.refusals,
  ...letters.refusals,
  ...digest.refusals,
  ...silence.refusals,
  ...calendars.refusals,
  ...audit.refusals,
};

/** Why a standing is what it is, why somebody is told, why something was skipped or dropped. */
export const reasons = {
  ...task.reasons,
  ...escalation.skips,
  ...notice.reasons,
  ...report.reasons,

  ...escalation.reasons,
};

/** What a reviewer of a document must look at. */
export const problems: Sentences = plan.problems;

export const events = {
  ...account.events,
  ...agency.events,
  ...planEvents.events,
  ...task.events,
  ...escalation.events,
  ...notice.events,
  ...chore.events,
  ...report.events,
  ...letters.events,
  ...digest.events,
  ...audit.events,
  ...silence.events,
  ...calendars.events,
};
