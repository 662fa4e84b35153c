// What a row of a table says, column by column, before anything is understood: words only.
import { isBlank, oneLine } from '../document/cell-text.rule.js';
import { cellsAt, hasRole, textAt, type LaidRow } from './laid-table.rule.js';
import type { Column, Role } from './columns.rule.js';
import type { PlanNote } from '../document/plan.types.rule.js';
import { isDitto, isTick, isUnticked } from '../document/likeness.rule.js';
import { agencyLines, splitParties, withoutLeadMark } from './parties.rule.js';

export interface RowValues {
  number: string;
  field: string;
  group: string;
  title: string;
  product: string;
  lead: string;
  coordinator: string;
  deadline: string;
  funding: string;
  notes: PlanNote[];
  /** Roles whose column the table has and the row has no cell for. */
  absent: Role[];
  /** Lead and helpers stood in one cell that does not part them. */
  unparted: boolean;
}

const VALUE_ROLES = ['number', 'field', 'group', 'title', 'product', 'lead', 'coordinator', 'deadline', 'funding'] as const;

function deadlineOf(row: LaidRow, columns: readonly Column[]): string {
  const own = oneLine(textAt(row, columns, 'deadline') ?? '');
  if (own) return own;
  const start = oneLine(textAt(row, columns, 'start') ?? '');
  const end = oneLine(textAt(row, columns, 'end') ?? '');
  if (start && end) return `${/^từ\b/iu.test(start) ? start : `Từ ${start}`} ${/^đến\b/iu.test(end) ? end : `đến ${end}`}`;
  if (start || end) return end || `Từ ${start}`;
  const ticked = row.cells.filter(
    (cell) => cell.place !== null && columns[cell.place]?.role === 'period' && !isBlank(cell.text) && !isUnticked(cell.text),
  );
  return ticked
    .map((cell) => {
      const label = oneLine(columns[cell.place!]!.heading.split(' / ').at(-1)!);
      if (!isTick(cell.text)) return oneLine(cell.text);
      return /^\d{4}$/.test(label) ? `Năm ${label}` : label;
    })
    .join(', ');
}

function partiesOf(row: LaidRow, columns: readonly Column[]): Pick<RowValues, 'lead' | 'coordinator' | 'unparted'> {
  const lead = agencyLines(textAt(row, columns, 'lead') ?? '');
  const coordinator = agencyLines(textAt(row, columns, 'coordinator') ?? '');
  const both = textAt(row, columns, 'agencies');
  const whole = both === null ? lead : agencyLines(both);
  const parted = coordinator === '' ? splitParties(whole) : null;
  if (parted) return { lead: parted.lead, coordinator: parted.coordinator, unparted: false };
  if (both === null) return { lead: withoutLeadMark(lead), coordinator, unparted: false };
  const [first = '', ...rest] = whole
    .split(/\n|;\s*/)
    .map((part) => part.trim())
    .filter(Boolean);
  return { lead: withoutLeadMark(first), coordinator: rest.join('; '), unparted: rest.length > 0 };
}

/** Money of several sources is told source by source. */
function fundingOf(row: LaidRow, columns: readonly Column[]): string {
  if (columns.filter((column) => column.role === 'funding').length < 2) return oneLine(textAt(row, columns, 'funding') ?? '');
  const sums = (cellsAt(row, columns, 'funding') ?? []).filter((cell) => !isBlank(cell.text));
  const source = (place: number | null) => oneLine(columns[place!]!.heading.split(' / ').at(-1)!);
  return sums.map((cell) => `${source(cell.place)}: ${oneLine(cell.text)}`).join('; ');
}

/** What the document says in columns that no field is for. */
const notesOf = (row: LaidRow, columns: readonly Column[]): PlanNote[] =>
  row.cells
    .filter((cell) => cell.place !== null && columns[cell.place]?.role === 'note' && !isBlank(cell.text))
    .map((cell) => ({ heading: oneLine(columns[cell.place!]!.heading), text: oneLine(cell.text) }));

function absentRoles(row: LaidRow, columns: readonly Column[]): Role[] {
  const asked = ['group', 'title', 'product', 'lead', 'agencies', 'coordinator', 'deadline', 'end', 'funding'] as const;
  return asked.filter((role) => hasRole(columns, role) && cellsAt(row, columns, role) === null);
}

export function valuesOf(row: LaidRow, columns: readonly Column[]): RowValues {
  const at = (role: Role) => textAt(row, columns, role) ?? '';
  return {
    number: oneLine(at('number')),
    field: oneLine(at('field')),
    group: oneLine(at('group')),
    title: at('title'),
    product: oneLine(at('product')),
    deadline: deadlineOf(row, columns),
    funding: fundingOf(row, columns),
    notes: notesOf(row, columns),
    ...partiesOf(row, columns),
    absent: absentRoles(row, columns),
  };
}

/** "nt", quotation marks: the same as in the row above. */
export function withDittos(values: RowValues, before: RowValues | null): RowValues {
  if (!before) return values;
  const copy = { ...values };
  for (const role of VALUE_ROLES) if (isDitto(copy[role])) copy[role] = before[role];
  return copy;
}
