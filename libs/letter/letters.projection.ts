// Every letter that was drafted, and which of them wait to be signed.
import type { Projection } from '../kernel/index.js';
import { letterOfStream } from './letter.commands.js';
import { evolveLetter, type LetterRow } from './letter.state.rule.js';

export const lettersProjection: Projection<LetterRow> = {
  name: 'letters',
  version: 3,
  keys(event) {
    const letter = letterOfStream(event.stream);
    return letter === null ? [] : [letter];
  },
  evolve: (row, event) => evolveLetter(row, event as never),
  indexes: {
    agency: (row) => row.agency.agency,
    draft: (row) => (row.signed || row.closedOn ? null : 1),
  },
};
