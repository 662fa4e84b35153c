// What a task is called wherever a person reads it: `II.1.3`, unique in its plan. Plans print the same number several times, so that
// the number of the section comes before it; a section whose own number is printed twice gets a letter (Va, Vb). A code is fixed when
// the task is assigned and is never another's; what the document prints is kept beside it.
import { sameWords } from '../reading/document/cell-text.rule.js';
import type { PrintedNumbers } from '../reading/document/plan.types.rule.js';

/** A row as its document prints it. */
export interface PrintedRow {
  key: string;
  code: string;
  field: string;
  group: string;
  numbers?: PrintedNumbers;
}

export const printedRow = ({ key, task }: { key: string; task: Omit<PrintedRow, 'key'> }): PrintedRow => {
  const { code, field, group, numbers } = task;
  return { key, code, field, group, ...(numbers ? { numbers } : {}) };
};

type Codes = Map<string, string>;

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function romanOf(number: number): string {
  const fits = ROMAN.find(([value]) => value <= number);
  return fits ? fits[1] + romanOf(number - fits[0]) : '';
}

const letterOf = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + (index % 26)).repeat(1 + Math.floor(index / 26));

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
const repeats = (values: readonly string[]): boolean => distinct(values).length < values.length;

interface Section {
  key: string;
  rows: PrintedRow[];
  /** Every number it is printed under, the first one first. */
  numerals: string[];
}

const sectionKey = ({ field, numbers }: PrintedRow): string => JSON.stringify([numbers?.part ?? '', sameWords(field)]);

/** Part and section as one number: `A.I`. */
const numeralOf = ({ numbers }: PrintedRow): string => (numbers?.section ? [numbers.part, numbers.section].filter(Boolean).join('.') : '');

function sectionsOf(rows: readonly PrintedRow[]): Section[] {
  const sections = new Map<string, Section>();
  for (const row of rows) {
    const key = sectionKey(row);
    const section = sections.get(key) ?? { key, rows: [], numerals: [] };
    section.rows.push(row);
    const numeral = numeralOf(row);
    if (numeral && !section.numerals.includes(numeral)) section.numerals.push(numeral);
    sections.set(key, section);
  }
  return [...sections.values()];
}

type Labels = ReadonlyMap<string, string>;

/** Number and letter of a section whose number others are printed under as well. */
function lettered({ key, numerals: [own = ''] }: Section, sections: readonly Section[], used: readonly string[]): string {
  const sharing = sections.filter(({ numerals }) => numerals.includes(own));
  const label = own && sharing.length > 1 ? own + letterOf(sharing.findIndex((each) => each.key === key)) : own;
  if (!label || !used.includes(label)) return label;
  for (let next = 1; ; next += 1) if (!used.includes(own + letterOf(next))) return own + letterOf(next);
}

/**
 * What comes before the number of a task, by section; empty where the numbers of the tasks say enough by themselves.
 * @param known of the sections that have theirs
 */
function labelsOf(sections: readonly Section[], known: Labels): Labels {
  const numbered = sections.some(({ numerals }) => numerals.length > 0);
  const printed = sections.flatMap(({ rows }) => rows.map((row) => row.code));
  const enough = sections.length < 2 || (!repeats(printed) && printed.every(Boolean));
  const fresh = sections.filter(({ key }) => !known.has(key));
  const labels = new Map(known);
  for (const section of fresh) {
    const ordinal = numbered || enough ? '' : romanOf(sections.indexOf(section) + 1);
    labels.set(section.key, numbered ? lettered(section, fresh, [...labels.values()]) : ordinal);
  }
  return labels;
}

/** The number of the row below its section, without the section's where it is printed in full. */
function ownNumber(row: PrintedRow): string {
  const section = row.numbers?.section ?? '';
  return section && row.code.startsWith(`${section}.`) ? row.code.slice(section.length + 1) : row.code;
}

/** The number of each group of a section, as printed, or its place where none is. */
function groupNumbers(rows: readonly PrintedRow[]): Map<string, string> {
  const groups = distinct(rows.map((row) => sameWords(row.group)));
  return new Map(
    groups.map((group, index) => {
      const printed = rows.find((row) => sameWords(row.group) === group && row.numbers?.group)?.numbers?.group;
      return [group, group === '' ? '' : (printed ?? String(index + 1))];
    }),
  );
}

/** What the rows of a section are called in it; empty where nothing numbers a row. */
function inSection(rows: readonly PrintedRow[]): Codes {
  const groups = groupNumbers(rows);
  const groupOf = (row: PrintedRow): string => groups.get(sameWords(row.group)) ?? '';
  const restarted = repeats(rows.map(ownNumber).filter(Boolean));
  return new Map(
    rows.map((row) => {
      const [own, group] = [ownNumber(row), groupOf(row)];
      if (!own) return [row.key, group];
      return [row.key, restarted && group && !own.startsWith(`${group}.`) ? `${group}.${own}` : own];
    }),
  );
}

/** The sections of rows that have their codes are called as in those. */
function labelsInForce(sections: readonly Section[], fixed: ReadonlyMap<string, string>): Labels {
  const labels = new Map<string, string>();
  for (const { key, rows } of sections) {
    const numbers = inSection(rows);
    const known = rows.find((row) => fixed.has(row.key));
    if (!known) continue;
    const [code, own] = [fixed.get(known.key)!, numbers.get(known.key)!];
    labels.set(key, code === own ? '' : code.endsWith(`.${own}`) ? code.slice(0, -own.length - 1) : code.split('.')[0]!);
  }
  return labels;
}

/** The code nearest to the one wanted that nobody has: rows without a number are counted, others get a letter. */
function free(wanted: string, counted: boolean, used: ReadonlySet<string>): string {
  const base = wanted === '' || wanted.endsWith('.') ? wanted : `${wanted}.`;
  for (let next = 1; ; next += 1) {
    const code = counted ? `${base}${next}` : `${wanted}${letterOf(next)}`;
    if (!used.has(code)) return code;
  }
}

/**
 * The code of each row, in the order of the document.
 * @param fixed the rows of the plan that have theirs, whatever document brought them, with their codes
 */
export function codesOf(rows: readonly PrintedRow[], fixed: readonly (PrintedRow & { fixed: string })[] = []): Codes {
  const sections = sectionsOf([...fixed, ...rows]);
  const labels = labelsOf(sections, labelsInForce(sections, new Map(fixed.map((row) => [row.key, row.fixed]))));
  const used = new Set(fixed.map((row) => row.fixed));
  const codes: Codes = new Map();
  const give = (row: PrintedRow, code: string): void => {
    used.add(code);
    codes.set(row.key, code);
  };
  const own = new Map(sections.flatMap((section) => [...inSection(section.rows)]));
  const wanted = rows.map((row) => ({
    row,
    label: labels.get(sectionKey(row)) ?? '',
    number: own.get(row.key) ?? '',
    counted: ownNumber(row) === '',
  }));
  const called = ({ label, number }: { label: string; number: string }): string => [label, number].filter(Boolean).join('.');
  // What is printed goes before what is counted.
  for (const each of wanted.filter(({ counted }) => !counted)) {
    const code = called(each);
    give(each.row, used.has(code) ? free(code, false, used) : code);
  }
  const alone = (code: string): boolean => wanted.filter((each) => called(each) === code).length === 1;
  for (const each of wanted.filter(({ counted }) => counted)) {
    const code = called(each);
    give(each.row, each.number && alone(code) && !used.has(code) ? code : free(code, true, used));
  }
  return new Map(rows.map(({ key }) => [key, codes.get(key)!]));
}
