// Under which headings a row stands. Numbers say how deep a heading is; the name says which one it is, since plans use one
// number twice and print a heading again at the top of the next page.
import { isCapitals, sameWords } from './cell-text.rule.js';
import type { PrintedNumbers } from './plan.types.rule.js';

export interface Section {
  code: string;
  level: number;
  name: string;
  /** The number under which a later page says it again, when that is another one. */
  again?: string;
}

export interface Sections {
  open: readonly Section[];
  /** Group given by a column of its own; it goes on until another is given or a section opens. */
  group: string | null;
  /** Field given by a column of its own. */
  field: string | null;
  /** Their numbers, where the column prints them. */
  groupNumber?: string;
  fieldNumber?: string;
}

export const noSections: Sections = { open: [], group: null, field: null };

const TOP = 1;

/** The level of a heading that carries no number. */
function levelOf(section: { code: string; level: number | null; name: string }, open: readonly Section[]): number {
  if (section.level !== null) return section.level;
  const underTop = open.some((each) => each.level <= TOP && each.code !== '');
  return underTop && !isCapitals(section.name) ? 2 : TOP;
}

const saidAgain = (sections: Sections, same: Section, code: string): Sections => ({
  ...sections,
  open: sections.open.map((each) => (each === same && code ? { ...each, again: code } : each)),
});

export interface Opened {
  sections: Sections;
  /** Whether the heading only says again what is already open. */
  repeated: boolean;
}

export function openSection(sections: Sections, heading: { code: string; level: number | null; name: string }): Opened {
  const level = levelOf(heading, sections.open);
  const same = sections.open.find((each) => sameWords(each.name) === sameWords(heading.name) && each.name !== '');
  if (same && same.level === level) return { sections: saidAgain(sections, same, heading.code), repeated: same.code === heading.code };
  const open = [...sections.open.filter((each) => each.level < level), { code: heading.code, level, name: heading.name }];
  return { sections: { open, group: null, field: null }, repeated: false };
}

/** The field is the innermost heading with a Roman number or a letter; without any, the outermost heading there is. */
export function placeIn(sections: Sections): { field: string; group: string; numbers: PrintedNumbers } {
  const { open } = sections;
  const top = open.findLastIndex((section) => section.level <= TOP);
  const at = top >= 0 ? top : 0;
  const field = sections.field ?? open[at]?.name ?? '';
  const group = sections.group ?? open.slice(at + 1).at(-1)?.name ?? '';
  const section = open[at];
  const numbers: PrintedNumbers = {
    part: top > 0 ? open[top - 1]!.code : '',
    section: sections.fieldNumber ?? (sections.field === null ? (section?.again ?? section?.code ?? '') : ''),
    group: sections.groupNumber ?? (sections.group === null ? (open.slice(at + 1).at(-1)?.code ?? '') : ''),
  };
  return { field, group, numbers };
}
