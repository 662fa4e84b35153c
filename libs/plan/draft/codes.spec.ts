// What tasks are called: as a careful official would write it, and never the same twice.
import fc from 'fast-check';
import { readText } from '../../../test/support/read-plans.js';
import { codesOf, printedRow, type PrintedRow } from './codes.rule.js';

const row = (place: number, section: string, group: string, code: string, field = `Mục ${section}`): PrintedRow => ({
  key: `r${place}`,
  code,
  field,
  group: group && `Nhóm ${group}`,
  numbers: { part: '', section, group },
});
const called = (...rows: PrintedRow[]): string[] => [...codesOf(rows).values()];

describe('a task is called', () => {
  it('by section and number, as printed', () =>
    expect(called(row(1, 'I', '1', '1.1'), row(2, 'I', '1', '1.2'), row(3, 'II', '1', '1.1'), row(4, 'II', '', '2'))).toEqual([
      'I.1.1',
      'I.1.2',
      'II.1.1',
      'II.2',
    ]));

  it('by its group where the numbers begin again in each', () =>
    expect(called(row(1, 'I', '1', '1'), row(2, 'I', '1', '2'), row(3, 'I', '2', '1'), row(4, 'I', '2', 'b'))).toEqual([
      'I.1.1',
      'I.1.2',
      'I.2.1',
      'I.2.b',
    ]));

  it('by the number of its heading alone, or its place below it, when it has none', () =>
    expect(
      called(row(1, 'IV', '3', '3.1'), row(2, 'IV', '4', ''), row(3, 'IV', '5', ''), row(4, 'IV', '5', ''), row(5, 'V', '', '')),
    ).toEqual(['IV.3.1', 'IV.4', 'IV.5.1', 'IV.5.2', 'V.1']));

  it('with a letter where two sections are printed under one number, also on another page', () => {
    const [egov, again] = [row(2, 'V', '', '1', 'Chính phủ điện tử'), row(3, 'VI', '', '2', 'Chính phủ điện tử')];
    expect(
      called(row(1, 'V', '', '1', 'Tài chính công'), egov, again, row(4, 'VI', '', '1', 'Chỉ số'), row(5, 'VII', '', '1', 'Khác')),
    ).toEqual(['Va.1', 'Vb.1', 'Vb.2', 'VIb.1', 'VII.1']);
  });

  it('by part and section where sections begin again in each part', () => {
    const inPart = (place: number, part: string): PrintedRow => ({
      ...row(place, 'I', '', '1', 'Thể chế'),
      numbers: { part, section: 'I', group: '' },
    });
    expect(called(inPart(1, 'A'), inPart(2, 'B'))).toEqual(['A.I.1', 'B.I.1']);
  });

  it('as printed where that is enough, in full or by one count through the document', () => {
    expect(called(row(1, 'II', '1', 'II.1.3'), row(2, 'III', '', 'III.2'))).toEqual(['II.1.3', 'III.2']);
    const counted = (place: number): PrintedRow => ({ key: `r${place}`, code: String(place), field: `Mục ${place % 2}`, group: '' });
    expect(called(counted(1), counted(2), counted(3))).toEqual(['1', '2', '3']);
  });

  it('by the place of its section where none is numbered', () => {
    const plain = (place: number, field: string, code: string): PrintedRow => ({ key: `r${place}`, code, field, group: '' });
    expect(called(plain(1, 'Thể chế', '1'), plain(2, 'Thể chế', '2'), plain(3, 'Thủ tục', '1'))).toEqual(['I.1', 'I.2', 'II.1']);
  });

  it('with a letter of its own when one number is printed twice in a group', () =>
    expect(called(row(1, 'I', '1', '1.1'), row(2, 'I', '1', '1.1'), row(3, 'I', '1', '1.2'))).toEqual(['I.1.1', 'I.1.1b', 'I.1.2']));
});

it('in the table whose first section comes right below headings that end in money', () => {
  const text = `| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
| I | Thể chế | | | | |
| 1 | Văn bản quy phạm | | | | |
| 1.1 | Lập kế hoạch rà soát văn bản | Sở Tư pháp | Sở Nội vụ | Quý 1-Năm 2021 | Kinh phí thường xuyên |
| II | Thủ tục | | | | |
| 1.1 | Lập danh mục thủ tục | Sở Tư pháp | Sở Nội vụ | Quý 1-Năm 2021 | Kinh phí thường xuyên |
`;
  const { tasks } = readText(text);
  expect(tasks.map(({ field, group }) => [field, group])).toEqual([
    ['Thể chế', 'Văn bản quy phạm'],
    ['Thủ tục', ''],
  ]);
  expect([...codesOf(tasks.map((task, index) => printedRow({ key: String(index), task }))).values()]).toEqual(['I.1.1', 'II.1.1']);
});

describe('rows of an amendment', () => {
  const inForce = [
    { ...row(1, 'I', '1', '1.1'), fixed: 'I.1.1' },
    { ...row(2, 'V', '', '1', 'Tài chính công'), fixed: 'V.1' },
  ];
  it('are called as the plan calls its sections, and by no code that was given', () => {
    const rows = [
      row(7, 'I', '1', '1.1'),
      row(8, 'I', '1', '1.2'),
      row(9, 'V', '', '1', 'Chuyển đổi số'),
      row(10, 'V', '', '2', 'Tài chính công'),
    ];
    expect([...codesOf(rows, inForce).values()]).toEqual(['I.1.1b', 'I.1.2', 'Vb.1', 'V.2']);
  });
  it('go on as the plan in force, where its numbers were not kept', () => {
    const { numbers: _, ...unknown } = row(1, 'Va', '', '3', 'Tài chính công');
    expect([...codesOf([row(7, 'V', '', '4', 'Tài chính công')], [{ ...unknown, fixed: 'Va.3' }]).values()]).toEqual(['Va.4']);
  });
});

describe('codes', () => {
  const anyRow = fc.record({
    section: fc.constantFrom('', 'I', 'II', 'V'),
    part: fc.constantFrom('', 'A', 'B'),
    field: fc.constantFrom('', 'Thể chế', 'Thủ tục', 'Tài chính'),
    group: fc.constantFrom('', '1', '2'),
    code: fc.constantFrom('', '1', '2', '1.1', '2.1', 'a', 'I.1', 'II.1.1'),
    known: fc.boolean(),
  });
  const rowsOf = (raw: readonly (typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never)[], from = 1): PrintedRow[] =>
    raw.map(({ section, part, field, group, code, known }, index) => ({
      key: `r${from + index}`,
      code,
      field,
      group: group && `Nhóm ${group}`,
      ...(known ? { numbers: { part, section, group } } : {}),
    }));

  it('are there for every row, each once, whatever is printed', () =>
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), fc.array(anyRow, { maxLength: 10 }), (raw, more) => {
        const rows = rowsOf(raw);
        const codes = codesOf(rows);
        expect([...codes.keys()]).toEqual(rows.map(({ key }) => key));
        const later = codesOf(
          rowsOf(more, 100),
          rows.map((each) => ({ ...each, fixed: codes.get(each.key)! })),
        );
        const all = [...codes.values(), ...later.values()];
        expect(new Set(all).size).toBe(rows.length + more.length);
        expect(all.every(Boolean)).toBe(true);
        expect(codesOf(rows)).toEqual(codes);
      }),
      { numRuns: 300 },
    ));
});
