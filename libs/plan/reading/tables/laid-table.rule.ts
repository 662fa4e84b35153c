// A table whose columns are known and whose rows are told apart: the common form of pasted runs and of real grids.
import type { Column } from './columns.rule.js';
import type { PlanProblem, SourceCell } from '../document/plan.types.rule.js';

export interface LaidCell extends SourceCell {
  /** Column it stands under; null when it fits none. */
  place: number | null;
  /** Whether it stands in a row below, which answers for it in the receipt. */
  lent?: boolean;
}

/** What a row is, as far as its shape alone can tell. */
export type LaidKind = 'heading' | 'repeated' | 'section' | 'body' | 'unread';

export interface LaidRow {
  kind: LaidKind;
  where: string;
  cells: LaidCell[];
  /** Whether the places were judged from the content and not given by the document. */
  judged?: boolean;
  /** Whether it is the first row of the table on its page. */
  pageTop?: boolean;
  /** Whether it is struck out as a whole. */
  struck?: boolean;
  /** Whether the document does not show it. */
  hidden?: boolean;
}

export interface LaidTable {
  /** Sheet or caption, when the document names it. */
  name: string | null;
  /** Nearest line above the table that may name its section. */
  caption: string;
  /** Whether text stands between this table and the one before. */
  apart: boolean;
  /** Whether the document can say that cells are merged. */
  merges: boolean;
  columns: Column[];
  rows: LaidRow[];
  /** Whether the rows were cut from a run of cells, where a missing cell leaves no trace. */
  run: boolean;
  /** Whether the columns have no headings and were told by their content. */
  guessed?: boolean;
  /** Whether nothing but the end of the line stood between the cells. */
  lined?: boolean;
  problems: PlanProblem[];
}

/** The cells of a row under the columns with this role; null when the row has no such cell. */
export function cellsAt(row: LaidRow, columns: readonly Column[], role: Column['role']): LaidCell[] | null {
  const found = row.cells.filter((cell) => cell.place !== null && columns[cell.place]?.role === role);
  return found.length > 0 ? found : null;
}

export function textAt(row: LaidRow, columns: readonly Column[], role: Column['role']): string | null {
  const cells = cellsAt(row, columns, role);
  return (
    cells &&
    cells
      .map((cell) => cell.text.trim())
      .filter(Boolean)
      .join('\n')
  );
}

export const hasRole = (columns: readonly Column[], role: Column['role']): boolean => columns.some((column) => column.role === role);
