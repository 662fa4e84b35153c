// How a log differs from what was seen of it, as facts for each language to put into words.
import type { Params } from './sentences.js';

export interface LogDifference {
  kind: string;
  since: number;
  until: number | null;
  events: number | null;
}

/** The same from the parameters of a chore, which know no null. */
export const differenceOf = ({ what, since, until, events }: Params): LogDifference => ({
  kind: String(what),
  since: Number(since),
  until: until === '' ? null : Number(until),
  events: events === '' ? null : Number(events),
});
