// Tables as offices lay them out, each read in every way it may be copied: the tasks must be the same.
import { docx, html, tableXml, xlsx, type BuiltCell } from '../../test/support/documents.js';
import { ended, inline, lone, markdown, opened, semicolons, tabbed, type Rows } from '../../test/support/pasted-styles.js';
import { balanced, readFileNamed } from '../../test/support/read-plans.js';
import type { PlanReading } from './reading/document/plan.types.rule.js';

const b = (text: string, span = 1): BuiltCell => ({ text, bold: true, ...(span > 1 ? { span } : {}) });
const row = (...cells: (string | BuiltCell)[]): BuiltCell[] => cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));
const top = (text: string): BuiltCell => ({ text, merge: 'start' });
const on = (): BuiltCell => ({ text: '', merge: 'on' });

type Told = [code: string, field: string, title: string, lead: string, coordinator: string, deadline: string];
const told = (read: PlanReading): Told[] =>
  read.tasks.map((task) => [task.code, task.field, task.title, task.leadText, task.coordinatorText, task.deadlineText]);

const FORMATS: Record<string, (rows: Rows) => Promise<PlanReading>> = {
  'a bar on a line of its own after each cell': (rows) => readFileNamed('a.txt', lone(rows)),
  'a bar after each cell': (rows) => readFileNamed('a.txt', ended(rows)),
  'rows opened by a bar, cells on lines of their own': (rows) => readFileNamed('a.txt', opened(rows)),
  'rows on one line': (rows) => readFileNamed('a.txt', inline(rows)),
  Markdown: (rows) => readFileNamed('a.md', markdown(rows)),
  tabs: (rows) => readFileNamed('a.txt', tabbed(rows)),
  'a sheet as text': (rows) => readFileNamed('a.csv', semicolons(rows)),
  Word: (rows) => readFileNamed('a.docx', docx(tableXml(rows))),
  Excel: (rows) => readFileNamed('a.xlsx', xlsx(rows)),
  'a page': (rows) => readFileNamed('a.html', html([], rows)),
};
const CARRIED_ONLY = ['a sheet as text', 'tabs', 'Word', 'Excel', 'a page'];

interface Layout {
  name: string;
  rows: Rows;
  tasks: Told[];
  formats?: string[];
}

const LAYOUTS: Layout[] = [
  {
    name: 'sections over all columns, product before lead, numbers from one again',
    rows: [
      row(b('STT'), b('Nhiệm vụ'), b('Sản phẩm'), b('Cơ quan chủ trì'), b('Cơ quan phối hợp'), b('Thời gian thực hiện')),
      row(b('I. CHỈ ĐẠO CHUNG', 6)),
      row('1', 'Lập kế hoạch kiểm tra công vụ', 'Kế hoạch', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Quý I/2026'),
      row('2', 'Phối hợp mở hội nghị sơ kết nửa năm', 'Hội nghị', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Tháng 6/2026'),
      row(b('II. DỮ LIỆU SỐ', 6)),
      row('1', 'Sở hữu trí tuệ: đưa hồ sơ lên mạng', 'Hồ sơ', 'Sở Khoa học và Công nghệ', 'Các đơn vị liên quan', 'Thường xuyên'),
    ],
    tasks: [
      ['1', 'CHỈ ĐẠO CHUNG', 'Lập kế hoạch kiểm tra công vụ', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Quý I/2026'],
      ['2', 'CHỈ ĐẠO CHUNG', 'Phối hợp mở hội nghị sơ kết nửa năm', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Tháng 6/2026'],
      ['1', 'DỮ LIỆU SỐ', 'Sở hữu trí tuệ: đưa hồ sơ lên mạng', 'Sở Khoa học và Công nghệ', 'Các đơn vị liên quan', 'Thường xuyên'],
    ],
  },
  {
    name: 'headings over two rows, start and end apart, columns counted, headings again on the next page',
    rows: [
      row(top('TT'), top('Nội dung'), { text: 'Cơ quan thực hiện', span: 2 }, { text: 'Thời gian', span: 2 }, top('Kết quả')),
      row(on(), on(), 'Chủ trì', 'Phối hợp', 'Bắt đầu', 'Hoàn thành', on()),
      row('(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'),
      row('1', 'Rà soát quy trình một cửa của các sở', 'Sở Nội vụ', 'Sở Tư pháp', 'Tháng 01/2026', 'Tháng 6/2026', 'Báo cáo'),
      row(top('TT'), top('Nội dung'), { text: 'Cơ quan thực hiện', span: 2 }, { text: 'Thời gian', span: 2 }, top('Kết quả')),
      row(on(), on(), 'Chủ trì', 'Phối hợp', 'Bắt đầu', 'Hoàn thành', on()),
      row('2', 'Nâng cấp cổng thông tin của tỉnh', 'Văn phòng UBND tỉnh', 'Sở Tài chính', '01/02/2026', '30/11/2026', 'Cổng mới'),
    ],
    tasks: [
      ['1', '', 'Rà soát quy trình một cửa của các sở', 'Sở Nội vụ', 'Sở Tư pháp', 'Từ Tháng 01/2026 đến Tháng 6/2026'],
      ['2', '', 'Nâng cấp cổng thông tin của tỉnh', 'Văn phòng UBND tỉnh', 'Sở Tài chính', 'Từ 01/02/2026 đến 30/11/2026'],
    ],
  },
  {
    name: 'a parent without agencies, its parts below it',
    rows: [
      row(b('STT'), b('Nhiệm vụ cụ thể'), b('Đơn vị chủ trì'), b('Đơn vị phối hợp'), b('Thời hạn hoàn thành')),
      row(b('I'), b('THỂ CHẾ'), '', '', ''),
      row('1', 'Lập danh mục văn bản hết hiệu lực', 'Sở Tư pháp', 'Các sở, ban, ngành', '30/6/2026'),
      row('2', 'Sửa đổi quy chế làm việc', '', '', ''),
      row('', 'a) Lấy ý kiến các sở', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Quý II/2026'),
      row('', 'b) Trình ký quy chế mới', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Quý III/2026'),
    ],
    tasks: [
      ['1', 'THỂ CHẾ', 'Lập danh mục văn bản hết hiệu lực', 'Sở Tư pháp', 'Các sở, ban, ngành', '30/6/2026'],
      ['a', 'THỂ CHẾ', 'Lấy ý kiến các sở', 'Sở Nội vụ', 'Các sở, ban, ngành', 'Quý II/2026'],
      ['b', 'THỂ CHẾ', 'Trình ký quy chế mới', 'Văn phòng UBND tỉnh', 'Sở Nội vụ', 'Quý III/2026'],
    ],
  },
  {
    name: 'who leads and who helps in one cell',
    rows: [
      row('Số TT', 'Tên nhiệm vụ', 'Cơ quan chủ trì, phối hợp', 'Tiến độ'),
      row('1', 'Mở lớp kỹ năng số cho cán bộ xã', 'Chủ trì: Sở Nội vụ\nPhối hợp: UBND cấp xã', 'Quý II/2026'),
      row('2', 'Chấm điểm cải cách của các huyện', 'Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tài chính', 'Trước 15/12/2026'),
    ],
    tasks: [
      ['1', '', 'Mở lớp kỹ năng số cho cán bộ xã', 'Sở Nội vụ', 'UBND cấp xã', 'Quý II/2026'],
      ['2', '', 'Chấm điểm cải cách của các huyện', 'Sở Nội vụ', 'Sở Tài chính', 'Trước 15/12/2026'],
    ],
  },
  {
    name: 'years as columns, ticked',
    rows: [
      row(top('STT'), top('Nội dung nhiệm vụ'), top('Cơ quan chủ trì'), top('Cơ quan phối hợp'), { text: 'Lộ trình', span: 2 }),
      row(on(), on(), on(), on(), '2026', '2027'),
      row('1', 'Lập kho dữ liệu dùng chung của tỉnh', 'Sở Khoa học và Công nghệ', 'Sở Tài chính', 'x', 'x'),
      row('2', 'Thử nghiệm trợ lý ảo ở bộ phận một cửa', 'Sở Nội vụ', 'Các đơn vị liên quan', '', 'x'),
    ],
    tasks: [
      ['1', '', 'Lập kho dữ liệu dùng chung của tỉnh', 'Sở Khoa học và Công nghệ', 'Sở Tài chính', 'Năm 2026, Năm 2027'],
      ['2', '', 'Thử nghiệm trợ lý ảo ở bộ phận một cửa', 'Sở Nội vụ', 'Các đơn vị liên quan', 'Năm 2027'],
    ],
  },
  {
    name: 'a lead merged over its tasks',
    rows: [
      row('STT', 'Cơ quan thực hiện', 'Nội dung công việc', 'Thời hạn'),
      row('1', top('Sở Nội vụ'), 'Lập kế hoạch bồi dưỡng công chức', 'Quý I/2026'),
      row('2', on(), 'Báo cáo kết quả bồi dưỡng cuối năm', 'Quý IV/2026'),
      row('3', 'Sở Tư pháp', 'Kiểm tra văn bản của cấp huyện', 'Năm 2026'),
    ],
    tasks: [
      ['1', '', 'Lập kế hoạch bồi dưỡng công chức', 'Sở Nội vụ', '', 'Quý I/2026'],
      ['2', '', 'Báo cáo kết quả bồi dưỡng cuối năm', 'Sở Nội vụ', '', 'Quý IV/2026'],
      ['3', '', 'Kiểm tra văn bản của cấp huyện', 'Sở Tư pháp', '', 'Năm 2026'],
    ],
    formats: CARRIED_ONLY,
  },
  {
    name: 'money in two columns, and its sum',
    rows: [
      row(top('TT'), top('Nội dung'), top('Đơn vị thực hiện'), top('Thời gian'), { text: 'Kinh phí (triệu đồng)', span: 2 }),
      row(on(), on(), on(), on(), 'Ngân sách', 'Nguồn khác'),
      row('1', 'Thuê máy chủ cho cổng dịch vụ công', 'Văn phòng UBND tỉnh', 'Quý I/2026', '120', ''),
      row(b('Tổng cộng', 4), '120', ''),
    ],
    tasks: [['1', '', 'Thuê máy chủ cho cổng dịch vụ công', 'Văn phòng UBND tỉnh', '', 'Quý I/2026']],
    formats: ['Word', 'Excel', 'a page'],
  },
];

const cases = LAYOUTS.flatMap((layout) => (layout.formats ?? Object.keys(FORMATS)).map((format) => ({ ...layout, format })));

describe('one table, however it was laid out and copied', () => {
  it.each(cases)('$name ($format)', async ({ rows, tasks, format }) => {
    const read = await FORMATS[format]!(rows);
    expect(told(read)).toEqual(tasks);
    expect(balanced(read)).toBe(true);
  });
});

describe('several tables in one sheet', () => {
  const sheet = [
    row('ỦY BAN NHÂN DÂN', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
    row('Phụ lục I'),
    row('STT', 'Chỉ tiêu', 'Đơn vị tính', 'Năm 2026'),
    row('1', 'Hồ sơ nộp trên mạng', '%', '80'),
    row('Phụ lục II'),
    row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'),
    row('I', 'THỂ CHẾ', '', ''),
    row('1', 'Lập danh mục văn bản', 'Sở Tư pháp', 'Quý I/2026'),
    row('Phụ lục III'),
    row('STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian'),
    row('1', 'Niêm yết thủ tục ở xã', 'UBND cấp xã', 'Quý II/2026'),
    row('Nơi nhận:', '', 'TM. ỦY BAN NHÂN DÂN'),
  ];

  it.each(['Excel', 'a sheet as text'])('gives the tasks, and says which table is none (%s)', async (format) => {
    const read = await FORMATS[format]!(sheet);
    expect(told(read).map(([code, field, title]) => [code, field, title])).toEqual([
      ['1', 'THỂ CHẾ', 'Lập danh mục văn bản'],
      ['1', '', 'Niêm yết thủ tục ở xã'],
    ]);
    expect(read.problems.filter((problem) => problem.code === 'not-a-task-table')).toHaveLength(1);
    expect(balanced(read)).toBe(true);
  });
});

describe('a table without headings', () => {
  it('is read by its content, and every row says so', async () => {
    const read = await readFileNamed(
      'a.xlsx',
      xlsx([
        row({ text: 'KẾ HOẠCH NĂM 2026', span: 4 }),
        row('1', 'Lập kế hoạch kiểm tra công vụ của tỉnh', 'Sở Nội vụ', 'Quý I/2026'),
        row('2', 'Công bố kết quả kiểm tra công vụ', 'Sở Nội vụ', 'Quý II/2026'),
      ]),
    );
    expect(told(read).map(([, , title, lead]) => [title, lead])).toEqual([
      ['Lập kế hoạch kiểm tra công vụ của tỉnh', 'Sở Nội vụ'],
      ['Công bố kết quả kiểm tra công vụ', 'Sở Nội vụ'],
    ]);
    expect(read.tasks.map((task) => task.confidence)).toEqual([0.6, 0.6]);
  });
});
