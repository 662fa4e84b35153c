// Every silence, found by what it covers and by when it is over.
import type { Projection, Rows } from '../kernel/index.js';
import { silenceOfStream } from './silence.commands.js';
import { covers, endOf, evolveSilence, isActive, type SilenceRow } from './silence.state.rule.js';

export const silencesProjection: Projection<SilenceRow> = {
  name: 'silences',
  version: 1,
  keys(event) {
    const silence = silenceOfStream(event.stream);
    return silence === null ? [] : [silence];
  },
  evolve: (row, event) => evolveSilence(row, event as never),
  indexes: {
    /** Not lifted: what is covered by it may still be held back. */
    task: (row) => (row.lifted ? null : row.task),
    agency: (row) => (row.lifted ? null : row.agency),
    open: (row) => (row.lifted ? null : 1),
    /** UTC, so that moments compare as text. */
    wakeAt: (row) => (row.lifted ? null : endOf(row)),
  },
};

/** The silence that holds back what concerns a part at a moment; null when none does. */
export function silenceOver(rows: Pick<Rows, 'where'>, task: string, part: string, at: string): SilenceRow | null {
  const found = [...rows.where(silencesProjection, 'task', task), ...rows.where(silencesProjection, 'agency', part)];
  return found.find((row) => covers(row, task, part) && isActive(row, at)) ?? null;
}

/** Those in force at a moment, in the order in which they end. */
export const silencesAt = (rows: Pick<Rows, 'where'>, at: string): SilenceRow[] =>
  rows
    .where(silencesProjection, 'open', 1)
    .filter((row) => isActive(row, at))
    .sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1));
