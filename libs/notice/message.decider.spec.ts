// A message is composed once, and every attempt is recorded before it is made and has one outcome.
import { isRefusal, type Fact } from '../kernel/index.js';
import { MAX_ATTEMPTS } from './backoff.rule.js';
import { messageDecider } from './message.decider.js';
import type { MessageCommand } from './notice.commands.js';
import type { MessageEvent, MessageEvents } from './notice.events.js';

const now = '2021-04-01T01:00:00.000Z';
const content = {
  key: 'm1',
  channel: 'email',
  address: 'gd@stp.vn',
  addressee: 'Giám đốc Sở Tư pháp',
  to: 'so-tu-phap',
  notices: ['n1', 'n2'],
};
const composed: MessageEvent = { type: 'MessageComposed', data: { ...content, digest: null } };
const intended = (attempt: number, changes: Partial<MessageEvents['MessageIntended']> = {}): MessageEvent => ({
  type: 'MessageIntended',
  data: { ...content, messageId: '<m1@tinh.vn>', attempt, ...changes },
});
const sent = (attempt: number): MessageEvent => ({
  type: 'MessageSent',
  data: { key: 'm1', notices: content.notices, transport: 'smtp', answer: '250 ok', attempt },
});
const failed = (attempt: number, retryAt: string | null): MessageEvent => ({
  type: 'MessageFailed',
  data: { key: 'm1', notices: content.notices, error: '451 later', attempt, retryAt },
});

const compose: MessageCommand = { type: 'ComposeMessage', ...content, digest: null };
const intend = (after: number, abandoned = false): MessageCommand => ({
  type: 'IntendMessage',
  key: 'm1',
  notices: content.notices,
  messageId: '<m1@tinh.vn>',
  after,
  abandoned,
});
const recordSent = (attempt: number): MessageCommand => ({ type: 'RecordSent', ...sent(attempt).data }) as MessageCommand;
const recordFailed = (attempt: number, permanent = false): MessageCommand => ({
  type: 'RecordFailed',
  key: 'm1',
  notices: content.notices,
  error: '451 later',
  attempt,
  permanent,
  now,
});
const cancel: MessageCommand = { type: 'CancelMessage', key: 'm1' };

const given = (...facts: MessageEvent[]) => ({
  when(command: MessageCommand): Fact[] | string {
    const answer = messageDecider.decide(command, facts.reduce(messageDecider.evolve, messageDecider.initial));
    return isRefusal(answer) ? answer.code : answer;
  },
});

describe('a message', () => {
  it('is composed', () => expect(given().when(compose)).toEqual([composed]));
  it('is composed once', () => expect(given(composed).when(compose)).toEqual([]));

  it.each([intend(0), recordSent(1), recordFailed(1), cancel])('refuses $type before it is composed', (command) =>
    expect(given().when(command)).toBe('notice.unknown-message'),
  );

  it('records the intent before sending', () => expect(given(composed).when(intend(0))).toEqual([intended(1)]));
  it('gives way while another attempt is under way', () => expect(given(composed, intended(1)).when(intend(1))).toEqual([]));
  it('counts the next attempt when the one before was abandoned', () =>
    expect(given(composed, intended(1)).when(intend(1, true))).toEqual([intended(2)]));
  it('gives way when someone else took over the abandoned attempt first', () =>
    expect(given(composed, intended(1), intended(2)).when(intend(1, true))).toEqual([]));
  it('is tried again after a failure', () => expect(given(composed, intended(1), failed(1, now)).when(intend(1))).toEqual([intended(2)]));
  it('keeps its Message-ID when the sender has changed in between', () => {
    const other = { messageId: '<m1@cu.vn>' };
    expect(given(composed, intended(1, other), failed(1, now)).when(intend(1))).toEqual([intended(2, other)]);
  });
  it('carries at a later attempt only what is still true', () => {
    const command = { ...intend(1), notices: ['n2'] } as MessageCommand;
    expect(given(composed, intended(1), failed(1, now)).when(command)).toEqual([intended(2, { notices: ['n2'] })]);
  });

  it('is sent', () => expect(given(composed, intended(1)).when(recordSent(1))).toEqual([sent(1)]));
  it('is sent once', () => expect(given(composed, intended(1), sent(1)).when(recordSent(1))).toEqual([]));
  it('cannot be sent by an attempt nobody intended', () => expect(given(composed).when(recordSent(1))).toBe('notice.not-intended'));
  it('is sent when the answer to an abandoned attempt comes late', () =>
    expect(given(composed, intended(1), intended(2)).when(recordSent(1))).toEqual([sent(1)]));

  it('fails for now', () => expect(given(composed, intended(1)).when(recordFailed(1))).toEqual([failed(1, '2021-04-01T01:01:00.000Z')]));
  it('fails for good', () => expect(given(composed, intended(1)).when(recordFailed(1, true))).toEqual([failed(1, null)]));
  it('is given up after the last attempt', () =>
    expect(given(composed, intended(MAX_ATTEMPTS)).when(recordFailed(MAX_ATTEMPTS))).toEqual([failed(MAX_ATTEMPTS, null)]));
  it('does not fail by an older attempt', () => expect(given(composed, intended(1), intended(2)).when(recordFailed(1))).toEqual([]));

  it('is cancelled when nothing is left', () =>
    expect(given(composed).when(cancel)).toEqual([
      { type: 'MessageCancelled', data: { key: 'm1', notices: ['n1', 'n2'], reason: 'nothing-left' } },
    ]));
  it('says so when the attempt before may have arrived', () =>
    expect(given(composed, intended(1)).when(cancel)).toEqual([
      { type: 'MessageCancelled', data: { key: 'm1', notices: ['n1', 'n2'], reason: 'outcome-unknown' } },
    ]));

  it.each([
    ['sent', [composed, intended(1), sent(1)]],
    ['given up', [composed, intended(1), failed(1, null)]],
    ['cancelled', [composed, { type: 'MessageCancelled', data: { key: 'm1', notices: [], reason: 'nothing-left' } } as MessageEvent]],
  ])('is over once %s', (_name, facts) => {
    const attempt = facts.length > 2 ? 1 : 0;
    expect(given(...facts).when(intend(attempt, true))).toEqual([]);
    expect(given(...facts).when(cancel)).toEqual([]);
  });
});
