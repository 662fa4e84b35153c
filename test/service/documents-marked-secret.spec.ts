// Whatever way a document comes in, its mark of secrecy is seen before anything is made of it: lists of cells, directories, notices of
// a year, policies, histories to be played.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeBook } from '../../libs/agency/directory/directory-book.reader.js';
import { directoryFrom, readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { readNoticeFile } from '../../libs/calendar/notice.reader.js';
import { parseNotice } from '../../libs/calendar/notice.rule.js';
import { readPolicy } from '../../libs/escalation/policy/policy.reader.js';
import { parsePolicy } from '../../libs/escalation/policy/policy.rule.js';
import { isRefusal, RefusedError, type Refusal } from '../../libs/kernel/index.js';
import { readLines } from '../../libs/plan/reading/readers/lines.reader.js';
import { texts } from '../../libs/texts/index.js';
import { historyFrom } from '../../libs/simulation/history.rule.js';

const folder = mkdtempSync(join(tmpdir(), 'dung-han-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function markOf(work: () => unknown): string | null {
  const answer = ((): unknown => {
    try {
      return work();
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  })();
  if (!isRefusal(answer) || answer.code !== 'document.secret') return null;
  return String(answer.params.mark);
}

const NOTICE = {
  year: 2027,
  documents: [{ number: '1234/TB-BNV', date: '2026-11-20' }],
  days: [{ date: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch' }],
};
const POLICY = readPolicy();
const DIRECTORY = readDirectory();
const book = (...rows: string[][]) => writeBook([{ name: 'Cơ quan', rows: [['Mã', 'Tên'], ...rows] }]);
function stamped(): Uint8Array {
  const parts = unzipSync(book());
  const sheet = 'xl/worksheets/sheet1.xml';
  const header = '<headerFooter><oddHeader>&amp;C&amp;14TỐI MẬT</oddHeader></headerFooter></worksheet>';
  return zipSync({ ...parts, [sheet]: strToU8(new TextDecoder().decode(parts[sheet]).replace('</worksheet>', header)) });
}
const bytes = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));

describe('a mark of secrecy is seen', () => {
  it.each<[string, string, () => unknown]>([
    ['in a list of cells', 'MẬT', () => readLines(file('o.txt', 'UBND TỈNH THỬ\nMẬT\nQuý I/2026\n'))],
    ['in a list of cells, letters taken apart', 'TỐI MẬT', () => readLines(file('o.txt', 'Tối mật\nQuý I\n'.normalize('NFD')))],
    ['in a column of such a list', 'TUYỆT MẬT', () => readLines(file('o.txt', 'Quý I\t2026\tTUYỆT MẬT\n'))],
    ['in the name of such a list', 'MẬT', () => readLines(file('thoi-han_mat.txt', 'Quý I\n'))],
    ['in a workbook of agencies', 'MẬT', () => directoryFrom(book(['Độ mật: Mật']), 'danh-ba.xlsx')],
    ['in a header of such a workbook', 'TỐI MẬT', () => directoryFrom(stamped(), 'danh-ba.xlsx')],
    ['in JSON of agencies', 'TỐI MẬT', () => directoryFrom(bytes({ ...DIRECTORY, ghiChu: ['TỐI MẬT'] }), 'danh-ba.json')],
    ['in the name of JSON of agencies', 'MẬT', () => directoryFrom(bytes(DIRECTORY), 'C:\\hồ sơ\\danh-ba (mật).json')],
    ['in a notice', 'MẬT', () => parseNotice({ ...NOTICE, documents: [{ number: '12/TB-BNV (MẬT)', date: null }] })],
    ['in the name of a notice', 'MẬT', () => readNoticeFile(file('lich-2027_MAT.json', JSON.stringify(NOTICE)))],
    ['in a policy', 'TUYỆT MẬT', () => parsePolicy({ ...POLICY, name: 'Chính sách\nTUYỆT MẬT' })],
    ['in a policy in a file', 'TUYỆT MẬT', () => readPolicy(file('p.json', JSON.stringify({ ...POLICY, name: 'TUYỆT MẬT' })))],
    ['in the name of a policy', 'TỐI MẬT', () => readPolicy(file('chinh-sach-toi-mat.json', JSON.stringify(POLICY)))],
    ['in a history', 'MẬT', () => historyFrom('{"on":"2026-02-02","by":"so-tu-phap","do":"accept","row":1,"note":"MẬT"}')],
  ])('%s', (_, mark, work) => expect(markOf(work)).toBe(mark));
});

describe('what bears none', () => {
  it.each<[string, () => unknown]>([
    ['a list of cells that speak of secrets', () => readLines(file('bao-mat.txt', 'Bảo mật\nBảo vệ bí mật nhà nước\nQuý I/2026\n'))],
    ['the directory', () => directoryFrom(bytes(DIRECTORY), 'danh-ba.json')],
    ['the notice', () => parseNotice(NOTICE)],
    ['the policy', () => parsePolicy(POLICY)],
  ])('%s is read', (_, work) => {
    const answer = work();
    expect(isRefusal(answer) ? answer : null).toBeNull();
  });
});

it('says so of a file by its name, and of what came without a file', () => {
  const said = (refusal: unknown) => texts('vi').refusal(refusal as Refusal);
  expect(said(readPolicy(file('a.json', JSON.stringify({ ...POLICY, name: 'MẬT' }))))).toMatch(/^Tệp “.*a\.json” mang dấu độ mật “MẬT”\./);
  expect(said(parsePolicy({ ...POLICY, name: 'MẬT' }))).toMatch(/^Nội dung gửi lên mang dấu độ mật “MẬT”\./);
  expect(texts('en').refusal(parsePolicy({ ...POLICY, name: 'MẬT' }) as Refusal)).toMatch(/^What was sent is marked “MẬT”\./);
});
