// Every feature, one line each; what a feature declares stands in its own manifest. A feature that is not here does not exist.
import { agencyFeature } from '../agency/agency.feature.js';
import { auditFeature } from '../audit/audit.feature.js';
import { calendarFeature } from '../calendar/calendar.feature.js';
import { digestFeature } from '../digest/digest.feature.js';
import { dutyFeature } from '../duty/duty.feature.js';
import { escalationFeature } from '../escalation/escalation.feature.js';
import { identityFeature } from '../identity/identity.feature.js';
import { RIGHTS } from '../identity/rights.rule.js';
import type { Feature } from '../kernel/index.js';
import { letterFeature } from '../letter/letter.feature.js';
import { noticeFeature } from '../notice/notice.feature.js';
import { operatorTaskFeature } from '../operator-task/operator-task.feature.js';
import { planFeature } from '../plan/plan.feature.js';
import { silenceFeature } from '../silence/silence.feature.js';
import { taskFeature } from '../task/task.feature.js';
import { codes } from '../texts/index.js';
import { completenessGaps, joinFeatures, type Provided } from './catalogue.rule.js';

export const FEATURES: readonly Feature[] = [
  agencyFeature,
  planFeature,
  taskFeature,
  escalationFeature,
  calendarFeature,
  noticeFeature,
  identityFeature,
  operatorTaskFeature,
  dutyFeature,
  digestFeature,
  silenceFeature,
  letterFeature,
  auditFeature,
];

export const { versions: EVENT_VERSIONS, upcasters: UPCASTERS, projections: PROJECTIONS, subjectsOf, trail } = joinFeatures(FEATURES);

export const PROVIDED: Provided = { sentences: codes.events, rights: Object.keys(RIGHTS) };

/** @throws Error that names every gap, before anything is touched, when a feature declares what nothing handles */
export function refuseGaps(features: readonly Feature[] = FEATURES, provided = PROVIDED): void {
  const gaps = completenessGaps(features, provided);
  if (gaps.length > 0) throw new Error(`the catalogue has gaps: ${gaps.join('; ')}`);
}
