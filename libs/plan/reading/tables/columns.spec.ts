// Wordings of headings, and words of tasks that only sound like headings.
import { columnsOf, isTaskHeading, roleOf, type Role } from './columns.rule.js';

const WORDINGS: Partial<Record<Role, string[]>> = {
  number: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'Mã nhiệm vụ'],
  title: [
    'Nhiệm vụ',
    'Nội dung công việc',
    'Nhiệm vụ/Giải pháp',
    'Tên nhiệm vụ, đề án',
    'Danh mục nhiệm vụ',
    'Chương trình, đề án, nhiệm vụ',
  ],
  lead: [
    'Cơ quan chủ trì',
    'Chủ trì thực hiện',
    'Cơ quan, đơn vị thực hiện',
    'Đơn vị chủ trì (Sở, ngành)',
    'Trách nhiệm thực hiện',
    'Cơ quan chủ trì soạn thảo',
    'Bộ, ngành chủ trì',
    'Cơ quan chủ trì theo dõi',
  ],
  coordinator: ['Phối hợp', 'Cơ quan, đơn vị phối hợp', 'Đơn vị phối hợp (nếu có)', 'Phối hợp thực hiện'],
  agencies: ['Cơ quan chủ trì, phối hợp', 'Đơn vị chủ trì/phối hợp', 'Cơ quan thực hiện (chủ trì, phối hợp)'],
  deadline: [
    'Thời gian',
    'Lộ trình thực hiện',
    'Dự kiến thời gian hoàn thành',
    'Thời gian trình UBND tỉnh',
    'Hoàn thành',
    'Thời gian/Tiến độ',
  ],
  product: ['Sản phẩm dự kiến', 'Kết quả/sản phẩm', 'Hình thức văn bản', 'Kết quả đầu ra', 'Yêu cầu về kết quả'],
  funding: ['Kinh phí', 'Dự kiến kinh phí', 'Kinh phí và nguồn vốn', 'Kinh phí dự kiến (triệu đồng)'],
  target: ['Chỉ tiêu', 'Mục tiêu'],
  note: ['Ghi chú', 'Căn cứ pháp lý', 'Cấp trình', 'Lãnh đạo UBND tỉnh phụ trách'],
};

describe('headings of columns', () => {
  it.each(Object.entries(WORDINGS).flatMap(([role, headings]) => headings.map((heading) => [heading, role])))('%s: %s', (heading, role) => {
    expect(roleOf(heading)).toBe(role);
  });

  it.each([
    'Phối hợp tổ chức ngày hội chuyển đổi số',
    'Chủ trì tham mưu văn bản của tỉnh',
    'Báo cáo kết quả rà soát thủ tục',
    'Công khai tiến độ giải quyết hồ sơ',
    'Kinh phí thường xuyên',
    'Hoàn thành trước 30/11',
    'Sở Nội vụ',
    'Các sở, ban, ngành',
  ])('“%s” is none', (text) => {
    expect(roleOf(text)).toBeNull();
  });

  it('of targets with an agency are not those of tasks', () => {
    expect(isTaskHeading(['STT', 'Chỉ tiêu', 'Năm 2026', 'Cơ quan chủ trì', 'Đơn vị theo dõi'].map(roleOf))).toBe(false);
  });

  it('give one column each role; the first of two columns of tasks groups the second', () => {
    const columns = columnsOf([['Nhiệm vụ chung'], ['Nhiệm vụ cụ thể'], ['Cơ quan thực hiện'], ['Cơ quan chủ trì'], ['Thời gian']]);
    expect(columns.map((column) => column.role)).toEqual(['group', 'title', 'coordinator', 'lead', 'deadline']);
  });
});
