// A plan of a few rows as a document in a folder.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PlanDocumentRow {
  title: string;
  lead: string;
  coordinators?: string;
  deadline: string;
}

export function documentOf(folder: string, year: number, rows: readonly PlanDocumentRow[]): string {
  const file = join(folder, 'ke-hoach.md');
  const lines = rows.map(
    (row, index) => `| ${index + 1} | ${row.title} | ${row.lead} | ${row.coordinators ?? ''} | ${row.deadline} | Ngân sách |`,
  );
  writeFileSync(
    file,
    `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 1/KH-UBND

Nam Định, ngày 01 tháng 12 năm ${year - 1}

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM ${year}

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
${lines.join('\n')}
`,
  );
  return file;
}
