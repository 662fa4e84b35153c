// What every channel promises, run by the spec of each adapter.
import { aView } from '../../../../test/support/notice-samples.js';
import type { Channel, OutgoingMessage } from './channel.js';

export interface ChannelUnderTest {
  channel: Channel;
  /** An address the channel can write to; that of a mailbox where nothing is said. */
  address?: string;
  /** What arrived at the other side, as raw messages in order. */
  arrived(): Promise<string[]>;
  /** Makes the other side refuse for now (`later`), or makes it work again. */
  break(how: 'later' | 'works'): Promise<void>;
  close(): Promise<void>;
}

export function outgoing(channel: Channel, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const key = changes.key ?? '0123456789abcdef0123456789abcdef';
  return {
    key,
    identity: channel.identify(key),
    at: '2021-04-01T01:00:00.000Z',
    address: 'gd@sotuphap.example',
    addressee: 'Giám đốc Sở Tư pháp',
    content: channel.render(aView()),
    ...changes,
  };
}

const to = ({ channel, address }: ChannelUnderTest, changes: Partial<OutgoingMessage> = {}): OutgoingMessage =>
  outgoing(channel, { ...(address ? { address } : {}), ...changes });

export function channelContract(name: string, start: () => Promise<ChannelUnderTest>): void {
  describe(`the ${name} channel keeps the contract`, () => {
    let peer: ChannelUnderTest;
    beforeEach(async () => {
      peer = await start();
    });
    afterEach(async () => {
      await peer.channel.close();
      await peer.close();
    });

    it('describes itself', () => {
      const { target, concurrency } = peer.channel.describe();
      expect(target).not.toBe('');
      expect(concurrency).toBeGreaterThan(0);
      expect(peer.channel.name).toMatch(/^[a-z]+$/);
      expect(peer.channel.transport).toMatch(/^[a-z]+$/);
    });

    it('identifies a message by its key and nothing else', () => {
      const { channel } = peer;
      expect(channel.identify('a1')).toBe(channel.identify('a1'));
      expect(channel.identify('a1')).not.toBe(channel.identify('a2'));
    });

    it('says what it can do', () => {
      const { queries, reports, idempotent } = peer.channel.describe();
      expect(typeof idempotent).toBe('boolean');
      expect(queries).toBe(peer.channel.query !== undefined);
      expect(reports).toBe(peer.channel.listen !== undefined);
    });

    it('says accepted, with the answer, when the message arrived', async () => {
      const outcome = await peer.channel.send(to(peer));
      expect(outcome).toMatchObject({ state: 'accepted', answer: expect.stringMatching(/\S/) });
      expect(await peer.arrived()).toHaveLength(1);
    });

    it('says rejected for now when the other side cannot, and works again afterwards', async () => {
      await peer.break('later');
      expect(await peer.channel.send(to(peer))).toMatchObject({
        state: 'rejected',
        error: expect.stringMatching(/\S/),
        permanent: false,
      });
      expect(await peer.arrived()).toEqual([]);
      await peer.break('works');
      expect(await peer.channel.send(to(peer))).toMatchObject({ state: 'accepted' });
    });

    it('sends several at once', async () => {
      const { channel } = peer;
      const keys = Array.from({ length: 12 }, (_, index) => `key-${String(index).padStart(2, '0')}`);
      const outcomes = await Promise.all(keys.map((key) => channel.send(to(peer, { key }))));
      expect(outcomes.map((outcome) => outcome.state)).toEqual(keys.map(() => 'accepted'));
      const arrived = await peer.arrived();
      // A mail carries its identity signed.
      const carries = (key: string) => (raw: string) => raw.includes(channel.identify(key)) || raw.includes(`<${key}.`);
      for (const key of keys) expect(arrived.filter(carries(key))).toHaveLength(1);
    });
  });
}
