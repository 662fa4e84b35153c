// What each column usually says, learnt from the rows whose places are sure. A cell said before in one column, and never in
// another, belongs to that one: this tells who leads from who helps where a merged cell left no trace.
import { sameWords } from '../document/cell-text.rule.js';
import type { LaidRow } from './laid-table.rule.js';

export type Vocabulary = ReadonlyMap<string, ReadonlySet<number>>;

export const noVocabulary: Vocabulary = new Map();

/** What it costs to put a cell where its words were never said, although they were elsewhere. */
const UNHEARD = 2;

export function vocabularyOf(rows: readonly LaidRow[], width: number): Vocabulary {
  const heard = new Map<string, Set<number>>();
  for (const row of rows) {
    if (row.kind !== 'body' || row.judged || row.cells.length !== width) continue;
    for (const { text, place } of row.cells) {
      const words = sameWords(text);
      if (place === null || words === '') continue;
      heard.set(words, (heard.get(words) ?? new Set()).add(place));
    }
  }
  return heard;
}

export function unheard(vocabulary: Vocabulary, text: string, place: number): number {
  const places = vocabulary.get(sameWords(text));
  return places && !places.has(place) ? UNHEARD : 0;
}
