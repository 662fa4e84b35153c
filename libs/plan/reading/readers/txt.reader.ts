// Plain text: pasted from a web page, Markdown, or rows parted by tabs.
import type { Line } from '../pasted/pasted-cell.rule.js';
import { blocksOfLines } from '../pasted/pasted-lines.rule.js';
import type { SourceDocument } from '../document/plan.types.rule.js';
import { formattedPlain } from '../document/formatted-text.rule.js';
import { isBlank } from '../document/cell-text.rule.js';
import { decodeText } from './encoding.reader.js';
import { LIMITS, refuseDocument } from './limits.js';

export const linesOf = (text: string): Line[] => text.split('\n').map((line, index) => ({ text: line, where: `dòng ${index + 1}` }));

export function readTxt(bytes: Uint8Array, file: string): SourceDocument {
  const { text, problems } = decodeText(bytes, file);
  const lines = linesOf(formattedPlain(text));
  if (lines.reduce((count, line) => count + Number(!isBlank(line.text)), 0) > LIMITS.filledLines)
    refuseDocument('too-many-parts', { file, part: 'lines', limit: LIMITS.filledLines });
  const blocks = blocksOfLines(lines);
  const barred = blocks.some((block) => block.kind === 'table' && block.rows.some((row) => row.cells.length > 1));
  return { format: barred ? 'markdown' : 'txt', blocks, problems };
}
