// What follows when a notice does not get through, and what does not.
import type { StoredEvent } from '../kernel/index.js';
import { aNotice } from '../../test/support/notice-samples.js';
import { followUps, hasFollowUps, type FollowUpSource } from './follow-ups.reactor.js';
import type { MessageRow } from './facts/messages.projection.js';

const KEY = '117-kh-ubnd-2020.r03.so-tu-phap.s4.klate.h1.lead-head.so-tu-phap.sms';
const ON_EMAIL = KEY.replace(/sms$/, 'email');
const notice = aNotice({ key: KEY, channel: 'sms', fallback: ['email', 'webhook'] });
const message = { key: 'm1', channel: 'sms', address: '+84912345678', to: 'so-tu-phap', attempt: 2 } as MessageRow;

const source = (changes: Partial<typeof notice> = {}): FollowUpSource => ({
  notice: (key) => (key === KEY ? { ...notice, ...changes } : null),
  message: () => message,
  agency: () => 'Sở Tư pháp',
});
const stored = (type: string, data: object): StoredEvent => ({ type, data: { key: KEY, notices: [KEY], ...data } }) as StoredEvent;
const dropped = (reason: string, params = {}): StoredEvent => stored('NoticeDropped', { reason, params });
const about = { task: null, agency: 'so-tu-phap' };

describe('what follows', () => {
  it.each<[string, StoredEvent, string]>([
    ['has no address', dropped('no-address'), 'no-address'],
    ['has an address of no use', dropped('bad-address', { address: '0228 3849', detail: 'landline' }), 'bad-address'],
    ['is on a channel that is not configured', dropped('channel-not-configured'), 'channel-not-configured'],
    ['was given up', stored('MessageFailed', { error: '550', attempt: 2, retryAt: null }), 'given-up'],
    ['bounced', stored('MessageBounced', { address: '+84912345678', detail: 'UNDELIV' }), 'bounced'],
  ])('the next channel tells what %s', (_name, event, reason) => {
    const [instead] = followUps(event, source()).instead;
    expect(instead?.notice).toMatchObject({ key: ON_EMAIL, channel: 'email', fallback: ['webhook'], role: notice.role, why: notice.why });
    expect(instead?.passedOn).toMatchObject({ key: KEY, on: ON_EMAIL, channel: 'email', reason });
  });

  it('nothing stands in when there is no further channel, or another stands in already', () => {
    expect(followUps(dropped('no-address'), source({ fallback: [] })).instead).toEqual([]);
    expect(followUps(dropped('no-address'), source({ passedOn: ON_EMAIL })).instead).toEqual([]);
  });

  it('nothing stands in for what is no longer true, or may have arrived', () => {
    expect(followUps(dropped('done'), source())).toEqual({ instead: [], operatorTasks: [], unreached: [], settled: [] });
    expect(followUps(stored('MessageUnknown', { detail: 'no-answer', attempt: 2 }), source()).instead).toEqual([]);
    expect(followUps(stored('MessageFailed', { error: '451', attempt: 2, retryAt: '2021-04-01T01:01:00.000Z' }), source()).instead).toEqual(
      [],
    );
  });

  it.each<[string, StoredEvent, object]>([
    [
      'a wrong address',
      dropped('bad-address', { address: '113', detail: 'short-code' }),
      { key: 'bad-address.sms.113', kind: 'bad-address' },
    ],
    ['a bounce', stored('MessageBounced', { address: 'a@b.vn', detail: '5.1.1' }), { key: 'bounced.a@b.vn', kind: 'bounced', ...about }],
    ['a message given up', stored('MessageFailed', { error: '550', attempt: 2, retryAt: null }), { key: 'given-up.m1', kind: 'given-up' }],
    ['an unknown outcome', stored('MessageUnknown', { key: 'm1', detail: 'no-answer', attempt: 2 }), { key: 'outcome-unknown.m1' }],
  ])('the administrator is asked to see to %s', (_name, event, operatorTask) => {
    expect(followUps(event, source()).operatorTasks).toEqual([expect.objectContaining(operatorTask)]);
  });

  it('who has no address is named with the channel', () =>
    expect(followUps(dropped('no-address'), source())).toMatchObject({
      operatorTasks: [],
      unreached: [{ agency: 'so-tu-phap', role: 'lead-head', channel: 'sms' }],
    }));

  it('an outcome that becomes known settles the chore', () => {
    for (const type of ['MessageSent', 'MessageDelivered', 'MessageRead'])
      expect(followUps(stored(type, {}), source()).settled).toEqual(['outcome-unknown.m1']);
  });

  it('of most events nothing does', () => {
    expect(['NoticeRaised', 'MessageComposed', 'MessageIntended', 'TaskAssigned'].filter((type) => hasFollowUps({ type }))).toEqual([]);
  });
});
