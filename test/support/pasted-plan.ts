// The fixture plan of the specs: as a paste, as the careful reading of it, and as the table it was before it was pasted.
import { readFileSync } from 'node:fs';
import type { PlanHead, Receipt } from '../../libs/plan/reading/document/plan.types.rule.js';
import type { BuiltCell } from './documents.js';

export interface ExpectedTask {
  code: string;
  field: string;
  group: string;
  title: string;
  leadText: string;
  coordinatorText: string;
  deadlineText: string;
  funding: string | null;
}

interface FixtureRow {
  kind: 'section' | 'task';
  cells?: string[];
  group: string | null;
  title: string | null;
  lead: string;
  co: string;
  dl: string;
  fu: string | null;
}

interface Fixture {
  plan: PlanHead;
  receipt: Partial<Receipt>;
  headings: string[];
  rows: FixtureRow[];
  tasks: ExpectedTask[];
}

const folder = new URL('../fixtures/', import.meta.url);

export const pastedFile = new URL('ke-hoach-dan-tu-trang-web.txt', folder);
export const pastedText = (): string => readFileSync(pastedFile, 'utf8');
export const expected = JSON.parse(readFileSync(new URL('ke-hoach-dan-tu-trang-web.json', folder), 'utf8')) as Fixture;

/** Lines of the document above its table. */
export const linesAbove = (): string[] =>
  pastedText()
    .split('\n|\n')
    .slice(0, 4)
    .concat(pastedText().split('\n|\n').slice(4, 5))
    .flatMap((part) => part.split('\n'));

/** The table with its merged cells, as in the document the paste was made from. */
export function builtRows(): BuiltCell[][] {
  const rows = expected.rows;
  const continues = (index: number, part: 'group' | 'title'): boolean => rows[index]?.kind === 'task' && rows[index]![part] === null;
  const merged = (index: number, part: 'group' | 'title'): BuiltCell => {
    const row = rows[index]!;
    if (row[part] === null && rows[index - 1]?.kind === 'task') return { text: '', merge: 'on' };
    return { text: row[part] ?? '', ...(continues(index + 1, part) ? { merge: 'start' as const } : {}) };
  };
  return [
    expected.headings.map((text): BuiltCell => ({ text, bold: true })),
    ...rows.map((row, index): BuiltCell[] => {
      if (row.kind === 'section') return [{ text: row.cells![0]!, span: expected.headings.length }];
      const tail = [row.lead, row.co, row.dl, row.fu ?? ''].map((text): BuiltCell => ({ text }));
      return [merged(index, 'group'), merged(index, 'title'), { text: '' }, ...tail];
    }),
  ];
}
