import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aboutNobody, streamKind, type Feature, type StoredEvent } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import * as en from '../texts/en/index.js';
import { sentencesOf } from '../texts/facts/sentences.js';
import * as vi from '../texts/vi/index.js';
import { completenessGaps } from './catalogue.rule.js';
import { EVENT_VERSIONS, FEATURES, PROJECTIONS, PROVIDED, refuseGaps, subjectsOf, trail } from './catalogue.js';

/** A feature as small as one can be. */
const treaty = (changes: Partial<Feature> = {}): Feature => ({
  name: 'treaty',
  streams: { treaty: streamKind<{ TreatySigned: object }>({ TreatySigned: 1 }, aboutNobody) },
  projections: [],
  rights: [],
  ...changes,
});
const gapsWith = (feature: Feature): string[] =>
  completenessGaps([...FEATURES, feature], { ...PROVIDED, sentences: [...PROVIDED.sentences, 'TreatySigned'] });
const lift = (type: string, fromVersion: number) => ({ type, fromVersion, up: (data: unknown) => data });

describe('the catalogue', () => {
  it('has no gaps', () => {
    expect(completenessGaps(FEATURES, PROVIDED)).toEqual([]);
    expect(gapsWith(treaty())).toEqual([]);
  });

  it.each<[string, Partial<Feature>, string[]]>([
    [
      'an event without a sentence',
      { streams: { treaty: streamKind({ TreatySigned: 1, TreatyBroken: 1 }, aboutNobody) } },
      ['event TreatyBroken has no sentence'],
    ],
    [
      'a version without an upcaster',
      { streams: { treaty: streamKind({ TreatySigned: 3 }, aboutNobody, [lift('TreatySigned', 1)]) } },
      ['event TreatySigned has no upcaster from version 2'],
    ],
    [
      'upcasters that lead nowhere',
      { streams: { treaty: streamKind({ TreatySigned: 1 }, aboutNobody, [lift('TreatySigned', 1), lift('TaskAssigned', 1)]) } },
      ['upcaster of TreatySigned from version 1 leads nowhere', 'upcaster of TaskAssigned from version 1 leads nowhere'],
    ],
    ['a sentence about nothing', { streams: {} }, ['sentence for TreatySigned, which no feature declares']],
    [
      'a kind of stream of another feature',
      { streams: { ...treaty().streams, task: streamKind({ TaskAssigned: 1 }, aboutNobody) } },
      ['stream task is declared by task and treaty', 'event TaskAssigned is declared by task and treaty'],
    ],
    [
      'a kind that no stream can be of',
      { streams: { 'peace-treaty': streamKind({ TreatySigned: 1 }, aboutNobody) } },
      ['stream peace-treaty has a hyphen in its kind'],
    ],
    ['a stream without events', { streams: { ...treaty().streams, truce: streamKind({}, aboutNobody) } }, ['stream truce has no events']],
    [
      'a read model of another name twice',
      { projections: [{ ...trail }, FEATURES[0]!.projections[0]!] },
      ['read model trail is declared by the catalogue and treaty', 'read model directory is declared by agency and treaty'],
    ],
    [
      'a right that nobody has, and one of another feature',
      { rights: ['treaty.sign', 'task.order'] },
      ['right task.order is declared by task and treaty', 'right treaty.sign is given to nobody'],
    ],
    ['a feature twice', { name: 'task' }, ['feature task is declared by task and task']],
  ])('notices %s', (_what, changes, gaps) => {
    expect(gapsWith(treaty(changes))).toEqual(gaps);
  });

  it('notices a right that no feature declares', () => {
    expect(completenessGaps(FEATURES, { ...PROVIDED, rights: [...PROVIDED.rights, 'treaty.sign'] })).toEqual([
      'right treaty.sign, which no feature declares',
    ]);
  });

  it('has each right that a route asks for with the feature whose route it is', () => {
    const libs = new URL('..', import.meta.url).pathname;
    const asked = FEATURES.map(({ name }) => {
      const controllers = readdirSync(join(libs, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.controller.ts'),
      );
      const found = controllers.flatMap((file) => [...readFileSync(join(libs, name, file), 'utf8').matchAll(/@May\('([^']+)'\)/g)]);
      return [name, [...new Set(found.map(([, right]) => right))].sort()];
    });
    expect(asked).toEqual(FEATURES.map(({ name, rights }) => [name, [...rights].sort()]));
  });

  it('lets nothing start that has a gap, and names it', () => {
    expect(() => refuseGaps()).not.toThrow();
    expect(() => refuseGaps([...FEATURES, treaty()])).toThrow('the catalogue has gaps: event TreatySigned has no sentence');
  });

  it('knows every file of events, every read model and every manifest of libs', () => {
    const libs = new URL('..', import.meta.url).pathname;
    const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
    const read = (suffix: string): [string, string][] =>
      files.filter((file) => file.endsWith(suffix)).map((file) => [file, readFileSync(join(libs, file), 'utf8')]);
    const manifests = read('.feature.ts');
    expect(manifests.map(([file]) => file).sort()).toEqual(FEATURES.map(({ name }) => `${name}/${name}.feature.ts`).sort());
    const declared = manifests.map(([, text]) => text).join('\n');
    const exported = (suffix: string, name: RegExp): string[] => read(suffix).flatMap(([, text]) => text.match(name) ?? []);
    const versions = exported('.events.ts', /\w+_EVENT_VERSIONS(?=: Record)/g);
    const projections = exported('.projection.ts', /\w+Projection(?=: Projection<)/g);
    expect(versions.length).toBe(FEATURES.flatMap(({ streams }) => Object.keys(streams)).length);
    expect(projections.length).toBe(PROJECTIONS.length - 1);
    expect([...versions, ...projections].filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe('the texts', () => {
  it.each(['refusals', 'reasons', 'events'] as const)('say the same %s in both languages', (kind) => {
    expect(Object.keys(en[kind]).sort()).toEqual(Object.keys(vi[kind]).sort());
  });

  it('have one sentence for a code, of whatever feature', () => {
    const said = { refusals: { 'treaty.broken': () => 'x' } };
    expect(sentencesOf('refusals', [said, { events: {} }])).toEqual(said.refusals);
    expect(() => sentencesOf('refusals', [said, said])).toThrow('two sentences for “treaty.broken” among the refusals');
  });

  it('answer with the code when there is no sentence', () => {
    expect(texts('vi').refusal({ refused: true, code: 'không có', params: {} })).toBe('không có');
  });
});

describe('what an event is about', () => {
  const event = (stream: string, type: string, data: unknown): StoredEvent => ({
    id: 'e',
    type,
    version: 1,
    stream,
    revision: 0,
    position: 1,
    recordedAt: '2021-01-04T01:00:00.000Z',
    occurredOn: null,
    by: { user: 'x', role: 'system', agency: null, via: 'cycle' },
    correlationId: 'c',
    causationId: null,
    data,
  });

  /** Data that has whatever is asked for: words, lists and members. */
  const anything: object = new Proxy(
    {},
    {
      has: () => true,
      get(_, name) {
        if (name === Symbol.toPrimitive) return () => 'p.r01';
        if (name === Symbol.iterator) return function* () {};
        return ['map', 'filter', 'flatMap', 'split'].includes(String(name)) ? () => [] : anything;
      },
    },
  );
  const declared = FEATURES.flatMap(({ streams }) => Object.entries(streams)).flatMap(([kind, { versions }]) =>
    Object.keys(versions).map((type) => [type, kind] as const),
  );

  it('is said of every event type, and each stands in the trail', () => {
    expect(declared.length).toBe(Object.keys(EVENT_VERSIONS).length);
    for (const [type, kind] of declared) {
      const given = event(`${kind}-p.r01`, type, anything);
      const [own] = trail.keys(given);
      expect([type, own && trail.evolve(null, given, own)?.type]).toEqual([type, type]);
    }
  });

  it('is refused for a kind of stream that nobody has declared', () => {
    expect(() => subjectsOf(event('treaty-1', 'TreatySigned', {}))).toThrow(/treaty/);
  });

  it.each<[string, StoredEvent, { tasks: string[]; agencies: string[] }]>([
    ['a task', event('task-p.r01', 'TaskAccepted', { part: 'so-y-te' }), { tasks: ['p.r01'], agencies: ['so-y-te'] }],
    [
      'a new lead',
      event('task-p.r01', 'LeadReassigned', { from: 'a', to: { agency: 'b', name: 'B' } }),
      { tasks: ['p.r01'], agencies: ['a', 'b'] },
    ],
    [
      'a ladder',
      event('ladder-p.r01.so-y-te', 'LadderStopped', { task: 'p.r01', part: 'so-y-te', reason: 'done' }),
      { tasks: ['p.r01'], agencies: ['so-y-te'] },
    ],
    [
      'a notice',
      event('notice-k', 'NoticeRaised', { task: 'p.r01', part: 'so-y-te', to: 'so-noi-vu' }),
      { tasks: ['p.r01'], agencies: ['so-y-te', 'so-noi-vu'] },
    ],
    [
      'a dropped notice',
      event('notice-k', 'NoticeDropped', { key: 'p.r01.so-y-te.s4.klate.h1.lead-head.so-y-te.sms' }),
      { tasks: ['p.r01'], agencies: ['so-y-te'] },
    ],
    [
      'a message',
      event('message-k', 'MessageSent', { notices: ['p.r01.so-y-te.s4', 'p.r02.so-y-te.s4'] }),
      { tasks: ['p.r01', 'p.r02'], agencies: ['so-y-te', 'so-y-te'] },
    ],
    ['a plan', event('plan-p', 'PlanApproved', {}), { tasks: [], agencies: [] }],
    ['an alias', event('directory', 'AliasTaught', { agency: 'so-y-te', alias: 'SYT' }), { tasks: [], agencies: ['so-y-te'] }],
    ['a group', event('directory', 'MembersSet', { group: 'g', members: ['a', 'b'] }), { tasks: [], agencies: ['g', 'a', 'b'] }],
    ['a whole directory', event('directory', 'DirectoryImported', {}), { tasks: [], agencies: [] }],
  ])('%s', (_name, given, about) => {
    expect(subjectsOf(given)).toEqual(about);
  });
});
