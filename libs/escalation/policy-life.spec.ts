// A policy on record: proposed once, switched on by a paper, in force from its day, retired when nothing new follows it.
import { isRefusal, type Actor } from '../kernel/index.js';
import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { memoryRows } from '../../test/support/memory-rows.js';
import { defaultPolicy } from '../../test/support/ladders.js';
import { policiesProjection, type PolicyRow } from './policy/policies.projection.js';
import { policyBook } from './policy/policy-book.rule.js';
import { policyService } from './policy/policy.service.js';
import { policyRef, type EscalationPolicy } from './policy/policy.types.rule.js';

const BY: Actor = { user: 'lan', role: 'admin', agency: null, via: 'cli' };
const NOW = '2021-03-29T02:00:00.000Z';
const next: EscalationPolicy = { ...defaultPolicy, version: 4, name: 'Chính sách 2021' };

function application() {
  const store = openMemoryEventStore();
  const { rows, catchUp } = memoryRows(store, [policiesProjection] as never);
  const policies = policyService(store);
  const book = async () => {
    await catchUp();
    return policyBook(rows.all<PolicyRow>(policiesProjection), defaultPolicy);
  };
  return { policies, rows, book, catchUp };
}
const code = (answer: unknown): string => (isRefusal(answer) ? answer.code : 'done');

describe('a policy', () => {
  it('that ships is adopted once, without a paper', async () => {
    const { policies, rows, catchUp } = application();
    await policies.adopt(defaultPolicy, 'dung-han', BY, NOW);
    await policies.adopt(defaultPolicy, 'dung-han', BY, NOW);
    await catchUp();
    const [row] = rows.all<PolicyRow>(policiesProjection);
    expect(row?.ref).toBe('mac-dinh@3');
    expect(row?.switchedOn.map(({ from, paper }) => [from, paper])).toEqual([['2021-03-29', null]]);
  });

  it('is in force from its day, and what was in force before stays what it was', async () => {
    const { policies, book } = application();
    await policies.adopt(defaultPolicy, 'dung-han', BY, NOW);
    await policies.propose(next, 'tệp', BY, NOW);
    expect(code(await policies.switchOn('mac-dinh@4', { from: '2021-04-05', document: '12/QĐ-UBND' }, BY, NOW))).toBe('done');
    const known = await book();
    const inForce = (at: string) => policyRef(known.inForce(at));
    expect(inForce('2021-04-04T16:59:59.000Z')).toBe('mac-dinh@3');
    expect(inForce('2021-04-04T17:00:00.000Z')).toBe('mac-dinh@4');
    expect(known.byRef('mac-dinh@3')?.version).toBe(3);
    expect(known.byRef('mac-dinh@7')).toBeNull();
  });

  it('switched on during the day is not in force before that moment', async () => {
    const { policies, book } = application();
    await policies.adopt(defaultPolicy, 'dung-han', BY, '2021-03-28T02:00:00.000Z');
    await policies.propose(next, 'tệp', BY, NOW);
    await policies.switchOn('mac-dinh@4', { document: '12/QĐ-UBND' }, BY, NOW);
    const known = await book();
    expect([known.inForce('2021-03-29T01:59:59.000Z').version, known.inForce(NOW).version]).toEqual([3, 4]);
  });

  it('on record does not change; the same document again is no news', async () => {
    const { policies } = application();
    expect(code(await policies.propose(next, 'tệp', BY, NOW))).toBe('done');
    expect(code(await policies.propose(next, 'tệp', BY, NOW))).toBe('done');
    expect(code(await policies.propose({ ...next, name: 'Tên khác' }, 'tệp', BY, NOW))).toBe('policy.version-taken');
  });

  it.each([
    ['one that nobody proposed', 'mac-dinh@9', { document: '1' }, 'policy.unknown'],
    ['no name of a version', 'mac-dinh', { document: '1' }, 'policy.unknown'],
    ['without a paper', 'mac-dinh@4', {}, 'input-invalid'],
    ['from a day that has passed', 'mac-dinh@4', { document: '1', from: '2021-03-28' }, 'policy.from-past'],
  ])('is not switched on: %s', async (_, ref, body, expected) => {
    const { policies } = application();
    await policies.propose(next, 'tệp', BY, NOW);
    expect(code(await policies.switchOn(ref, body, BY, NOW))).toBe(expected);
  });

  it('in force is not retired; a retired one is not switched on again', async () => {
    const { policies } = application();
    await policies.propose(next, 'tệp', BY, NOW);
    expect(code(await policies.retire('mac-dinh@4', { reason: 'x' }, 'mac-dinh@4', BY, NOW))).toBe('policy.in-force');
    expect(code(await policies.retire('mac-dinh@4', { reason: 'x' }, 'mac-dinh@3', BY, NOW))).toBe('done');
    expect(code(await policies.switchOn('mac-dinh@4', { document: '1' }, BY, NOW))).toBe('policy.retired');
  });
});
