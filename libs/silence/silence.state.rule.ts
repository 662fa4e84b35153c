// A silence as its events leave it, and what it covers at a moment.
import { endOfDay, toInstant, toMillis, type Day, type Instant } from '../kernel/index.js';
import type { Silenced, SilenceEvent } from './silence.events.js';

export interface SilenceRow extends Silenced {
  reason: string;
  until: Day;
  startedAt: Instant;
  /** Who started it: the account and its agency. */
  by: { user: string; agency: string | null };
  /** Ended early, and why. */
  ended: { at: Instant; reason: string } | null;
  lifted: boolean;
}

/** The moment from which it holds nothing back any more. */
export const endOf = (row: SilenceRow): Instant => toInstant(toMillis(row.ended?.at ?? endOfDay(row.until)));

export const isActive = (row: SilenceRow, at: Instant): boolean =>
  toMillis(row.startedAt) <= toMillis(at) && toMillis(at) < toMillis(endOf(row));

/** Whether it holds back what concerns one lead's part of a task. */
export const covers = (row: SilenceRow, task: string, part: string): boolean =>
  row.agency !== null ? row.agency === part : row.task === task && (row.part === null || row.part === part);

type Recorded = SilenceEvent & { recordedAt: Instant; by: SilenceRow['by'] };

export function evolveSilence(row: SilenceRow | null, event: Recorded): SilenceRow | null {
  switch (event.type) {
    case 'SilenceStarted': {
      const { user, agency } = event.by;
      return { ...event.data, startedAt: event.recordedAt, by: { user, agency }, ended: null, lifted: false };
    }
    case 'SilenceEnded':
      return row && { ...row, ended: { at: event.recordedAt, reason: event.data.reason } };
    case 'SilenceLifted':
      return row && { ...row, lifted: true };
  }
}
