// Pastes that lost what stood between their cells, or their headings: the rows are found again and the reviewer is told.
import { balanced, readFileNamed } from '../../test/support/read-plans.js';
import type { PlanReading } from './reading/document/plan.types.rule.js';

const HEADINGS = ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện', 'Kết quả'];
const CELLS = [
  ['1', 'Lập sổ theo dõi văn bản đến', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Quý I/2026', 'Sổ theo dõi'],
  ['2', 'Mở lớp tập huấn soạn thảo', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Trước ngày 15/6/2026', 'Lớp học'],
  ['3', 'Kiểm tra kỷ cương hành chính', 'Thanh tra tỉnh', 'UBND cấp xã', 'Hằng quý', 'Biên bản'],
  ['4', 'Gửi báo cáo tổng kết', 'Sở Nội vụ', '', 'Tháng 12/2026', 'Báo cáo'],
];
const ABOVE = ['KẾ HOẠCH', 'Công tác văn thư năm 2026', 'PHỤ LỤC'];

const told = (read: PlanReading) =>
  read.tasks.map((task) => [task.code, task.title, task.leadText, task.coordinatorText, task.deadlineText]);
const expected = CELLS.map((cells) => cells.slice(0, 5));
const codes = (read: PlanReading) => read.problems.map((problem) => problem.code);

describe('a paste with one cell a line', () => {
  const lines = (between: string) => [...ABOVE, ...HEADINGS, ...CELLS.flat().filter(Boolean), 'Nơi nhận:', '- Sở Nội vụ.'].join(between);

  it.each(['\n', '\n\n', '\r\n'])('is a table under its headings, and says so (%j)', async (between) => {
    const read = await readFileNamed('a.txt', lines(between));
    expect(told(read)).toEqual(expected);
    expect(codes(read)).toContain('cells-by-line');
    expect(read.tasks.every((task) => task.confidence < 1)).toBe(true);
    expect(balanced(read)).toBe(true);
  });

  it('joins the second line of a cell', async () => {
    const read = await readFileNamed('a.txt', lines('\n').replace('soạn thảo', 'soạn thảo\nvà trình bày văn bản'));
    expect(read.tasks[1]!.title).toBe('Mở lớp tập huấn soạn thảo và trình bày văn bản');
  });

  it('is not seen in a list of a few words', async () => {
    const read = await readFileNamed('a.txt', [...ABOVE, 'Nội dung', 'Chủ trì', 'Thời gian', 'Sở Nội vụ báo cáo.'].join('\n'));
    expect(codes(read)).toContain('no-table');
  });
});

describe('a run of cells without headings', () => {
  it('is cut where its rows are counted, and the guess is told', async () => {
    const run = [ABOVE.join('\n'), ...CELLS.flat()].join('\n|\n').replace('PHỤ LỤC\n|\n', 'PHỤ LỤC\n');
    const read = await readFileNamed('a.txt', `${run}\n|\n`);
    expect(told(read)).toEqual(expected);
    expect(codes(read)).toEqual(expect.arrayContaining(['headings-missing', 'columns-guessed']));
    expect(balanced(read)).toBe(true);
  });
});
