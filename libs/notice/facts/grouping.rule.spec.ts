// One message for each channel and address; whatever is left out has a reason.
import fc from 'fast-check';
import { aNotice } from '../../../test/support/notice-samples.js';
import { groupNotices } from './grouping.rule.js';
import type { NoticeRow } from './notices.projection.js';

const EMAIL = new Set(['email']);
const office = ({ to }: NoticeRow) => ({ address: `${to}@tinh.vn`, addressee: `Thủ trưởng ${to}` });

describe('grouping', () => {
  it('puts what one address must know into one message', () => {
    const { messages, dropped } = groupNotices([aNotice({ key: 'b', task: 't2' }), aNotice({ key: 'a', task: 't1' })], office, EMAIL);
    expect(messages).toEqual([
      { channel: 'email', address: 'so-tu-phap@tinh.vn', addressee: 'Thủ trưởng so-tu-phap', to: 'so-tu-phap', notices: ['a', 'b'] },
    ]);
    expect(dropped).toEqual([]);
  });

  it('knows an address by any spelling of its case', () => {
    const spelled = ({ key }: NoticeRow) => ({ address: key === 'a' ? ' GD@stp.vn' : 'gd@STP.vn', addressee: 'Giám đốc' });
    expect(groupNotices([aNotice({ key: 'a', task: 't1' }), aNotice({ key: 'b', task: 't2' })], spelled, EMAIL).messages).toHaveLength(1);
  });

  it('keeps both notices when one address is told the same in two roles, and addresses the higher office', () => {
    const titles = ({ role }: NoticeRow) => ({ address: 'vanthu@stp.vn', addressee: role === 'lead-head' ? 'Giám đốc' : 'Đầu mối' });
    const { messages } = groupNotices(
      [aNotice({ key: 'a', role: 'lead-contact' }), aNotice({ key: 'b', role: 'lead-head' })],
      titles,
      EMAIL,
    );
    expect(messages).toMatchObject([{ addressee: 'Giám đốc', notices: ['a', 'b'] }]);
  });

  it('keeps the highest step of a part and drops the lower ones as superseded', () => {
    const steps = [
      aNotice({ key: 'a', step: 2, kind: 'due-soon' }),
      aNotice({ key: 'b', step: 4 }),
      aNotice({ key: 'c', step: 3, kind: 'due-tomorrow' }),
    ];
    const { messages, dropped } = groupNotices(steps, office, EMAIL);
    expect(messages).toMatchObject([{ notices: ['b'] }]);
    const params = { step: 4, kind: 'late', by: 'b' };
    expect(dropped).toEqual([
      { key: 'a', reason: 'superseded', params },
      { key: 'c', reason: 'superseded', params },
    ]);
  });

  it('lets a lower step of a newer deadline stand over a higher step of an older one', () => {
    const { messages } = groupNotices([aNotice({ key: 'a', step: 4 }), aNotice({ key: 'b', step: 2, deadlineVersion: 2 })], office, EMAIL);
    expect(messages).toMatchObject([{ notices: ['b'] }]);
  });

  it('tells each part of a joint task on its own', () => {
    const { messages } = groupNotices(
      [aNotice({ key: 'a', part: 'so-tu-phap', step: 2 }), aNotice({ key: 'b', part: 'so-noi-vu', step: 4 })],
      office,
      EMAIL,
    );
    expect(messages).toMatchObject([{ notices: ['a', 'b'] }]);
  });

  it('drops what has no address and what has no channel', () => {
    const { messages, dropped } = groupNotices([aNotice({ key: 'a' }), aNotice({ key: 'b', channel: 'sms' })], () => null, EMAIL);
    expect(messages).toEqual([]);
    expect(dropped).toEqual([
      { key: 'a', reason: 'no-address', params: { channel: 'email', to: 'so-tu-phap', role: 'lead-head' } },
      { key: 'b', reason: 'channel-not-configured', params: { channel: 'sms' } },
    ]);
  });

  it('takes an empty address for none', () =>
    expect(groupNotices([aNotice()], () => ({ address: ' ', addressee: 'x' }), EMAIL).dropped).toMatchObject([{ reason: 'no-address' }]));

  const notices = fc
    .array(
      fc.record({
        task: fc.constantFrom('t1', 't2', 't3'),
        part: fc.constantFrom('p1', 'p2'),
        step: fc.integer({ min: 0, max: 7 }),
        kind: fc.constantFrom('late', 'urge', 'reminder'),
        deadlineVersion: fc.integer({ min: 1, max: 2 }),
        to: fc.constantFrom('a', 'b', 'c'),
        role: fc.constantFrom('lead-head', 'lead-contact', 'chair'),
        channel: fc.constantFrom('email', 'sms'),
        copy: fc.boolean(),
      }),
      { maxLength: 40 },
    )
    .map((all) => all.map((each, index) => aNotice({ ...each, key: `n${index}` })));
  // 'a' and 'b' share a mailbox, 'c' with a chair has none.
  const someAddress = ({ to, role }: NoticeRow) =>
    to === 'c' && role === 'chair' ? null : { address: to === 'c' ? 'c@tinh.vn' : 'chung@tinh.vn', addressee: to };

  it('loses and repeats no notice, and writes to no address twice', () =>
    fc.assert(
      fc.property(notices, (pending) => {
        const { messages, dropped } = groupNotices(pending, someAddress, EMAIL);
        const out = [...messages.flatMap((message) => message.notices), ...dropped.map((each) => each.key)].sort();
        expect(out).toEqual(pending.map((notice) => notice.key).sort());
        const addresses = messages.map((message) => `${message.channel} ${message.address}`);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
    ));

  it('comes out the same in whatever order the notices come in', () =>
    fc.assert(
      fc.property(
        notices.chain((pending) => fc.tuple(fc.constant(pending), fc.shuffledSubarray(pending, { minLength: pending.length }))),
        ([pending, shuffled]) => {
          const sorted = (all: NoticeRow[]) =>
            groupNotices(all, someAddress, EMAIL).messages.sort((one, other) => (one.address < other.address ? -1 : 1));
          expect(sorted(shuffled)).toEqual(sorted(pending));
        },
      ),
    ));

  it('leaves one rung for each part in a message', () =>
    fc.assert(
      fc.property(notices, (pending) => {
        for (const message of groupNotices(pending, someAddress, EMAIL).messages) {
          const carried = pending.filter((notice) => message.notices.includes(notice.key));
          const parts = new Set(carried.map((notice) => `${notice.task} ${notice.part}`));
          const rungs = new Set(
            carried.map((notice) => `${notice.task} ${notice.part} ${notice.deadlineVersion} ${notice.step} ${notice.kind}`),
          );
          expect(rungs.size).toBe(parts.size);
        }
      }),
    ));
});
