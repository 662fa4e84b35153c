// Every ladder as it stands, and when it must be looked at again: a cycle touches only the rows that are due.
import type { Projection } from '../../kernel/index.js';
import { ladderOfStream } from './ladder.commands.js';
import type { LadderEvent } from './ladder.events.js';
import { evolveLadder, wakeAt, type LadderRow } from './ladder.state.rule.js';

export const laddersProjection: Projection<LadderRow> = {
  name: 'ladders',
  version: 4,
  keys(event) {
    const key = ladderOfStream(event.stream);
    return key === null ? [] : [key];
  },
  evolve: (row, event) => evolveLadder(row, event as unknown as LadderEvent),
  indexes: {
    /** UTC, so that moments compare as text. */
    wakeAt,
    task: (row) => row.task,
    part: (row) => row.part,
  },
};
