// "Như trên", "-nt-": the deadline of the row above, which this cell alone does not tell.
import type { Phrase } from '../reading/phrase.types.rule.js';
import { ask, reading } from '../reading/readings.rule.js';

export const ditto: Phrase = {
  name: 'ditto',
  shape: /^T+$/,
  read: () => reading({ kind: 'unreadable', rule: 'ditto', question: ask('ditto') }),
  examples: [
    { text: 'Như trên', planYear: 2026, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: '-nt-', planYear: 2021, kind: 'unreadable', nominalDue: null, ambiguous: true },
    { text: 'nt', planYear: 2023, kind: 'unreadable', nominalDue: null, ambiguous: true },
  ],
};
