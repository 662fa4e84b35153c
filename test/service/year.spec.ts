// A year played by the command, against counts worked out by hand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { dunghan, newFolder } from '../support/dunghan.js';

const PLAN = `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 9/KH-UBND

Nam Định, ngày 30 tháng 12 năm 2020

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2021

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
| 1 | Lập kế hoạch rà soát | Sở Tư pháp | | Quý I năm 2021 | Ngân sách |
| 2 | Công bố chỉ số | Sở Nội vụ | | Quý I năm 2021 | Ngân sách |
| 3 | Kết nối dữ liệu | Sở TTTT, VP UBND tỉnh | | Quý II năm 2021 | Ngân sách |
| 4 | Trình dự thảo | Các Sở, ban, ngành | | Năm 2021 | Ngân sách |
| 5 | Công khai thủ tục | Văn phòng UBND tỉnh | | Thường xuyên | Ngân sách |
| 6 | Chấm điểm | Sở Nội vụ | | Theo quy định của Bộ Nội vụ | Ngân sách |
| 7 | Đô thị thông minh | Sở TTTT | | Năm 2021 và những năm tiếp theo | Ngân sách |
`;

/** Working weeks from 04/01/2021 to 31/01/2022; that of Tết 2022, from the last day on, is off altogether. */
const WEEKS = 56;

const on = (moment: string, row: number, verb: string, by: string, more: object = {}) =>
  JSON.stringify({ on: `${moment}:00+07:00`, row, do: verb, by, ...more });
const HISTORY = [
  // In time by one second's grace: the last minute of the quarter; confirmed in the next.
  on('2021-03-31T23:59', 1, 'report-completion', 'so-tu-phap', { document: '1/STP' }),
  on('2021-04-02T09:00', 1, 'confirm-completion', 'so-noi-vu'),
  // Late by the first minute of April; the lead may not confirm its own work.
  on('2021-04-01T00:00', 2, 'report-completion', 'so-noi-vu', { document: '1/SNV' }),
  on('2021-04-02T09:00', 2, 'confirm-completion', 'so-noi-vu'),
  on('2021-04-05T09:00', 2, 'confirm-completion', 'van-phong-ubnd-tinh'),
  // One of two leads is done: the task is not.
  on('2021-05-05T09:00', 3, 'report-completion', 'so-thong-tin-va-truyen-thong', { document: '1/STTTT' }),
  on('2021-05-06T09:00', 3, 'confirm-completion', 'so-noi-vu'),
  // One of eighteen members.
  on('2021-09-01T09:00', 4, 'report-completion', 'so-y-te', { document: '1/SYT' }),
  on('2021-09-06T09:00', 4, 'confirm-completion', 'so-noi-vu'),
  // The conditional one wakes, and is at risk at the end of the third quarter.
  on('2021-08-02T09:00', 6, 'set-deadline', 'ubnd-tinh', { to: '2021-10-05', document: '9/BNV' }),
].join('\n');

const cells = ({ doneOnTime, doneLate, openOnTime, openLate, noDeadline, atRisk }: Record<string, number>) => [
  doneOnTime,
  doneLate,
  openOnTime,
  openLate,
  noDeadline,
  atRisk,
];

it('counts as an official would, and writes what it says', async () => {
  const folder = newFolder();
  try {
    const [plan, history] = [join(folder.path, 'ke-hoach.md'), join(folder.path, 'lich-su.jsonl')];
    writeFileSync(plan, PLAN);
    writeFileSync(history, HISTORY);
    const args = ['simulate', plan, '--from', '2021-01-01', '--to', '2022-01-31', '--history', history];
    const played = await dunghan([...args, '--json']);
    const result = JSON.parse(played.stdout);

    expect(result.refused).toMatchObject([{ row: 2, do: 'confirm-completion', by: 'so-noi-vu', code: 'task.own-work' }]);
    // done on time, done late, open on time, open late, no deadline, at risk
    expect(result.quarters.map((quarter: { on: string; total: Record<string, number> }) => [quarter.on, ...cells(quarter.total)])).toEqual([
      ['2021-03-31', 0, 0, 4, 1, 2, 0],
      ['2021-06-30', 1, 1, 2, 1, 2, 0],
      ['2021-09-30', 1, 1, 3, 1, 1, 1],
      ['2021-12-31', 1, 1, 0, 3, 1, 0],
    ]);
    // Work of several years stands in a column of its own once the milestone of the year has passed.
    expect(result.quarters.map(({ total }: { total: Record<string, number> }) => total.milestonePassed)).toEqual([0, 0, 0, 1]);
    const agency = (quarter: number, id: string) => cells(result.quarters[quarter].agencies.find((each: { id: string }) => each.id === id));
    expect(agency(0, 'so-noi-vu')).toEqual([0, 0, 1, 1, 1, 0]);
    expect(agency(1, 'so-thong-tin-va-truyen-thong')).toEqual([1, 0, 2, 0, 0, 0]);
    expect(agency(1, 'van-phong-ubnd-tinh')).toEqual([0, 0, 1, 1, 1, 0]);
    expect(agency(3, 'so-y-te')).toEqual([1, 0, 0, 0, 0, 0]);
    expect(agency(3, 'so-xay-dung')).toEqual([0, 0, 0, 1, 0, 0]);
    expect(agency(3, 'so-thong-tin-va-truyen-thong')).toEqual([1, 0, 0, 1, 0, 0]);

    // Sở Nội vụ is late on 1 April and has reported by 08:00: nobody is told. VP UBND is late from July.
    const LADDER = ['late', 'urge', 'explain', 'explanation-asked', 'unexplained', 'sanction'];
    const steps = (row: number) =>
      result.notices
        .filter((each: { rows: number[]; kind: string }) => each.rows.includes(row) && LADDER.includes(each.kind))
        .map((each: { at: string; to: string; role: string; step: number }) => [each.at.slice(0, 10), each.to, each.role, each.step]);
    expect(steps(2)).toEqual([]);
    expect(steps(3)).toEqual([
      ['2021-07-01', 'so-noi-vu', 'overseer-contact', 4],
      ['2021-07-01', 'van-phong-ubnd-tinh', 'lead-head', 4],
      ['2021-07-07', 'so-noi-vu', 'overseer-head', 5],
      ['2021-07-07', 'ubnd-tinh', 'vice-chair', 5],
      ['2021-07-14', 'ubnd-tinh', 'vice-chair', 6],
      // No letter was signed: nobody was asked to explain, and nothing is missing.
      ['2021-07-28', 'ubnd-tinh', 'chair', 7],
    ]);

    const out = join(folder.path, 'ra');
    await dunghan([...args, '--out', out]);
    expect(JSON.parse(readFileSync(join(out, 'bao-cao.json'), 'utf8'))).toEqual(result);
    expect(readFileSync(join(out, 'bao-cao.html'), 'utf8')).toContain('Số liệu đến 24:00 ngày 31/03/2021');
    const mails = readdirSync(join(out, 'thu'));
    const digests = new Set<string>(result.digests.map((each: { message: string }) => `${each.message}.eml`));
    expect(new Set(mails)).toEqual(new Set([...digests, ...result.notices.map((each: { message: string }) => `${each.message}.eml`)]));
    // Every week of the year in which somebody works and a task is assigned, to each of four leaders.
    expect([digests.size, result.digests.length]).toEqual([WEEKS * 4, WEEKS * 4]);
    for (const name of mails) {
      const mail = await simpleParser(readFileSync(join(out, 'thu', name)));
      expect([mail.headers.get('auto-submitted'), mail.messageId]).toEqual([
        'auto-generated',
        `<${name.replace('.eml', '')}@dung-han.invalid>`,
      ]);
      expect(mail.text).toMatch(digests.has(name) ? /SỐ LIỆU TỔNG HỢP/ : /Thư này được gửi vì:/);
      expect(`${mail.subject}${mail.text}`).not.toMatch(/undefined|null|NaN/);
    }
  } finally {
    folder.remove();
  }
});
