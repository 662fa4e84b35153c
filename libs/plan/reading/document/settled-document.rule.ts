// The last step of reading a document, whatever its format: signs of formatting become what they mean, and notes are found.
import { noteLine } from '../../../kernel/note-mark.rule.js';
import { isBlank, oneLine } from './cell-text.rule.js';
import { formatted } from './formatted-text.rule.js';
import { planProblem } from './problem.rule.js';
import type { PlanProblem, SourceBlock, SourceCell, SourceDocument, SourceRow } from './plan.types.rule.js';

const ON_CELLS_ALONE = /\s?\((\*{1,3})\)|(?<=[\p{L}\d)])\s?(\*{1,3})(?=\s*$)/gmu;

/** Asterisks after a word point to a note; nothing raises them. */
function starred(cell: SourceCell): SourceCell {
  if (!/[\p{L}\d].*\*/su.test(cell.text)) return cell;
  const stars: string[] = [];
  const text = cell.text.replace(ON_CELLS_ALONE, (_, bracketed: string | undefined, plain: string | undefined) => {
    stars.push(bracketed ?? plain ?? '*');
    return '';
  });
  return stars.length === 0 ? cell : { ...cell, text, marks: [...(cell.marks ?? []), ...stars] };
}

function cellOf(cell: SourceCell): SourceCell {
  const { text, struck, marks } = formatted(cell.text);
  const all = [...(cell.marks ?? []), ...(marks ?? [])];
  return starred({ ...cell, text: text.trim(), ...(struck ? { struck } : {}), ...(all.length > 0 ? { marks: all } : {}) });
}

const rowOf = (row: SourceRow): SourceRow => ({ ...row, cells: row.cells.map(cellOf) });

/** The words of a row that is one text from side to side, as a note below a table in a sheet is. */
function loneText(row: SourceRow): string | null {
  const filled = row.cells.filter((cell) => !isBlank(cell.text) && !cell.carried);
  return filled.length === 1 ? formatted(filled[0]!.text, 'stays').text : null;
}

function notesIn(blocks: readonly SourceBlock[]): Record<string, string> {
  const texts = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [formatted(block.text, 'stays').text] : block.rows.flatMap((row) => loneText(row) ?? []),
  );
  const found = texts.flatMap((text) => text.split('\n')).flatMap((line) => noteLine(line) ?? []);
  // A raised mark is surely a note; "(1) …" may be a point of a list.
  const notes: Record<string, string> = {};
  for (const { mark, text } of [...found].sort((one, other) => Number(other.raised) - Number(one.raised)))
    notes[mark] ??= oneLine(text).slice(0, 1_000);
  return notes;
}

const struckProblem = (words: string, whole: boolean): PlanProblem =>
  planProblem(whole ? 'paragraph-struck' : 'text-struck', '', words, { words: words.slice(0, 300) });

export function settled(document: SourceDocument): SourceDocument {
  const problems = [...document.problems];
  const notes = { ...notesIn(document.blocks), ...document.notes };
  const blocks = document.blocks.flatMap((block): SourceBlock[] => {
    if (block.kind === 'table') return [{ ...block, rows: block.rows.map(rowOf) }];
    const read = formatted(block.text, 'stays');
    const struck = read.struck ?? block.struck;
    if (struck) problems.push(struckProblem(struck.words, struck.whole));
    // What is struck out as a whole is no part of the document any more; the reviewer is told its words.
    return struck?.whole ? [] : [{ ...block, text: read.text.trim(), ...(struck ? { struck } : {}) }];
  });
  return { ...document, blocks, problems, ...(Object.keys(notes).length > 0 ? { notes } : {}) };
}
