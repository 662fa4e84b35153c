// A plan as it was read: its head, its tasks, what could not be read, and a receipt that accounts for every row.
import type { AgencyMention } from '../../../agency/directory/agency.types.rule.js';
import type { Deadline } from '../../../deadline/reading/deadline.types.rule.js';
import type { Day } from '../../../kernel/day.rule.js';
import type { Struck } from './formatted-text.rule.js';

/** A document as a reader hands it over: paragraphs and tables in reading order, whatever the file format was. */
export interface SourceDocument {
  format: 'txt' | 'markdown' | 'docx' | 'xlsx' | 'csv' | 'html' | 'pdf';
  blocks: SourceBlock[];
  /** What the reader had to leave out or convert, as problems for the reviewer. */
  problems: PlanProblem[];
  /** Words around the text: headers and footers, names of sheets, watermarks, titles. Nothing is read from them but marks of secrecy. */
  margins?: readonly string[];
  /** What the notes of the document say, by their marks. */
  notes?: Readonly<Record<string, string>>;
}

export type SourceBlock =
  | { kind: 'paragraph'; text: string; bold?: boolean; struck?: Struck }
  /**
   * `tabbed`: copied with tabs between the cells, so that merged cells came out empty. `lined`: copied with nothing between the
   * cells but the end of the line, so that a cell of two lines looks like two.
   */
  | { kind: 'table'; name: string | null; rows: SourceRow[]; tabbed?: boolean; lined?: boolean };

export interface SourceRow {
  cells: SourceCell[];
  /** Where a person finds it again, e.g. "dòng 214" or "trang tính Phụ lục, dòng 12". */
  where: string;
  /** Whether it is the first row of a table on its page, and may be the rest of a row cut by the page. */
  pageTop?: boolean;
  /** Whether the document does not show it. */
  hidden?: boolean;
}

export interface SourceCell {
  /** Lines are separated by `\n`; a carried-over cell of a vertical merge repeats the text above. */
  text: string;
  bold?: boolean;
  /** Columns the cell covers, 1 unless merged horizontally. */
  span: number;
  /** Whether the cell continues a vertical merge from the row above. */
  carried?: boolean;
  /** What of it is struck out; a cell that is so as a whole still carries its words. */
  struck?: Struck;
  /** Note marks that stood in it. */
  marks?: string[];
}

export interface PlanHead {
  number: string | null;
  issuer: string | null;
  issuedOn: Day | null;
  /** Of a draft that leaves the day open: the first day on which it could be signed. */
  issuedFrom?: Day;
  year: number | null;
  title: string | null;
}

export interface PlanProblem {
  where: string;
  /** The words concerned, verbatim. */
  text: string;
  /** What is wrong, as a Vietnamese sentence. */
  message: string;
  code: string;
  /** What the sentence is made with. */
  params: Readonly<Record<string, string | number>>;
}

/** A cell of a column that has no field of its own (Ghi chú, Căn cứ…), verbatim under its heading. */
export interface PlanNote {
  heading: string;
  text: string;
}

/** The numbers of the headings a row stands under, as printed; empty where a heading has none. */
export interface PrintedNumbers {
  /** Of the part of the document, such as A; empty when there is only a section. */
  part: string;
  /** Of the section, as printed last above the row: a page may number it otherwise than the page before. */
  section: string;
  group: string;
}

export interface PlanTask {
  /** As printed; plans print the same one several times. See codes.rule.ts. */
  code: string;
  /** None when it was read before they were kept. */
  numbers?: PrintedNumbers;
  field: string;
  group: string;
  title: string;
  product: string;
  leadText: string;
  leads: AgencyMention[];
  coordinatorText: string;
  coordinators: AgencyMention[];
  deadlineText: string;
  deadline: Deadline;
  /** Verbatim; null when the row has no such cell. */
  funding: string | null;
  notes: PlanNote[];
  problems: PlanProblem[];
  /** From 0 to 1: how surely the row was read. Its problems are the reasons. */
  confidence: number;
  where: string;
}

/** tasks + headings + repeatedHeaders + problems = cells: every cell of every table is one of the four. */
export interface Receipt {
  cells: number;
  tasks: number;
  headings: number;
  repeatedHeaders: number;
  problems: number;
  rows: number;
  taskRows: number;
}

export interface PlanReading {
  plan: PlanHead;
  tasks: PlanTask[];
  problems: PlanProblem[];
  receipt: Receipt;
}
