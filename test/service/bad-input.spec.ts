// What a user gets for bad input: a sentence, a non-zero exit, and nothing half-written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { dunghan, newFolder, serve } from '../support/dunghan.js';

let folder: ReturnType<typeof newFolder>;
let data: string;
beforeEach(() => {
  folder = newFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

const PLAN = `ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH

Số: 7/KH-UBND

Nam Định, ngày 05 tháng 01 năm 2026

KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Kinh phí |
|---|---|---|---|---|---|
| 1 | Rà soát văn bản | Sở Tư pháp | Các Sở, ban, ngành | Quý I năm 2026 | Ngân sách |
| 2 | Bồi dưỡng công chức | Sở Nội vụ | UBND cấp huyện | Năm 2026 | Ngân sách |
`;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const refused = async (args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await dunghan(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr.trim();
};

describe('a document that is not a plan', () => {
  it.each<[string, () => string]>([
    ['is not there', () => join(folder.path, 'khong-co.txt')],
    ['is a folder', () => folder.path],
    ['is empty', () => file('trong.txt', '')],
    ['is white space', () => file('trang.txt', ' \n\t\n')],
    ['is no text', () => file('anh.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254, 0, 0]))],
    [
      'is a legacy Word file',
      () => file('cu.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])),
    ],
  ])('%s: refused in one Vietnamese sentence, and in English on request', async (_name, path) => {
    const given = path();
    expect(await refused(['read-plan', given, '--json'])).toMatch(VIETNAMESE);
    const english = await refused(['read-plan', given, '--lang', 'en']);
    expect(english.replace(given, '')).not.toMatch(VIETNAMESE);
    await refused(['plan', 'import', given, '--data', data]);
    const list = await dunghan(['plan', 'list', '--json', '--data', data]);
    expect(JSON.parse(list.stdout)).toEqual([]);
  });

  it.each([
    ['by a line', 'a.md', `TỐI MẬT\n\n${PLAN}`],
    ['by its name', 'ke-hoach-mat.md', PLAN],
  ])('is a state secret %s: refused with the law by every command that reads it, and nothing is kept', async (_how, name, content) => {
    const given = file(name, content);
    for (const args of [
      ['read-plan', given, '--json'],
      ['plan', 'import', given, '--data', data],
      ['simulate', given, '--from', '2026-01-05', '--to', '2026-01-09'],
    ]) {
      const said = await refused(args);
      expect(said).toContain('Luật Bảo vệ bí mật nhà nước');
      expect(said).not.toContain('Rà soát');
    }
    const list = await dunghan(['plan', 'list', '--json', '--data', data]);
    expect(JSON.parse(list.stdout)).toEqual([]);
  });

  it('has no table: read with no task and a problem, not imported', async () => {
    const given = file('thu.txt', 'Kính gửi các sở.\nĐề nghị báo cáo kết quả.\n');
    const { code, stdout } = await dunghan(['read-plan', given, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tasks: [] });
    expect(JSON.parse(stdout).problems.length).toBeGreaterThan(0);
    expect(await refused(['plan', 'import', given, '--data', data])).toMatch(/thu\.txt/);
  });

  it('is read the same in UTF-16', async () => {
    const utf8 = await dunghan(['read-plan', file('a.txt', PLAN), '--json']);
    const utf16 = await dunghan(['read-plan', file('b.txt', new Uint8Array(Buffer.from(`\uFEFF${PLAN}`, 'utf16le'))), '--json']);
    expect(JSON.parse(utf16.stdout).tasks).toEqual(JSON.parse(utf8.stdout).tasks);
    expect(JSON.parse(utf8.stdout).tasks).toHaveLength(2);
  });
});

describe('a command line', () => {
  it.each([
    [['hop'], /hop/],
    [['read-plan'], /file/],
    [['read-plan', 'x', '--jsn'], /--jsn/],
    [['simulate', 'x', '--from', '2021-01-01'], /--to/],
    [['simulate', 'x', '--from', '2021-02-30', '--to', '2021-03-01'], /2021-02-30/],
    [['simulate', 'x', '--from', '2021-03-02', '--to', '2021-03-01'], /02\/03\/2021/],
    [['audit', 'find', '--from', 'hôm qua'], /“Từ ngày” phải là một ngày có thật/],
    [['audit', 'find', '--agency', 'so-khong-co'], /Không có cơ quan “so-khong-co”/],
    [['task', 'list', '--standing', 'tre'], /Không có tiến độ “tre”\. Hiện có: on-time, .*late, no-deadline/],
    [['task', 'list', '--plan', 'ke-hoach-nao'], /Không có kế hoạch “ke-hoach-nao”/],
    [['task', 'counts', '--plan', 'ke-hoach-nao'], /Không có kế hoạch “ke-hoach-nao”/],
    [['report', 'list', '--period', '2021-quy-1'], /Không có kỳ báo cáo “2021-quy-1”/],
    [['message', 'list', '--state', 'mat'], /Không có trạng thái “mat”/],
    [['letter', 'list', '--agency', 'so-khong-co'], /Không có cơ quan “so-khong-co”/],
    [['read-deadline', 'Quý I', '--plan-year', 'MMXXI'], /MMXXI/],
    [['serve', '--port', '70000'], /70000/],
  ])('%j is refused by name', async (args, name) => {
    expect(
      await refused([
        ...args,
        ...(['audit', 'serve', 'task', 'report', 'message', 'letter'].includes(args[0] ?? '') ? ['--data', data] : []),
      ]),
    ).toMatch(name);
  });

  it('has complete help in both languages', async () => {
    const vi = await dunghan(['simulate', '--help']);
    const en = await dunghan(['simulate', '--help', '--lang', 'en']);
    expect(vi.code).toBe(0);
    expect(vi.stdout).toMatch(/Cách dùng:/);
    expect(en.stdout).toMatch(/Usage:/);
    for (const option of ['--from', '--to', '--history', '--policy', '--out', '--json', '--lang']) expect(vi.stdout).toContain(option);
  });
});

describe('history and policy files', () => {
  const simulate = (...more: string[]): string[] => [
    'simulate',
    file('ke-hoach.md', PLAN),
    '--from',
    '2026-01-05',
    '--to',
    '2026-02-01',
    ...more,
  ];

  it.each([
    ['not JSON', '{"on":'],
    ['a moment without zone', '{"on":"2026-01-06T09:00:00","row":1,"do":"accept","by":"so-tu-phap"}'],
    ['a day that is not there', '{"on":"2026-02-30T09:00:00+07:00","row":1,"do":"accept","by":"so-tu-phap"}'],
    ['no row', '{"on":"2026-01-06T09:00:00+07:00","do":"accept","by":"so-tu-phap"}'],
  ])('%s: refused with the number of its line', async (_name, line) => {
    const good = '{"on":"2026-01-06T09:00:00+07:00","row":1,"do":"accept","by":"so-tu-phap"}';
    expect(await refused(simulate('--history', file('lich-su.jsonl', `${good}\n${line}\n`)))).toMatch(/2/);
  });

  it('refuses a policy that is not one', async () => {
    expect(await refused(simulate('--policy', file('chinh-sach.json', '{"id":"x"}')))).toMatch(/chinh-sach\.json/);
  });

  it('reports a refused command with its reason and plays on', async () => {
    const lines = [
      { on: '2026-01-06T09:00:00+07:00', row: 9, do: 'accept', by: 'so-tu-phap' },
      { on: '2026-01-06T09:00:00+07:00', row: 1, do: 'nhay', by: 'so-tu-phap' },
      { on: '2026-01-06T09:00:00+07:00', row: 1, do: 'confirm-completion', by: 'so-noi-vu' },
      { on: '2026-01-06T09:00:00+07:00', row: 1, do: 'extend', by: 'so-tu-phap', to: '2026-06-30', document: '1/STP' },
      { on: '2027-01-06T09:00:00+07:00', row: 1, do: 'accept', by: 'so-tu-phap' },
      { on: '2026-01-07T09:00:00+07:00', row: 1, do: 'accept', by: 'so-tu-phap' },
    ];
    const { code, stdout } = await dunghan([
      ...simulate('--history', file('lich-su.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))),
      '--json',
    ]);
    const { refused: complaints, quarters, notices } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(complaints.map((each: { line: number }) => each.line).sort()).toEqual([1, 2, 3, 4, 5]);
    for (const each of complaints) expect(each.reason).toMatch(VIETNAMESE);
    expect(quarters).toEqual([]);
    expect(notices.length).toBeGreaterThan(0);
  });
});

describe('the life of a plan and its tasks', () => {
  it('refuses the same document twice, tasks that are not there, wrong states, wrong actors', async () => {
    const given = file('ke-hoach.md', PLAN);
    const id = '7-kh-ubnd-tinh-nam-dinh-2026';
    const at = ['--data', data];
    expect((await dunghan(['plan', 'import', given, ...at])).code).toBe(0);
    expect(await refused(['plan', 'import', given, ...at])).toMatch(/7\/KH-UBND/);
    expect(await refused(['task', 'do', 'accept', `${id}.r01`, '--by', 'so-tu-phap', ...at])).toMatch(VIETNAMESE);
    expect((await dunghan(['plan', 'approve', id, '--by', 'ubnd-tinh', ...at])).code).toBe(0);
    await refused(['plan', 'approve', id, '--by', 'ubnd-tinh', ...at]);
    await refused(['plan', 'discard', id, '--reason', 'nhầm', ...at]);
    await refused(['plan', 'import', given, ...at]);
    await refused(['task', 'do', 'accept', `${id}.r99`, '--by', 'so-tu-phap', ...at]);
    await refused(['task', 'do', 'confirm-completion', `${id}.r01`, '--by', 'so-noi-vu', ...at]);
    await refused(['task', 'do', 'report-completion', `${id}.r01`, '--by', 'so-y-te', '--document', '1/SYT', ...at]);
    await refused(['task', 'do', 'extend', `${id}.r01`, '--by', 'ubnd-tinh', '--to', '2026-02-31', '--document', '1/UBND', ...at]);
    expect((await dunghan(['task', 'do', 'report-completion', `${id}.r01`, '--by', 'so-tu-phap', '--document', '1/STP', ...at])).code).toBe(
      0,
    );
    expect(await refused(['task', 'do', 'confirm-completion', `${id}.r01`, '--by', 'so-tu-phap', ...at])).toMatch(VIETNAMESE);
    const found = await dunghan(['audit', 'find', '--task', `${id}.r01`, '--type', 'CompletionReported', '--json', ...at]);
    expect(JSON.parse(found.stdout).events).toMatchObject([{ type: 'CompletionReported', by: { agency: 'so-tu-phap' } }]);
  });
});

describe('the data folder and the port', () => {
  it('is refused when the file is not ours or corrupt, and left as it was', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'events.db'), 'đây không phải cơ sở dữ liệu '.repeat(50));
    expect(await refused(['serve', '--port', '0', '--data', data, '--empty'])).toMatch(/events\.db/);
    expect(await refused(['plan', 'list', '--data', data])).toMatch(/events\.db/);
    expect(existsSync(join(data, 'projections.db'))).toBe(false);
  });

  it('is held by one service at a time, while commands may run beside it', async () => {
    const first = await serve(['--data', data, '--empty']);
    try {
      expect(await refused(['serve', '--port', '0', '--data', data, '--empty'])).toMatch(VIETNAMESE);
      expect((await dunghan(['plan', 'import', file('ke-hoach.md', PLAN), '--data', data])).code).toBe(0);
    } finally {
      expect(await first.stop()).toBe(0);
    }
  });

  it('a port in use is named, and another one offered', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    try {
      expect(await refused(['serve', '--port', String(port), '--data', data, '--empty'])).toMatch(new RegExp(`${port + 1}`));
    } finally {
      await new Promise((resolve) => taken.close(resolve));
    }
  });

  it('a wrong mail setting is refused before anything starts, without saying the password', async () => {
    const { code, stderr } = await dunghan(['serve', '--port', '0', '--data', data], { DUNGHAN_SMTP_URL: 'http://user:matkhau@mail' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/DUNGHAN_SMTP_URL/);
    expect(stderr).not.toContain('matkhau');
  });
});
