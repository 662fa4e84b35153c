// Answers a question to the trail from the index, page by page, and fetches the events themselves from the log. However long the log is,
// everybody else is answered in between.
import type { EventStore } from '../event-store/port/event-store.js';
import { breathe, mapInTurns } from '../kernel/breathe.js';
import type { IndexRange, Projection, Rows, StoredEvent } from '../kernel/index.js';
import { agencyKey, type TrailRow } from './trail.projection.js';
import { answers, recordedWithin, type TrailQuestion } from './trail.rule.js';

/** Rows of the index that are looked through without a break, and events that are fetched so. */
const PAGE = 500;
const FETCHED = 50;

/** Where the rows that may answer are filed: under the narrowest part of the question. */
function filed(question: TrailQuestion): { index: string; range: IndexRange } {
  const { task, agency, actor, type } = question;
  const named = Object.entries({ task, agency, actor, type }).find(([, value]) => value !== undefined);
  if (!named) return { index: 'recordedAt', range: { ...recordedWithin(question), after: '' } };
  const [index, value = ''] = named;
  return { index, range: { from: value, to: value, after: '' } };
}

/** The rows that answer, no more than one page beyond the limit. */
async function rowsFor(rows: Rows, trail: Projection<TrailRow>, question: TrailQuestion): Promise<TrailRow[]> {
  const { task, agency, limit } = question;
  const isAnswer = (row: TrailRow): boolean =>
    answers(row, question) && (!task || !agency || rows.get(trail, agencyKey(row.position, agency)) !== null);
  const { index, range } = filed(question);
  const found: TrailRow[] = [];
  for (let rest: IndexRange | null = range; rest && found.length <= limit;) {
    const page: ReturnType<typeof rows.page<TrailRow>> = rows.page(trail, index, rest, PAGE);
    for (const row of page.rows) if (isAnswer(row)) found.push(row);
    rest = page.rest;
    if (rest) await breathe();
  }
  return found.sort((one, other) => one.position - other.position);
}

/** The events that answer, in the order of the log, at most `limit` of them; `more` says whether others were left off. */
export async function findInTrail(
  store: EventStore,
  rows: Rows,
  trail: Projection<TrailRow>,
  question: TrailQuestion,
): Promise<{ events: StoredEvent[]; more: boolean }> {
  const found = await rowsFor(rows, trail, question);
  const events = await mapInTurns(found.slice(0, question.limit), FETCHED, (row) => store.read(row.stream, row.revision, 1));
  return { events: events.flat(), more: found.length > question.limit };
}
