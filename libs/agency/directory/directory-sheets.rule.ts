// A directory as the sheets of a workbook, and back. Sheets and columns are found by their headings, in any order; what a
// cell may hold is checked by the same schema as JSON.
import { isRefusal, refuse, type Refusal } from '../../kernel/index.js';
import { type CONTACT_ROLES, type Directory } from './agency.types.rule.js';
import { slugOf } from './slug.rule.js';

/** Rows of a sheet, the headings first. */
export interface Sheet {
  name: string;
  rows: string[][];
}

interface Column {
  field: string;
  heading: string;
  needed?: boolean;
  read?(text: string): unknown;
}

const list = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);
const YES = new Set(['x', 'co', 'dung', 'true', '1', 'yes']);
const tick = (text: string): boolean | undefined => (text === '' ? undefined : YES.has(slugOf(text)));

/** Days as people type them; anything else is left for the schema to refuse. */
function day(text: string): string {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return date && month && year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text;
}

const ROLE_WORDS: Record<string, (typeof CONTACT_ROLES)[number]> = {
  'dau-moi': 'contact',
  'thu-truong': 'head',
  'pho-chu-tich': 'vice-chair',
  'chu-tich': 'chair',
  'chanh-van-phong': 'office-chief',
};

export const AGENCY_SHEET = 'Cơ quan';
export const CONTACT_SHEET = 'Đầu mối';
export const DUTY_SHEET = 'Giao và theo dõi';

export const SHEETS: Record<string, Column[]> = {
  [AGENCY_SHEET]: [
    { field: 'id', heading: 'Mã', needed: true },
    { field: 'name', heading: 'Tên', needed: true },
    { field: 'short', heading: 'Tên viết tắt' },
    { field: 'kind', heading: 'Loại' },
    { field: 'group', heading: 'Là nhóm', read: tick },
    { field: 'aliases', heading: 'Tên gọi khác', read: list },
    { field: 'groupOf', heading: 'Thành viên', read: list },
  ],
  [CONTACT_SHEET]: [
    { field: 'agency', heading: 'Mã cơ quan', needed: true },
    { field: 'role', heading: 'Vai trò', needed: true, read: (text) => ROLE_WORDS[slugOf(text)] ?? text },
    { field: 'title', heading: 'Chức danh', needed: true },
    { field: 'email', heading: 'Thư điện tử' },
    { field: 'phone', heading: 'Điện thoại' },
    { field: 'validFrom', heading: 'Từ ngày', read: day },
    { field: 'validTo', heading: 'Đến ngày', read: day },
    { field: 'deputy', heading: 'Là người thay', read: tick },
  ],
  [DUTY_SHEET]: [
    { field: 'duty', heading: 'Việc', needed: true, read: slugOf },
    { field: 'agency', heading: 'Mã cơ quan', needed: true },
  ],
};
const ASSIGNS = 'Giao nhiệm vụ';
const FOLLOWS = 'Theo dõi';

/** What a row says, with where it says it. */
export interface Row {
  sheet: string;
  /** As the workbook counts: the headings are row 1. */
  row: number;
  values: Record<string, unknown>;
}

function headingOf(sheet: string, field: string): string {
  const columns = Object.entries(SHEETS).find(([name]) => slugOf(name) === slugOf(sheet))?.[1];
  return columns?.find((each) => each.field === field)?.heading ?? field;
}

/** A refusal that names the cell. */
export const cellRefusal = ({ sheet, row }: Row, refusal: Refusal): Refusal =>
  refuse('agency.sheet-cell', {
    ...refusal.params,
    sheet,
    row,
    column: headingOf(sheet, String(refusal.params.field ?? '').split('.')[0] ?? ''),
  });

function rowsOf(sheets: readonly Sheet[], name: string): Row[] | Refusal | null {
  const sheet = sheets.find((each) => slugOf(each.name) === slugOf(name));
  if (!sheet) return null;
  const [headings, ...rows] = sheet.rows;
  if (!headings) return [];
  const places = headings.map(slugOf);
  const columns = (SHEETS[name] ?? []).map((column) => ({ ...column, at: places.indexOf(slugOf(column.heading)) }));
  const missing = columns.find((column) => column.needed && column.at < 0);
  if (missing) return refuse('agency.sheet-column', { sheet: sheet.name, column: missing.heading });
  const found: Row[] = [];
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row: Row = { sheet: sheet.name, row: index + 2, values: {} };
    for (const { field, heading, at, read, needed } of columns) {
      const text = (cells[at] ?? '').trim();
      const value = read ? read(text) : text;
      if (text === '' && needed) return refuse('agency.sheet-empty', { sheet: sheet.name, row: row.row, column: heading });
      if (text !== '' && value !== undefined) row.values[field] = value;
    }
    found.push(row);
  }
  return found;
}

export interface SheetRows {
  agencies: Row[];
  contacts: Row[];
  overseers?: string[];
  authority?: string;
}

/** The rows of a workbook by what they are about; nothing in them is checked yet. */
export function readSheets(sheets: readonly Sheet[]): SheetRows | Refusal {
  const agencies = rowsOf(sheets, AGENCY_SHEET);
  if (agencies === null) return refuse('agency.sheet-missing', { sheet: AGENCY_SHEET });
  const contacts = rowsOf(sheets, CONTACT_SHEET) ?? [];
  const duties = rowsOf(sheets, DUTY_SHEET);
  for (const part of [agencies, contacts, duties]) if (isRefusal(part)) return part;
  const found = { agencies: agencies as Row[], contacts: contacts as Row[] };
  if (duties === null) return found;
  const of = (duty: string): string[] =>
    (duties as Row[]).filter(({ values }) => values.duty === slugOf(duty)).map(({ values }) => String(values.agency ?? ''));
  const [authority] = of(ASSIGNS);
  return { ...found, overseers: of(FOLLOWS), ...(authority !== undefined && { authority }) };
}

const shown = (value: boolean): string => (value ? 'x' : '');

/** The sheets an import of the same directory would take. */
export function sheetsOf({ agencies, contacts, overseers, authority }: Directory): Sheet[] {
  const headings = (name: string): string[] => (SHEETS[name] ?? []).map((column) => column.heading);
  return [
    {
      name: AGENCY_SHEET,
      rows: [
        headings(AGENCY_SHEET),
        ...agencies.map(({ id, name, short, kind, group, aliases, groupOf }) => [
          id,
          name,
          short,
          kind,
          group ? 'x' : 'không',
          aliases.join(';\n'),
          groupOf.join(';\n'),
        ]),
      ],
    },
    {
      name: CONTACT_SHEET,
      rows: [
        headings(CONTACT_SHEET),
        ...contacts.map(({ agency, role, title, email, phone, validFrom, validTo, deputy }) => [
          agency,
          role,
          title,
          email ?? '',
          phone ?? '',
          validFrom ?? '',
          validTo ?? '',
          shown(deputy),
        ]),
      ],
    },
    {
      name: DUTY_SHEET,
      rows: [headings(DUTY_SHEET), [ASSIGNS, authority], ...overseers.map((each) => [FOLLOWS, each])],
    },
  ];
}
