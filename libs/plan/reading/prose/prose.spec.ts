// Tasks in running text: sentences that assign, duties below an agency, points with labels.
import { readText } from '../../../../test/support/read-plans.js';

const HEAD = ['KẾ HOẠCH', 'CÔNG TÁC NĂM 2026', 'I. MỤC TIÊU', '- Nâng cao chất lượng phục vụ của các cơ quan.'];
const read = (...lines: string[]) =>
  readText([...HEAD, ...lines].join('\n')).tasks.map((task) => [
    task.code,
    task.title,
    task.leadText,
    task.coordinatorText,
    task.deadlineText,
  ]);

describe('duties listed below the name of an agency', () => {
  it('belong to it, until the next one', () => {
    expect(
      read(
        'II. TỔ CHỨC THỰC HIỆN',
        '1. Sở Nội vụ',
        '- Chủ trì, phối hợp với Sở Xây dựng và các đơn vị liên quan lập danh mục việc cần làm, trình UBND tỉnh ký trước ngày 30/6/2026.',
        '- Theo dõi việc thực hiện, báo cáo định kỳ hằng quý.',
        '2. Các sở, ban, ngành:',
        'a) Lập kế hoạch của mình, hoàn thành trong tháng 7/2026;',
        'b) Bố trí người làm đầu mối.',
        'Trên đây là Kế hoạch của tỉnh, các đơn vị nghiêm túc thực hiện./.',
        'Nơi nhận:',
        '- Sở Nội vụ;',
      ),
    ).toEqual([
      ['', 'Lập danh mục việc cần làm, trình UBND tỉnh ký', 'Sở Nội vụ', 'Sở Xây dựng và các đơn vị liên quan', 'trước ngày 30/6/2026'],
      ['', 'Theo dõi việc thực hiện, báo cáo', 'Sở Nội vụ', '', 'định kỳ hằng quý'],
      ['a', 'Lập kế hoạch của mình', 'Các sở, ban, ngành', '', 'hoàn thành trong tháng 7/2026'],
      ['b', 'Bố trí người làm đầu mối', 'Các sở, ban, ngành', '', ''],
    ]);
  });

  it('may stand behind the name', () => {
    expect(read('1. Sở Tài chính: Tham mưu bố trí kinh phí cho các lớp bồi dưỡng.')).toEqual([
      ['1', 'Tham mưu bố trí kinh phí cho các lớp bồi dưỡng', 'Sở Tài chính', '', ''],
    ]);
  });
});

describe('points with labels', () => {
  it('give the task, who leads, who helps, and when', () => {
    expect(
      read(
        'II. NỘI DUNG',
        '1. Mở chuyên mục trên sóng phát thanh',
        '- Cơ quan chủ trì: Đài Phát thanh và Truyền hình tỉnh.',
        '- Cơ quan phối hợp: Sở Nội vụ.',
        '- Thời gian thực hiện: Hằng tháng.',
        '2. Tổ chức hội thi',
        'a) Người dự thi: công chức cấp xã.',
        'b) Đơn vị chủ trì: Sở Nội vụ; đơn vị phối hợp: Tỉnh đoàn.',
        'c) Thời gian hoàn thành: Quý III/2026.',
        '3. Viết sổ tay hỏi đáp (Chủ trì: Sở Tư pháp; thời gian: trước 30/6/2026).',
      ),
    ).toEqual([
      ['1', 'Mở chuyên mục trên sóng phát thanh', 'Đài Phát thanh và Truyền hình tỉnh', 'Sở Nội vụ', 'Hằng tháng'],
      ['2', 'Tổ chức hội thi', 'Sở Nội vụ', 'Tỉnh đoàn', 'Quý III/2026'],
      ['3', 'Viết sổ tay hỏi đáp', 'Sở Tư pháp', '', 'trước 30/6/2026'],
    ]);
  });
});

describe('a sentence', () => {
  it('without the word "chủ trì" assigns when it orders, or when it names a term', () => {
    expect(
      read(
        'II. NHIỆM VỤ',
        '1. UBND các xã, phường lập kế hoạch của địa phương, hoàn thành trong tháng 02/2026.',
        '2. Giao Sở Tư pháp rà soát văn bản của tỉnh.',
        'Yêu cầu Công an tỉnh làm sạch dữ liệu dân cư xong trước ngày 01/5/2026.',
        '3. Sở Nội vụ có truyền thống đoàn kết.',
      ),
    ).toEqual([
      ['1', 'Lập kế hoạch của địa phương', 'UBND các xã, phường', '', 'hoàn thành trong tháng 02/2026'],
      ['2', 'Rà soát văn bản của tỉnh', 'Sở Tư pháp', '', ''],
      ['', 'Làm sạch dữ liệu dân cư', 'Công an tỉnh', '', 'xong trước ngày 01/5/2026'],
    ]);
  });
  it('tells the agency "Sở Xây dựng" from the work "xây dựng"', () => {
    expect(read('1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Xây dựng xây dựng đề án vị trí việc làm.')).toEqual([
      ['1', 'Xây dựng đề án vị trí việc làm', 'Sở Nội vụ', 'Sở Xây dựng', ''],
    ]);
  });
});
