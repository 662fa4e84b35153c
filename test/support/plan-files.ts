// A plan and its amendment as files, in words of our own: what review has to decide about, and every kind of difference.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type PlanLine = readonly [title: string, lead: string, coordinators: string, deadline: string, product?: string];

export interface PlanPaper {
  number: string;
  /** As printed: "ngày 04 tháng 01 năm 2026". */
  issued: string;
  year?: number;
  rows: readonly PlanLine[];
}

export function planText({ number, issued, year = 2026, rows }: PlanPaper): string {
  const lines = rows.map(
    ([title, lead, coordinators, deadline, product = ''], index) =>
      `| ${index + 1} | ${title} | ${lead} | ${coordinators} | ${deadline} | ${product} |`,
  );
  return `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: ${number}

Nam Định, ${issued}

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM ${year}

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|---|
${lines.join('\n')}
`;
}

export function planFile(folder: string, name: string, paper: PlanPaper): string {
  const file = join(folder, name);
  writeFileSync(file, planText(paper));
  return file;
}

/** Row 5 names two tasks and a lead nobody knows, row 6 is no task. */
export const FIRST: PlanPaper = {
  number: '8/KH-UBND',
  issued: 'ngày 04 tháng 01 năm 2026',
  rows: [
    ['Rà soát văn bản quy phạm pháp luật của tỉnh', 'Sở Tư pháp', 'Các Sở, ban, ngành', 'Quý I năm 2026', 'Báo cáo'],
    ['Xây dựng đề án vị trí việc làm', 'Sở Nội vụ', 'Sở Tài chính', 'Quý II năm 2026', 'Đề án'],
    ['Công bố danh mục thủ tục hành chính', 'Văn phòng UBND tỉnh', 'Các Sở, ban, ngành', 'Tháng 9 năm 2026', 'Quyết định'],
    ['Khảo sát mức độ hài lòng của người dân', 'Sở Nội vụ', 'UBND cấp huyện', 'Theo hướng dẫn của Bộ Nội vụ', 'Báo cáo'],
    ['Nâng cấp cổng dịch vụ công; đào tạo công chức dùng cổng', 'Tổ công tác số', 'Sở Nội vụ', '30/11/2026', 'Hệ thống'],
    ['Các việc phát sinh trong năm', '', '', '', 'Theo từng việc'],
    ['Kiểm tra giờ giấc làm việc', 'Sở Nội vụ', 'Tổ công tác số', 'Quý III năm 2026', 'Kết luận'],
    ['Báo cáo tổng kết năm', 'Sở Nội vụ', '', 'Quý IV năm 2026', 'Báo cáo'],
  ],
};

/** Later day, other lead, removed, reworded with a first day, other number, unlike enough to be asked about, new. */
export const SECOND: PlanPaper = {
  number: '60/KH-UBND',
  issued: 'ngày 10 tháng 6 năm 2026',
  rows: [
    ['Rà soát văn bản quy phạm pháp luật của tỉnh', 'Sở Tư pháp', 'Các Sở, ban, ngành', 'Quý III năm 2026', 'Báo cáo'],
    ['Xây dựng đề án vị trí việc làm', 'Sở Tài chính', 'Sở Nội vụ', 'Quý II năm 2026', 'Đề án'],
    ['Khảo sát mức độ hài lòng của người dân, doanh nghiệp', 'Sở Nội vụ', 'UBND cấp huyện', 'Tháng 11 năm 2026', 'Báo cáo'],
    ['Kiểm tra giờ giấc và kỷ luật làm việc tại cơ quan', 'Sở Nội vụ', '', 'Quý III năm 2026', 'Kết luận'],
    ['Số hóa hồ sơ lưu trữ', 'Sở Nội vụ', 'Sở Tài chính', 'Năm 2026', 'Cơ sở dữ liệu'],
    ['Báo cáo tổng kết năm', 'Sở Nội vụ', '', 'Quý IV năm 2026', 'Báo cáo'],
  ],
};
