// The directory: what ships with the product, what a file must look like, and the questions asked of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold, RefusedError, SYSTEM, type StoredEvent } from '../../kernel/index.js';
import { agencyDecider } from '../agency.decider.js';
import type { Agency, Directory } from './agency.types.rule.js';
import { directoryProjection } from './directory.projection.js';
import { readDirectory } from './directory.reader.js';
import { contactsFor, findAgency, membersOf, nameOf } from './directory.rule.js';

const builtIn = readDirectory();
const agency = (id: string, groupOf: string[] = []): Agency => ({
  id,
  name: id,
  short: id,
  aliases: [],
  kind: 'khac',
  groupOf,
  group: groupOf.length > 0,
});
const small: Directory = { agencies: [agency('a'), agency('b', ['a'])], contacts: [], overseers: ['a'], authority: 'a' };

describe('the built-in directory', () => {
  it('has the offices of the province and who watches over whom', () => {
    expect(builtIn.overseers).toEqual(['so-noi-vu', 'van-phong-ubnd-tinh', 'ubnd-tinh']);
    expect(builtIn.authority).toBe('ubnd-tinh');
    expect(membersOf(builtIn, 'cac-so-ban-nganh')).toHaveLength(18);
    expect(membersOf(builtIn, 'ubnd-cap-huyen')).toHaveLength(10);
  });

  it('can be written to: every single agency has a contact and a head, on domains that reach nobody', () => {
    for (const { id } of builtIn.agencies.filter((each) => !each.group))
      for (const role of ['contact', 'head'] as const)
        expect([id, role, contactsFor(builtIn, id, role, '2021-06-01').length]).toEqual([id, role, 1]);
    for (const { email } of builtIn.contacts) expect(email).toMatch(/^[a-z-]+@[a-z.-]+\.example$/);
  });

  it('names heads as they are addressed', () => {
    const head = (id: string) => contactsFor(builtIn, id, 'head', '2021-06-01')[0]?.title;
    expect(head('so-tu-phap')).toBe('Giám đốc Sở Tư pháp');
    expect(head('van-phong-ubnd-tinh')).toBe('Chánh Văn phòng UBND tỉnh');
    expect(head('ubnd-huyen-y-yen')).toBe('Chủ tịch UBND huyện Ý Yên');
    expect(contactsFor(builtIn, 'so-noi-vu', 'contact', '2021-06-01')[0]?.title).toBe('Phòng Cải cách hành chính, Sở Nội vụ');
    expect(contactsFor(builtIn, 'van-phong-ubnd-tinh', 'office-chief', '2021-06-01')[0]?.email).toBe(
      contactsFor(builtIn, 'van-phong-ubnd-tinh', 'head', '2021-06-01')[0]?.email,
    );
    expect(contactsFor(builtIn, 'ubnd-tinh', 'vice-chair', '2021-06-01')).toHaveLength(1);
  });
});

describe('questions', () => {
  it('finds and names', () => {
    expect(findAgency(builtIn, 'so-y-te')?.name).toBe('Sở Y tế');
    expect(findAgency(builtIn, 'nobody')).toBeNull();
    expect(nameOf(builtIn, 'nobody')).toBe('nobody');
  });

  it('opens nested groups once and in order', () => {
    const nested: Directory = {
      ...small,
      agencies: [agency('a'), agency('b'), agency('c'), agency('in', ['b', 'a']), agency('out', ['a', 'in', 'c'])],
    };
    expect(membersOf(nested, 'out')).toEqual(['a', 'b', 'c']);
    expect(membersOf(nested, 'a')).toEqual([]);
    expect(membersOf(builtIn, 'ubnd-cac-cap')).toEqual([...membersOf(builtIn, 'ubnd-cap-huyen'), 'ubnd-cap-xa']);
  });

  it('gives only the contacts valid on the day, both ends included', () => {
    const contact = {
      agency: 'a',
      role: 'head' as const,
      title: 'Cũ',
      email: null,
      phone: null,
      validFrom: '2025-01-01',
      validTo: '2026-03-03',
      deputy: false,
    };
    const changed: Directory = { ...small, contacts: [contact, { ...contact, title: 'Mới', validFrom: '2026-03-04', validTo: null }] };
    const titles = (day: string) => contactsFor(changed, 'a', 'head', day).map((each) => each.title);
    expect([titles('2024-12-31'), titles('2025-01-01'), titles('2026-03-03'), titles('2026-03-04')]).toEqual([[], ['Cũ'], ['Cũ'], ['Mới']]);
  });

  it('writes to whoever acts in a role, instead of the holder and where there is none', () => {
    const contact = { agency: 'a', role: 'head' as const, email: null, phone: null };
    const acting: Directory = {
      ...small,
      contacts: [
        { ...contact, title: 'Giám đốc', validFrom: null, validTo: '2026-03-10', deputy: false },
        { ...contact, title: 'Quyền Giám đốc', validFrom: '2026-03-05', validTo: '2026-03-20', deputy: true },
        { ...contact, title: 'Phó Giám đốc', role: 'contact', validFrom: '2026-03-01', validTo: null, deputy: true },
      ],
    };
    const titles = (day: string) => contactsFor(acting, 'a', 'head', day).map((each) => each.title);
    expect(['2026-03-04', '2026-03-05', '2026-03-11', '2026-03-20', '2026-03-21'].map(titles)).toEqual([
      ['Giám đốc'],
      ['Quyền Giám đốc'],
      ['Quyền Giám đốc'],
      ['Quyền Giám đốc'],
      [],
    ]);
  });
});

describe('reading a directory from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (content: unknown): Directory => {
    const file = join(folder, 'directory.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readDirectory(file);
  };
  const codeOf = (content: unknown): string => {
    try {
      read(content);
      return 'read';
    } catch (error) {
      return error instanceof RefusedError ? error.refusal.code : String(error);
    }
  };

  it('takes a bare list of agencies', () => {
    const list = [
      { id: 'ubnd-tinh', name: 'Ủy ban nhân dân tỉnh Thái Bình' },
      { id: 'so-noi-vu', name: 'Sở Nội vụ', aliases: ['SNV'] },
      { id: 'xa', name: 'UBND cấp xã' },
    ];
    expect(read(list)).toMatchObject({
      authority: 'ubnd-tinh',
      overseers: ['so-noi-vu', 'ubnd-tinh'],
      contacts: [],
      agencies: [{ group: false }, { short: 'Sở Nội vụ', kind: 'khac', groupOf: [], group: false }, { group: true }],
    });
  });

  it.each<[string, unknown]>([
    ['agency.file-not-json', '{"agencies": ['],
    ['agency.misshapen', { agencies: [] }],
    ['agency.misshapen', [{ id: 'Sở Nội vụ', name: 'Sở Nội vụ' }]],
    ['agency.misshapen', { ...small, contacts: [{ agency: 'a', role: 'king', title: 'T' }] }],
    [
      'agency.duplicate',
      [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
    ],
    ['agency.unknown-member', [{ id: 'a', name: 'A', groupOf: ['b'] }]],
    [
      'agency.group-in-itself',
      [
        { id: 'a', name: 'A', groupOf: ['b'] },
        { id: 'b', name: 'B', groupOf: ['a'] },
      ],
    ],
    ['agency.unknown-overseer', { ...small, overseers: ['z'] }],
    [
      'agency.contact-overlap',
      {
        ...small,
        contacts: [
          { agency: 'a', role: 'head', title: 'T', validTo: '2026-03-04' },
          { agency: 'a', role: 'head', title: 'U', validFrom: '2026-03-04' },
        ],
      },
    ],
    ['agency.deputy-without-start', { ...small, contacts: [{ agency: 'a', role: 'head', title: 'T', deputy: true }] }],
    ['agency.contact-of-nobody', { ...small, contacts: [{ agency: 'z', role: 'head', title: 'T' }] }],
    [
      'agency.validity-backwards',
      { ...small, contacts: [{ agency: 'a', role: 'head', title: 'T', validFrom: '2026-01-02', validTo: '2026-01-01' }] },
    ],
  ])('refuses with %s', (code, content) => expect(codeOf(content)).toBe(code));

  it('refuses a file that is not there', () => {
    expect(() => readDirectory(join(folder, 'none.json'))).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'agency.file-not-read' }) }),
    );
  });
});

describe('importing a directory', () => {
  const order = { type: 'ImportDirectory' as const, now: '2026-11-24T01:00:00Z', by: SYSTEM, source: 'thu.json' };
  const imported = (directory: Directory) => agencyDecider.decide({ ...order, directory }, agencyDecider.initial);
  const stored = (directory: Directory) =>
    ({ stream: 'directory', type: 'DirectoryImported', data: { source: 'thu.json', directory } }) as unknown as StoredEvent;

  it('records the whole of it', () => {
    expect(imported(small)).toEqual([{ type: 'DirectoryImported', data: { source: 'thu.json', directory: small } }]);
  });

  it('records nothing when the content is in force, whatever the order of the fields', () => {
    const state = fold(agencyDecider, [stored(small)]);
    const turned = Object.fromEntries(Object.entries(small).reverse()) as unknown as Directory;
    expect(agencyDecider.decide({ ...order, directory: turned }, state)).toEqual([]);
    expect(agencyDecider.decide({ ...order, directory: { ...small, overseers: [] } }, state)).toHaveLength(1);
  });

  it('refuses what is not a directory', () => {
    expect(imported({ ...small, authority: 'z' })).toMatchObject({ refused: true, code: 'agency.unknown-overseer' });
  });

  it('shows the latest import and leaves other streams alone', () => {
    const next = { ...small, overseers: [] };
    const row = directoryProjection.evolve(directoryProjection.evolve(null, stored(small), 'directory'), stored(next), 'directory');
    expect(row).toEqual({ id: 'directory', ...next });
    expect(directoryProjection.keys(stored(small))).toEqual(['directory']);
    expect(directoryProjection.keys({ ...stored(small), stream: 'task-1' })).toEqual([]);
  });
});
