import { EVENT_VERSIONS, completenessGaps, PROJECTIONS, STREAMS, trail, UPCASTERS } from './catalogue.js';
import { subjectsOf } from './subjects.rule.js';
import { codes, texts } from '../texts/index.js';
import type { StoredEvent } from '../kernel/index.js';
import * as en from '../texts/en/index.js';
import * as vi from '../texts/vi/index.js';

describe('the catalogue', () => {
  it('has no gaps', () => {
    expect(completenessGaps()).toEqual([]);
  });

  it('notices an event without a sentence, a version without an upcaster, and what belongs to no feature', () => {
    expect(completenessGaps({ ...EVENT_VERSIONS, TaskPainted: 1 })).toEqual(['event TaskPainted has no sentence']);
    expect(completenessGaps({ ...EVENT_VERSIONS, TaskAccepted: 2 })).toEqual(['event TaskAccepted has no upcaster from version 1']);
    expect(completenessGaps(EVENT_VERSIONS, [...UPCASTERS, { type: 'TaskAccepted', fromVersion: 1, up: (data) => data }])).toEqual([
      'upcaster of TaskAccepted from version 1 leads nowhere',
    ]);
    expect(completenessGaps(EVENT_VERSIONS, UPCASTERS, [...codes.events, 'TaskPainted'])).toEqual([
      'sentence for TaskPainted, which no feature declares',
    ]);
  });

  it('gives each read model a name of its own', () => {
    const names = PROJECTIONS.map((projection) => projection.name);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('the texts', () => {
  it.each(['refusals', 'reasons', 'events'] as const)('say the same %s in both languages', (kind) => {
    expect(Object.keys(en[kind]).sort()).toEqual(Object.keys(vi[kind]).sort());
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
  const declared = Object.entries(STREAMS).flatMap(([kind, versions]) => Object.keys(versions).map((type) => [type, kind] as const));

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
