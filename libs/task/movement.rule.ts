// When something was last heard of a lead's part.
import { toMillis, type Instant } from '../kernel/index.js';
import type { PartState } from './task.state.rule.js';

/** The latest of assignment, acceptance, progress and report. */
export const lastMovement = ({ assignedAt, acceptedAt, lastProgressAt, reportedAt }: PartState): Instant =>
  [acceptedAt, lastProgressAt, reportedAt].reduce<Instant>(
    (latest, each) => (each && toMillis(each) > toMillis(latest) ? each : latest),
    assignedAt,
  );
