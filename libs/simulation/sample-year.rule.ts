// Which year's plan a newcomer is shown.
import { addDays, dayOf, type Instant } from '../kernel/index.js';

/** By then the tasks of a new plan have been handed out and accepted, and the first digests are out, wherever Tết falls. */
const DAYS_UNTIL_IT_LIVES = 31;

/** The present year's; through January, when nothing or little has happened under it, that of the year before. */
export const sampleYear = (now: Instant): number => Number(addDays(dayOf(now), -DAYS_UNTIL_IT_LIVES).slice(0, 4));
