// A message is composed once, and every attempt is recorded before it is made and has one outcome.
import { isRefusal, type Fact } from '../../kernel/index.js';
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
  data: { key: 'm1', notices: content.notices, transport: 'smtp', answer: '250 ok', attempt, references: [], text: null },
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
const cancel = (after: number, abandoned = false): MessageCommand => ({ type: 'CancelMessage', key: 'm1', after, abandoned });

const given = (...facts: MessageEvent[]) => ({
  when(command: MessageCommand): Fact[] | string {
    const answer = messageDecider.decide(command, facts.reduce(messageDecider.evolve, messageDecider.initial));
    return isRefusal(answer) ? answer.code : answer;
  },
});

describe('a message', () => {
  it('is composed', () => expect(given().when(compose)).toEqual([composed]));
  it('is composed once', () => expect(given(composed).when(compose)).toEqual([]));

  it.each([intend(0), recordSent(1), recordFailed(1), cancel(0)])('refuses $type before it is composed', (command) =>
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
    expect(given(composed).when(cancel(0))).toEqual([
      { type: 'MessageCancelled', data: { key: 'm1', notices: ['n1', 'n2'], reason: 'nothing-left' } },
    ]));
  it('says so when the attempt before may have arrived', () =>
    expect(given(composed, intended(1)).when(cancel(1, true))).toEqual([
      { type: 'MessageCancelled', data: { key: 'm1', notices: ['n1', 'n2'], reason: 'outcome-unknown' } },
    ]));

  it('is not cancelled under the hands of who has just claimed it', () => {
    expect(given(composed, intended(1)).when(cancel(0))).toEqual([]);
    expect(given(composed, intended(1)).when(cancel(1))).toEqual([]);
    expect(given(composed, intended(1), failed(1, '2021-04-01T02:01:00.000Z')).when(cancel(0))).toEqual([]);
  });

  it.each([
    ['sent', [composed, intended(1), sent(1)]],
    ['given up', [composed, intended(1), failed(1, null)]],
    ['cancelled', [composed, { type: 'MessageCancelled', data: { key: 'm1', notices: [], reason: 'nothing-left' } } as MessageEvent]],
  ])('is over once %s', (_name, facts) => {
    const attempt = facts.length > 2 ? 1 : 0;
    expect(given(...facts).when(intend(attempt, true))).toEqual([]);
    expect(given(...facts).when(cancel(attempt, true))).toEqual([]);
  });
});

describe('what the outside says later', () => {
  const { notices } = content;
  const parts = ['p1', 'p2'];
  const inParts: MessageEvent = { type: 'MessageSent', data: { ...(sent(1).data as MessageEvents['MessageSent']), references: parts } };
  const unknown = (count = 1): MessageEvent => ({
    type: 'MessageUnknown',
    data: { key: 'm1', notices, detail: 'no answer', attempt: 1, parts: count, references: [], text: null },
  });
  const reported = (reference: string, state: MessageEvents['MessageReported']['state'] = 'delivered'): MessageEvent => ({
    type: 'MessageReported',
    data: { key: 'm1', notices, reference, state, detail: 'stat' },
  });
  const delivered = (detail = 'stat'): MessageEvent => ({ type: 'MessageDelivered', data: { key: 'm1', notices, detail } });
  const bounced: MessageEvent = { type: 'MessageBounced', data: { key: 'm1', notices, address: content.address, detail: 'stat' } };
  const report = (reference: string, state: MessageEvents['MessageReported']['state'] = 'delivered'): MessageCommand => ({
    type: 'RecordReport',
    key: 'm1',
    reference,
    state,
    detail: 'stat',
  });
  const read: MessageCommand = { type: 'RecordRead', key: 'm1', agency: 'so-tu-phap', how: 'link' };
  const resend: MessageCommand = { type: 'OrderResend', key: 'm1', reason: 'chưa nhận được' };

  it('is delivered when all of its parts are', () => {
    expect(given(composed, intended(1), inParts).when(report('p2'))).toEqual([reported('p2')]);
    expect(given(composed, intended(1), inParts, reported('p2')).when(report('p1'))).toEqual([reported('p1'), delivered()]);
  });
  it('counts a part once', () => expect(given(composed, intended(1), inParts, reported('p2')).when(report('p2'))).toEqual([]));
  it('bounces when one part does', () =>
    expect(given(composed, intended(1), inParts, reported('p2')).when(report('p1', 'failed'))).toEqual([
      reported('p1', 'failed'),
      bounced,
    ]));
  it('is on its way until then', () =>
    expect(given(composed, intended(1), inParts).when(report('p1', 'under-way'))).toEqual([reported('p1', 'under-way')]));
  it('may be reported before its answer is recorded', () => {
    const command = { type: 'RecordSent', ...inParts.data } as MessageCommand;
    const early = given(composed, intended(1), reported('p1'), reported('p2'));
    expect(early.when(command)).toEqual([inParts, delivered('250 ok')]);
  });

  it('is unknown when nobody can say, and is then left alone', () => {
    const { data } = unknown();
    expect(given(composed, intended(1)).when({ type: 'RecordUnknown', ...data } as MessageCommand)).toEqual([unknown()]);
    expect(given(composed, intended(1), unknown()).when(intend(1, true))).toEqual([]);
    expect(given(composed, intended(1), unknown()).when(cancel(1, true))).toEqual([]);
  });
  it('stops being unknown by a late answer, a late report, or a refusal', () => {
    expect(given(composed, intended(1), unknown()).when(recordSent(1))).toEqual([sent(1)]);
    expect(given(composed, intended(1), unknown()).when(report('p1'))).toEqual([reported('p1'), delivered()]);
    expect(given(composed, intended(1), unknown(2)).when(report('p1'))).toEqual([reported('p1')]);
    expect(given(composed, intended(1), unknown()).when(recordFailed(1, true))).toEqual([failed(1, null)]);
  });

  it('bounces even after it was called delivered, as mail does', () => {
    const command = { type: 'RecordBounced', key: 'm1', address: content.address, detail: 'stat' } as MessageCommand;
    expect(given(composed, intended(1), sent(1), delivered()).when(command)).toEqual([bounced]);
    expect(given(composed, intended(1), sent(1), bounced).when(command)).toEqual([]);
  });

  it('is read once, and never before anything was tried', () => {
    const wasRead: MessageEvent = { type: 'MessageRead', data: { key: 'm1', notices, agency: 'so-tu-phap', how: 'link' } };
    expect(given(composed, intended(1), unknown()).when(read)).toEqual([wasRead]);
    expect(given(composed, intended(1), sent(1), wasRead).when(read)).toEqual([]);
    expect(given(composed).when(read)).toEqual([]);
  });

  it.each<[string, MessageEvent]>([
    ['of unknown outcome', unknown()],
    ['given up', failed(1, null)],
    ['bounced', bounced],
    ['taken and not known to be delivered', sent(1)],
  ])('can be ordered again when it is %s', (_name, last) => {
    const ordered: MessageEvent = { type: 'MessageResendOrdered', data: { key: 'm1', notices, reason: 'chưa nhận được' } };
    const facts = [composed, intended(1), ...(last === bounced ? [sent(1)] : []), last];
    expect(given(...facts).when(resend)).toEqual([ordered]);
    expect(given(...facts, ordered).when(intend(1))).toEqual([intended(2)]);
  });
  it('is not ordered again while it is under way, or when it has arrived', () => {
    expect(given(composed, intended(1)).when(resend)).toBe('notice.cannot-resend');
    expect(given(composed, intended(1), sent(1), delivered()).when(resend)).toBe('notice.cannot-resend');
  });

  it('waits for its turn, on record once', () => {
    const wait = { key: 'm1', reason: 'recipient-limit', params: { limit: 3 }, until: '2021-04-02T00:30:00.000Z' };
    const postponed: MessageEvent = { type: 'MessagePostponed', data: { ...wait, notices } };
    const command: MessageCommand = { type: 'PostponeMessage', ...wait };
    expect(given(composed).when(command)).toEqual([postponed]);
    expect(given(composed, postponed).when(command)).toEqual([]);
    expect(given(composed, postponed).when(intend(0))).toEqual([intended(1)]);
    expect(given(composed, intended(1)).when(command)).toEqual([]);
  });
});
