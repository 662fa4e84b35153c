// Answers a question to the trail from the index, and fetches the events themselves from the log.
import type { EventStore } from '../event-store/event-store.js';
import type { Projection, Rows, StoredEvent } from '../kernel/index.js';
import type { TrailRow } from './trail.projection.js';
import { answers, type TrailQuestion } from './trail.rule.js';

/** Rows filed under the narrowest part of the question. */
function candidates(rows: Rows, trail: Projection<TrailRow>, question: TrailQuestion): TrailRow[] {
  if (question.task) return rows.where(trail, 'task', question.task);
  if (question.agency) return rows.where(trail, 'agency', question.agency);
  if (question.actor) return rows.where(trail, 'actor', question.actor);
  if (question.type) return rows.where(trail, 'type', question.type);
  return rows.upTo(trail, 'recordedAt', '9999');
}

/** The events that answer, in the order of the log, at most `limit` of them; `more` says whether others were left off. */
export async function findInTrail(
  store: EventStore,
  rows: Rows,
  trail: Projection<TrailRow>,
  question: TrailQuestion,
): Promise<{ events: StoredEvent[]; more: boolean }> {
  const alsoUnderAgency =
    question.task && question.agency ? new Set(rows.where(trail, 'agency', question.agency).map((row) => row.position)) : null;
  const found = candidates(rows, trail, question)
    .filter((row) => answers(row, question) && (!alsoUnderAgency || alsoUnderAgency.has(row.position)))
    .sort((one, other) => one.position - other.position);
  const events: StoredEvent[] = [];
  for (const row of found.slice(0, question.limit)) events.push(...(await store.read(row.stream, row.revision, 1)));
  return { events, more: found.length > question.limit };
}
