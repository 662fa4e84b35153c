import { docx, tableXml } from '../../../../test/support/documents.js';
import { balanced, problemCodes, readFileNamed, readText } from '../../../../test/support/read-plans.js';
import type { PlanReading } from '../document/plan.types.rule.js';

const HEAD = 'KẾ HOẠCH\nCÔNG TÁC NĂM 2026\n\n';

/** A table as Markdown: one line a row. */
const table = (...rows: string[]): PlanReading => readText(HEAD + rows.join('\n'));

const told = (read: PlanReading, ...parts: (keyof PlanReading['tasks'][number])[]) =>
  read.tasks.map((task) => parts.map((part) => task[part]));

describe('columns', () => {
  it('are found in any order and wording, with and without STT', () => {
    const first = table(
      '| Thời hạn hoàn thành | Đơn vị chủ trì | Kết quả, sản phẩm dự kiến | Nội dung công việc | Đơn vị phối hợp |',
      '|---|---|---|---|---|',
      '| Quý I/2026 | Sở Nội vụ | Kế hoạch | Lập kế hoạch kiểm tra | Sở Tài chính |',
    );
    expect(told(first, 'title', 'product', 'leadText', 'coordinatorText', 'deadlineText')).toEqual([
      ['Lập kế hoạch kiểm tra', 'Kế hoạch', 'Sở Nội vụ', 'Sở Tài chính', 'Quý I/2026'],
    ]);
    const second = table('| TT | Giải pháp thực hiện | Cơ quan thực hiện | Lộ trình |', '| 1 | Số hóa hồ sơ | Sở Tư pháp | Tháng 6/2026 |');
    expect(told(second, 'code', 'title', 'leadText', 'deadlineText')).toEqual([['1', 'Số hóa hồ sơ', 'Sở Tư pháp', 'Tháng 6/2026']]);
  });

  it('stand under headings of two levels, with start and end apart', () => {
    const read = table(
      '| STT | Nhiệm vụ | Cơ quan thực hiện | | Thời gian | |',
      '| | | Chủ trì | Phối hợp | Bắt đầu | Kết thúc |',
      '| (1) | (2) | (3) | (4) | (5) | (6) |',
      '| 1 | Kết nối dữ liệu | Sở Nội vụ | Sở Tư pháp | 01/2026 | 6/2026 |',
    );
    expect(told(read, 'leadText', 'coordinatorText', 'deadlineText')).toEqual([['Sở Nội vụ', 'Sở Tư pháp', 'Từ 01/2026 đến 6/2026']]);
    expect(read.tasks[0]!.deadline.nominalDue).toBe('2026-06-30');
    expect(read.receipt).toEqual({ cells: 24, tasks: 6, headings: 18, repeatedHeaders: 0, problems: 0, rows: 4, taskRows: 1 });
  });

  it('may be one for lead and helpers together', () => {
    const read = table(
      '| TT | Nội dung | Cơ quan chủ trì, phối hợp | Thời hạn |',
      '| 1 | Mở lớp | Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính | Quý II/2026 |',
    );
    expect(told(read, 'leadText', 'coordinatorText')).toEqual([['Sở Nội vụ', 'Sở Tài chính']]);
  });

  it('may be quarters with a tick in them', () => {
    const read = table('| TT | Nhiệm vụ | Chủ trì | Quý I | Quý II | Quý III |', '| 1 | Họp giao ban | Sở Nội vụ | | x | |');
    expect(told(read, 'deadlineText')).toEqual([['Quý II']]);
  });

  it('are guessed from the content where no heading names them, and the reviewer is told', () => {
    const read = table(
      '| 1 | Xây dựng kế hoạch kiểm tra công vụ | Sở Nội vụ | Các sở | Quý I/2026 |',
      '| 2 | Tổ chức kiểm tra công vụ theo kế hoạch | Sở Nội vụ | Các sở | Quý III/2026 |',
      '| 3 | Báo cáo kết quả kiểm tra lên tỉnh | Sở Nội vụ | UBND cấp xã | Tháng 12/2026 |',
    );
    expect(told(read, 'code', 'leadText', 'deadlineText')[2]).toEqual(['3', 'Sở Nội vụ', 'Tháng 12/2026']);
    expect(read.problems.find((problem) => problem.code === 'headings-missing')?.text).toBe(
      'cột 1: số thứ tự; cột 2: nhiệm vụ; cột 3: cơ quan chủ trì; cột 4: cơ quan phối hợp; cột 5: thời hạn',
    );
  });

  it('that are missing are named', () => {
    const read = table('| STT | Nhiệm vụ | Sản phẩm | Thời hạn |', '| 1 | Lập kế hoạch | Kế hoạch | Quý I/2026 |');
    expect(read.problems.filter((problem) => problem.code === 'column-missing').map((problem) => problem.message)).toEqual([
      'Bảng không có cột “Cơ quan chủ trì”.',
    ]);
    expect(read.tasks[0]!.problems.map((problem) => problem.code)).toEqual(['lead-missing']);
  });
});

describe('rows', () => {
  const HEADINGS = '| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |';

  it('open sections by Roman numbers, letters, bold and deeper numbers', () => {
    const read = table(
      HEADINGS,
      '| I | THỂ CHẾ | | | |',
      '| 1 | Văn bản | | | |',
      '| 1.1 | Rà soát văn bản | Sở Tư pháp | | Quý I/2026 |',
      '| **II** | **TỔ CHỨC** | | | |',
      '| 1 | Sắp xếp phòng | Sở Nội vụ | | Quý II/2026 |',
      '| **Nhóm việc thêm** |',
      '| 2 | Bố trí trụ sở | Sở Xây dựng | | Quý II/2026 |',
    );
    expect(told(read, 'code', 'field', 'group', 'title')).toEqual([
      ['1.1', 'THỂ CHẾ', 'Văn bản', 'Rà soát văn bản'],
      ['1', 'TỔ CHỨC', '', 'Sắp xếp phòng'],
      ['2', 'TỔ CHỨC', 'Nhóm việc thêm', 'Bố trí trụ sở'],
    ]);
  });

  it('repeat the headings at the top of a page without becoming tasks', () => {
    const read = table(
      HEADINGS,
      '| I | THỂ CHẾ | | | |',
      '| 1 | Rà soát | Sở Tư pháp | | Quý I/2026 |',
      HEADINGS,
      '| I | THỂ CHẾ | | | |',
      '| 2 | Thẩm định | Sở Tư pháp | | Quý II/2026 |',
    );
    expect(read.receipt).toMatchObject({ repeatedHeaders: 10, headings: 10, tasks: 10, taskRows: 2 });
    expect(told(read, 'field')).toEqual([['THỂ CHẾ'], ['THỂ CHẾ']]);
  });

  it('that name no lead stay tasks, with a problem', () => {
    const read = table(
      HEADINGS,
      '| 1 | Rà soát | Sở Tư pháp | | Quý I/2026 |',
      '| 2 | Thẩm định | | | Quý II/2026 |',
      '| 3 | Công bố | | | |',
      '| 4 | Gửi báo cáo | Sở Nội vụ | | Quý II/2026 |',
    );
    expect(read.tasks.map((task) => task.problems.map((problem) => problem.code))).toEqual([
      [],
      ['lead-missing'],
      ['lead-missing', 'deadline-missing'],
      [],
    ]);
  });

  it('whose deadline cannot be read keep its words', () => {
    const read = table(HEADINGS, '| 1 | Rà soát | Sở Tư pháp | | xem ghi ở mặt sau |');
    expect(read.tasks[0]!).toMatchObject({ deadlineText: 'xem ghi ở mặt sau', deadline: { kind: 'unreadable', nominalDue: null } });
    expect(problemCodes(read)).toContain('deadline-unreadable');
  });

  it('that lost their merged cells are put under the columns by content, and say so', () => {
    const read = table(
      HEADINGS,
      '|---|---|---|---|---|',
      '| 1 | Rà soát văn bản | Sở Tư pháp | Sở Nội vụ | Quý I/2026 |',
      '| 2 | Thẩm định dự thảo | Quý II/2026 |||',
    );
    expect(told(read, 'leadText', 'coordinatorText', 'deadlineText')[1]).toEqual(['Sở Tư pháp', 'Sở Nội vụ', 'Quý II/2026']);
    expect(read.tasks[1]!.problems.map((problem) => problem.code)).toEqual(['cell-carried', 'cell-carried']);
  });

  it('say "nt" for what stands above', () => {
    const read = table(HEADINGS, '| 1 | Rà soát | Sở Tư pháp | Các sở | Quý I/2026 |', '| 2 | Thẩm định | nt | -nt- | nt |');
    expect(told(read, 'leadText', 'coordinatorText', 'deadlineText')[1]).toEqual(['Sở Tư pháp', 'Các sở', 'Quý I/2026']);
  });

  it('broken by the page are joined', () => {
    const read = table(
      HEADINGS,
      '| 1 | Rà soát các văn bản | Sở Tư pháp | Các sở, | Quý I/2026 |',
      '| | do tỉnh ban hành | | ban, ngành | |',
    );
    expect(told(read, 'title', 'coordinatorText')).toEqual([['Rà soát các văn bản do tỉnh ban hành', 'Các sở, ban, ngành']]);
    expect(read.receipt.taskRows).toBe(2);
  });

  it('broken by the page are joined over the headings that the page says again', () => {
    const read = table(
      HEADINGS,
      '| 1 | Rà soát các văn bản | Sở Tư pháp | Các sở, | Quý I/2026 |',
      HEADINGS,
      '| | do tỉnh ban hành | | ban, ngành | |',
      '| 2 | Thẩm định | Sở Nội vụ | | Quý II/2026 |',
    );
    expect(told(read, 'title', 'coordinatorText')).toEqual([
      ['Rà soát các văn bản do tỉnh ban hành', 'Các sở, ban, ngành'],
      ['Thẩm định', ''],
    ]);
    expect(read.receipt).toMatchObject({ repeatedHeaders: 5, tasks: 15, problems: 0 });
  });

  it('tell the money of each source where it stands in several columns', () => {
    const read = table(
      '| TT | Nhiệm vụ | Chủ trì | Thời hạn | Kinh phí (triệu đồng) | |',
      '| | | | | Ngân sách tỉnh | Nguồn khác |',
      '| 1 | Rà soát văn bản | Sở Tư pháp | Quý I/2026 | 100 | 20 |',
      '| 2 | Thẩm định dự thảo | Sở Tư pháp | Quý II/2026 | | 15 |',
    );
    expect(told(read, 'funding')).toEqual([['Ngân sách tỉnh: 100; Nguồn khác: 20'], ['Nguồn khác: 15']]);
  });

  it('with cells outside the columns report them', () => {
    const read = table(HEADINGS, '| 1 | Rà soát | Sở Tư pháp | Các sở | Quý I/2026 | thừa |');
    expect(read.receipt).toMatchObject({ cells: 11, headings: 5, tasks: 5, problems: 1 });
    expect(read.problems.find((problem) => problem.code === 'cell-extra')?.text).toBe('thừa');
  });

  it('with two numbered tasks and one tail share it, and say so', () => {
    const read = table(HEADINGS, '| | 1.1. Lập kế hoạch. 1.2. Tổ chức thực hiện. | Sở Nội vụ | | Quý I/2026 |');
    expect(told(read, 'code', 'title', 'leadText')).toEqual([
      ['1.1', 'Lập kế hoạch.', 'Sở Nội vụ'],
      ['1.2', 'Tổ chức thực hiện.', 'Sở Nội vụ'],
    ]);
    expect(read.tasks.every((task) => task.problems.some((problem) => problem.code === 'fused-shared'))).toBe(true);
  });
});

describe('tables in Word', () => {
  const row = (...texts: string[]) => texts.map((text) => ({ text }));
  const headings = row('TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn');

  it('go on after a break of the page or of the text', async () => {
    const body =
      tableXml([headings, row('1', 'Rà soát', 'Sở Tư pháp', 'Quý I/2026')]) +
      '<w:p/>' +
      tableXml([row('2', 'Thẩm định', 'Sở Tư pháp', 'Quý II/2026')]);
    const read = await readFileNamed('a.docx', docx(body));
    expect(told(read, 'code', 'deadlineText')).toEqual([
      ['1', 'Quý I/2026'],
      ['2', 'Quý II/2026'],
    ]);
    expect(balanced(read)).toBe(true);
  });

  it('carry a merged lead and deadline down', async () => {
    const read = await readFileNamed(
      'a.docx',
      docx(
        tableXml([
          headings,
          [{ text: '1' }, { text: 'Rà soát' }, { text: 'Sở Tư pháp', merge: 'start' }, { text: 'Quý I/2026', merge: 'start' }],
          [{ text: '2' }, { text: 'Thẩm định' }, { text: '', merge: 'on' }, { text: '', merge: 'on' }],
        ]),
      ),
    );
    expect(told(read, 'title', 'leadText', 'deadlineText')[1]).toEqual(['Thẩm định', 'Sở Tư pháp', 'Quý I/2026']);
    expect(read.tasks[1]!.problems).toEqual([]);
  });

  it('of several kinds: the one without tasks is reported, not read', async () => {
    const other = tableXml([row('Chỉ số', 'Năm 2025', 'Năm 2026'), row('Tỷ lệ hồ sơ trực tuyến', '60%', '80%')]);
    const read = await readFileNamed('a.docx', docx(other + tableXml([headings, row('1', 'Rà soát', 'Sở Tư pháp', 'Quý I/2026')])));
    expect(read.tasks).toHaveLength(1);
    expect(read.receipt).toMatchObject({ cells: 14, tasks: 4, headings: 4, problems: 6 });
  });
});

describe('columns that no field is for', () => {
  it('are kept under their headings, and survive a correction', () => {
    const read = readText(
      [
        HEAD.trimEnd(),
        '',
        '| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian | Ghi chú | Căn cứ |',
        '|---|---|---|---|---|---|',
        '| 1 | Rà soát văn bản | Sở Tư pháp | Quý I/2021 | Báo cáo hằng tháng | Nghị quyết 10 |',
        '| 2 | Công khai thủ tục | Sở Nội vụ | Quý II/2021 | | |',
      ].join('\n'),
    );
    expect(read.tasks.map((task) => task.notes)).toEqual([
      [
        { heading: 'Ghi chú', text: 'Báo cáo hằng tháng' },
        { heading: 'Căn cứ', text: 'Nghị quyết 10' },
      ],
      [],
    ]);
    expect(balanced(read)).toBe(true);
  });
});
