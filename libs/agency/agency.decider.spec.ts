// Changes to the directory: what each one records, what is refused by name, and laws that hold whatever the order of changes.
import fc from 'fast-check';
import { texts } from '../texts/index.js';
import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { isRefusal, SYSTEM, type Refusal, type StoredEvent } from '../kernel/index.js';
import { agencyDecider } from './agency.decider.js';
import { AGENCY_EVENT_VERSIONS, type AgencyEvent } from './directory/agency.events.js';
import { agencyService } from './agency.service.js';
import type { Directory } from './directory/agency.types.rule.js';
import { AGENCY_UPCASTERS } from './directory/agency.upcasters.rule.js';
import { directoryProjection, type DirectoryRow } from './directory/directory.projection.js';
import { readDirectory } from './directory/directory.reader.js';
import { parseDirectory } from './directory/directory-schema.rule.js';
import { contactsFor, findAgency } from './directory/directory.rule.js';

const NOW = '2026-11-24T01:00:00.000Z';
const BUILT_IN = readDirectory();

type Change = [verb: string, body: object];

/** A service that has the built-in directory, and what a change to it gives. */
async function open(...changes: Change[]) {
  const store = openMemoryEventStore();
  const service = agencyService(store);
  await service.import(BUILT_IN, 'nam-dinh-2021.json', SYSTEM, NOW);
  const order = ([verb, body]: Change) => service.order(verb, body, SYSTEM, NOW);
  for (const change of changes) expect(isRefusal(await order(change))).toBe(false);
  return { store, order };
}

async function outcome(last: Change, ...before: Change[]): Promise<{ refusal: string } | { types: string[]; directory: Directory }> {
  const { order } = await open(...before);
  const answer = await order(last);
  return isRefusal(answer)
    ? { refusal: answer.code }
    : { types: answer.events.map((event) => event.type), directory: answer.state.directory! };
}

async function directoryAfter(...changes: Change[]): Promise<Directory> {
  const result = await outcome(changes.at(-1)!, ...changes.slice(0, -1));
  if ('refusal' in result) throw new Error(result.refusal);
  return result.directory;
}

const NNMT = { id: 'so-nong-nghiep-va-moi-truong', name: 'Sở Nông nghiệp và Môi trường', short: 'SNNMT', kind: 'so' };

describe('a change', () => {
  it('adds an agency, a group when its name or members say so', async () => {
    const after = await directoryAfter(
      ['add', { ...NNMT, document: '05/NQ-HĐND' }],
      ['add', { id: 'khoi-noi-chinh', name: 'Khối nội chính', members: ['cong-an-tinh', 'thanh-tra-tinh'] }],
      ['add', { id: 'cac-truong', name: 'Các trường cao đẳng' }],
    );
    expect(findAgency(after, NNMT.id)).toEqual({ ...NNMT, aliases: [], groupOf: [], group: false });
    expect(findAgency(after, 'khoi-noi-chinh')).toMatchObject({ group: true, groupOf: ['cong-an-tinh', 'thanh-tra-tinh'] });
    expect(findAgency(after, 'cac-truong')).toMatchObject({ group: true, short: 'Các trường cao đẳng' });
  });

  it('renames an agency, which keeps its former name as an alias', async () => {
    const { store, order } = await open();
    const answer = await order(['change', { agency: 'cuc-thue-tinh', name: 'Thuế tỉnh Nam Định', document: '381/QĐ-BTC' }]);
    if (isRefusal(answer)) throw new Error(answer.code);
    expect(answer.events.map((event) => event.type)).toEqual(['AgencyChanged', 'AliasTaught']);
    expect(findAgency(answer.state.directory!, 'cuc-thue-tinh')).toMatchObject({
      name: 'Thuế tỉnh Nam Định',
      aliases: expect.arrayContaining(['Cục Thuế tỉnh Nam Định']) as unknown,
    });
    const [, changed] = await store.read('directory');
    expect(texts('vi').sentenceOf(changed!, () => '')).toBe(
      'Đổi tên Cục Thuế tỉnh Nam Định thành Thuế tỉnh Nam Định (cuc-thue-tinh) theo văn bản 381/QĐ-BTC',
    );
  });

  it('teaches an alias once however it is spelled, and forgets it', async () => {
    const taught: Change = ['teach-alias', { agency: 'so-tu-phap', alias: 'Ngành Tư pháp tỉnh', document: '12/KH-UBND' }];
    expect(await outcome(['teach-alias', { agency: 'so-tu-phap', alias: 'NGÀNH TƯ PHÁP TỈNH' }], taught)).toMatchObject({ types: [] });
    const after = await directoryAfter(taught, ['forget-alias', { agency: 'so-tu-phap', alias: 'ngành tư pháp tỉnh' }]);
    expect(after).toEqual(BUILT_IN);
  });

  it('sets members, overseers and authority', async () => {
    const after = await directoryAfter(
      ['members', { group: 'ubnd-cap-xa', members: ['ubnd-huyen-y-yen', 'ubnd-huyen-y-yen'] }],
      ['overseers', { overseers: ['van-phong-ubnd-tinh', 'ubnd-tinh'] }],
    );
    expect(findAgency(after, 'ubnd-cap-xa')?.groupOf).toEqual(['ubnd-huyen-y-yen']);
    expect([after.overseers, after.authority]).toEqual([['van-phong-ubnd-tinh', 'ubnd-tinh'], 'ubnd-tinh']);
    expect((await directoryAfter(['overseers', { authority: 'van-phong-ubnd-tinh' }])).authority).toBe('van-phong-ubnd-tinh');
  });

  it('changes one field of a contact and keeps the rest', async () => {
    const after = await directoryAfter(['contact-set', { agency: 'so-tu-phap', role: 'head', phone: '0912 345 678' }]);
    const [head] = contactsFor(after, 'so-tu-phap', 'head', '2026-01-01');
    const [before] = contactsFor(BUILT_IN, 'so-tu-phap', 'head', '2026-01-01');
    expect(head).toEqual({ ...before, phone: '+84912345678' });
    expect(after.contacts).toHaveLength(BUILT_IN.contacts.length);
  });

  it('hands a role over on a day, and lets a deputy act', async () => {
    const seat = { agency: 'so-tu-phap', role: 'head' };
    const after = await directoryAfter(
      ['contact-end', { ...seat, on: '2026-03-03' }],
      ['contact-set', { ...seat, title: 'Giám đốc mới', validFrom: '2026-03-15' }],
      ['contact-set', { ...seat, title: 'Quyền Giám đốc', validFrom: '2026-03-04', validTo: '2026-03-20', deputy: true }],
    );
    const on = (day: string) => contactsFor(after, 'so-tu-phap', 'head', day).map((each) => each.title);
    expect([on('2026-03-03'), on('2026-03-04'), on('2026-03-20'), on('2026-03-21')]).toEqual([
      ['Giám đốc Sở Tư pháp'],
      ['Quyền Giám đốc'],
      ['Quyền Giám đốc'],
      ['Giám đốc mới'],
    ]);
  });

  it.each<[string, object]>([
    ['change', { agency: 'so-tu-phap', name: 'Sở Tư pháp' }],
    ['teach-alias', { agency: 'so-tu-phap', alias: 'STP' }],
    ['members', { group: 'ubnd-cac-cap', members: ['ubnd-cap-huyen', 'ubnd-cap-xa'] }],
    ['overseers', {}],
    ['contact-set', { agency: 'so-tu-phap', role: 'head' }],
  ])('that changes nothing records nothing: %s', async (verb, body) => expect(await outcome([verb, body])).toMatchObject({ types: [] }));
});

describe('nonsense is refused by name', () => {
  const seat = { agency: 'so-tu-phap', role: 'head' };
  it.each<[string, string, object]>([
    ['agency.unknown-verb', 'paint', {}],
    ['input-invalid', 'add', { id: 'Sở', name: 'Sở' }],
    ['input-invalid', 'teach-alias', { agency: 'so-tu-phap', alias: 'x', colour: 'red' }],
    ['input-invalid', 'contact-set', { ...seat, email: 'không phải thư' }],
    ['input-invalid', 'contact-set', { ...seat, validFrom: '2026-02-30' }],
    ['agency.duplicate', 'add', { id: 'so-tu-phap', name: 'Sở khác' }],
    ['agency.alias-taken', 'add', { id: 'so-khac', name: 'Sở Khác', aliases: ['sở tư pháp'] }],
    ['agency.unknown-member', 'add', { id: 'nhom', name: 'Nhóm', members: ['khong-co'] }],
    ['agency.unknown', 'change', { agency: 'khong-co', name: 'X' }],
    ['agency.alias-taken', 'change', { agency: 'so-tu-phap', name: 'Sở Nội vụ' }],
    ['agency.alias-taken', 'teach-alias', { agency: 'so-tu-phap', alias: 'SỞ NỘI VỤ' }],
    ['agency.no-name', 'teach-alias', { agency: 'so-tu-phap', alias: '—' }],
    ['agency.no-alias', 'forget-alias', { agency: 'so-tu-phap', alias: 'Sở X' }],
    ['agency.not-a-group', 'members', { group: 'so-tu-phap', members: ['so-noi-vu'] }],
    ['agency.unknown-member', 'members', { group: 'ubnd-cap-xa', members: ['khong-co'] }],
    ['agency.group-in-itself', 'members', { group: 'ubnd-cap-huyen', members: ['ubnd-cac-cap'] }],
    ['agency.unknown-overseer', 'overseers', { overseers: ['khong-co'] }],
    ['agency.unknown-overseer', 'overseers', { authority: 'khong-co' }],
    ['agency.unknown', 'contact-set', { agency: 'khong-co', role: 'head', title: 'T' }],
    ['agency.contact-untitled', 'contact-set', { agency: 'so-tu-phap', role: 'chair' }],
    ['agency.validity-backwards', 'contact-set', { ...seat, role: 'chair', title: 'T', validFrom: '2026-02-01', validTo: '2026-01-31' }],
    ['agency.contact-overlap', 'contact-set', { ...seat, title: 'Người khác', validFrom: '2026-02-01' }],
    ['agency.deputy-without-start', 'contact-set', { ...seat, title: 'Người thay', deputy: true }],
    ['agency.no-contact', 'contact-end', { ...seat, role: 'chair', on: '2026-02-01' }],
  ])('%s: %s', async (code, verb, body) => {
    const { order } = await open();
    const answer = (await order([verb, body])) as Refusal;
    expect(answer.code).toBe(code);
    for (const language of ['vi', 'en'] as const) expect(texts(language).refusal(answer)).not.toMatch(/undefined|agency\./);
  });

  it('and so is any change before there is a directory', async () => {
    const service = agencyService(openMemoryEventStore());
    expect(await service.order('add', NNMT, SYSTEM, NOW)).toMatchObject({ code: 'agency.no-directory' });
  });
});

describe('laws', () => {
  const ids = fc.constantFrom('so-tu-phap', 'so-noi-vu', 'ubnd-cap-xa', 'ubnd-cac-cap', 'moi', 'khong-co');
  const days = fc.constantFrom(null, '2026-01-01', '2026-01-31', '2026-02-01', '2026-12-31');
  const names = fc.constantFrom('Sở Tư pháp', 'STP', 'Tên mới', 'tên  MỚI', 'Cơ quan A', '-');
  const role = fc.constantFrom('head', 'contact', 'chair');
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.tuple(fc.constant('add'), fc.record({ id: ids, name: names, members: fc.array(ids, { maxLength: 2 }) })),
    fc.tuple(fc.constant('change'), fc.record({ agency: ids, name: names, group: fc.boolean() })),
    fc.tuple(fc.constantFrom('teach-alias', 'forget-alias'), fc.record({ agency: ids, alias: names })),
    fc.tuple(fc.constant('members'), fc.record({ group: ids, members: fc.array(ids, { maxLength: 3 }) })),
    fc.tuple(fc.constant('overseers'), fc.record({ overseers: fc.array(ids, { maxLength: 2 }), authority: ids })),
    fc.tuple(
      fc.constant('contact-set'),
      fc.record({ agency: ids, role, title: names, validFrom: days, validTo: days, deputy: fc.boolean() }),
    ),
    fc.tuple(fc.constant('contact-end'), fc.record({ agency: ids, role, on: days, deputy: fc.boolean() })),
  );

  it('whatever is ordered, a directory remains, and the read model shows what the decider knows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), async (changes) => {
        const { store, order } = await open();
        for (const each of changes) await order(each);
        const events = await store.read('directory');
        const known = events.reduce((state, event) => agencyDecider.evolve(state, event as unknown as AgencyEvent), agencyDecider.initial);
        const row = events.reduce<DirectoryRow | null>((before, event) => directoryProjection.evolve(before, event, 'directory'), null);
        expect(row).toEqual({ id: 'directory', ...known.directory });
        expect(parseDirectory(known.directory)).toEqual(known.directory);
        for (const event of events) expect(texts('vi').sentenceOf(event, (id) => id)).not.toMatch(/undefined|null/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an import of the first version', () => {
  it('is lifted: nobody acted for anybody', () => {
    const { deputy: _, ...contact } = BUILT_IN.contacts[0]!;
    const old = { source: 'cu.json', directory: { ...BUILT_IN, contacts: [contact] } };
    const [upcaster] = AGENCY_UPCASTERS;
    const data = upcaster!.up(old);
    expect(data).toEqual({ source: 'cu.json', directory: { ...BUILT_IN, contacts: [{ ...contact, deputy: false }] } });
    expect(upcaster).toMatchObject({ type: 'DirectoryImported', fromVersion: AGENCY_EVENT_VERSIONS.DirectoryImported - 1 });
    const stored = { stream: 'directory', type: 'DirectoryImported', data } as unknown as StoredEvent;
    expect(directoryProjection.evolve(null, stored, 'directory')).toMatchObject({ authority: 'ubnd-tinh' });
  });
});
