// What a mail that came back is taken for, from the mail as servers write it; and that no mail whatever does harm.
import fc from 'fast-check';
import { autoReply, BOUNCES_IN_WORDS, delayInWords, deliveryReport, personalReply } from '../../../test/support/returned-mails.js';
import { signerOf } from '../../identity/signer.js';
import { readDeliveryStatus } from './delivery-status.rule.js';
import { takeApart, MOST_BYTES } from './mime.reader.js';
import { outcomeOf } from './outcome.rule.js';
import { returnAddress } from '../links/return-token.rule.js';
import { returnTokens } from '../links/return-token.js';
import { understand } from './returned-mail.rule.js';
import type { Understood } from './returned-mail.types.rule.js';

const KEY = '0123456789abcdef0123456789abcdef';
const NOW = '2021-04-01T01:00:00.000Z';
const tokens = returnTokens(signerOf([{ secret: 'khóa', until: null }]));
const token = tokens.tokenOf(KEY);
const about = {
  returnAddress: returnAddress('thu-tra-lai@namdinh.example', token) ?? '',
  address: 'gd@sotuphap.example',
  envelopeId: token,
  messageId: `<${token}@namdinh.example>`,
};
const elsewhere = { returnAddress: 'thu-tra-lai@namdinh.example', address: about.address };

async function read(mail: string): Promise<Understood> {
  const isolate = await takeApart(Buffer.from(mail.replaceAll('\n', '\r\n')));
  if (!isolate) throw new Error('not a mail');
  return understand(isolate);
}
const keysOf = (understood: Understood): (string | null)[] =>
  'about' in understood ? understood.about.map((each) => tokens.keyOf(each, NOW)) : [];
const outcome = (understood: Understood) => {
  if (!('about' in understood)) throw new Error(understood.kind);
  return outcomeOf(understood, { key: KEY, address: about.address, messageId: about.messageId });
};

describe('a delivery report', () => {
  it.each([
    ['failed', '5.1.1', 'RecordBounced'],
    // The server has stopped trying: final, although the status speaks of a passing trouble.
    ['failed', '4.4.7', 'RecordBounced'],
    ['delayed', '4.4.1', 'RecordReport'],
    ['relayed', '2.1.5', 'RecordReport'],
    ['expanded', '2.1.5', 'RecordReport'],
    ['delivered', '2.0.0', 'RecordDelivered'],
  ] as const)('%s %s becomes %s', async (action, status, type) => {
    const result = outcome(await read(deliveryReport(about, { action, status })));
    expect(result).toMatchObject({ type, key: KEY, detail: expect.stringContaining(status) });
    if (type === 'RecordReport') expect(result).toMatchObject({ state: 'under-way' });
    if (type === 'RecordBounced') expect(result).toMatchObject({ address: about.address });
  });

  it('keeps what the receiving server said, in one line', async () =>
    expect(outcome(await read(deliveryReport(about, { diagnostic: '550 5.1.1 <gd@sotuphap.example>: no\u0007 such user' })))).toMatchObject(
      {
        detail: '550 5.1.1 <gd@sotuphap.example>: no such user',
      },
    ));

  it('names its message by the return address, else the envelope, else the Message-ID', async () => {
    expect(keysOf(await read(deliveryReport(about)))[0]).toBe(KEY);
    expect(keysOf(await read(deliveryReport({ ...elsewhere, envelopeId: token })))).toEqual([KEY]);
    expect(keysOf(await read(deliveryReport({ ...elsewhere, messageId: about.messageId })))).toEqual([KEY]);
    expect(keysOf(await read(deliveryReport(elsewhere)))).toEqual([]);
  });

  it('names it in whatever case the servers have left', async () =>
    expect(keysOf(await read(deliveryReport({ ...elsewhere, returnAddress: about.returnAddress.toUpperCase() })))[0]).toBe(KEY));

  it('cannot be made up by who does not know the signature', async () => {
    const forged = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    const mail = deliveryReport({ ...elsewhere, returnAddress: `x+${forged}@y.example`, envelopeId: forged, messageId: `<${forged}@y>` });
    expect(keysOf(await read(mail))).toEqual([null]);
  });

  it('about an address that stands for several is final only when none of them works', () => {
    const recipients = (...actions: ('failed' | 'delivered' | 'delayed')[]) => ({
      kind: 'report' as const,
      about: [token],
      recipients: actions.map((action, index) => ({ action, status: null, addresses: [`nguoi-${index}@x.example`], diagnostic: null })),
    });
    expect(outcome(recipients('failed', 'delivered'))).toMatchObject({ type: 'RecordDelivered' });
    expect(outcome(recipients('failed', 'delayed'))).toMatchObject({ type: 'RecordReport' });
    expect(outcome(recipients('failed', 'failed'))).toMatchObject({
      type: 'RecordBounced',
      detail: expect.stringContaining('nguoi-0@x.example'),
    });
  });

  it('is read with folded lines, comments, xtext and odd spacing', () =>
    expect(
      readDeliveryStatus(
        'Reporting-MTA: dns; mx\r\nOriginal-Envelope-Id: ab+2Bcd\r\n \r\nFinal-Recipient : rfc822 ; GD@sotuphap.example\r\nAction: Failed (no)\r\nStatus: 5.2.2 (mailbox full)\r\nDiagnostic-Code: smtp;\r\n\t552 full\r\n',
      ),
    ).toEqual({
      envelopeId: 'ab+cd',
      recipients: [{ action: 'failed', status: '5.2.2', addresses: ['gd@sotuphap.example'], diagnostic: '552 full' }],
    }));
});

describe('a bounce in words', () => {
  it.each(Object.entries(BOUNCES_IN_WORDS))('by %s is known, with what it says', async (_server, mail) => {
    const understood = await read(mail(about));
    expect(understood).toMatchObject({ kind: 'bounce', detail: expect.stringMatching(/5\.1\.1|recipient|mailbox/i) });
    expect(keysOf(understood)[0]).toBe(KEY);
  });
  it('that only warns of a delay is no bounce', async () => {
    const understood = await read(delayInWords(about));
    expect(understood.kind).toBe('delay');
    expect(outcome(understood)).toMatchObject({ type: 'RecordReport', state: 'under-way' });
  });
  it('is found by the headers it quotes when it comes to another address', async () =>
    expect(keysOf(await read(BOUNCES_IN_WORDS.qmail!({ ...elsewhere, messageId: about.messageId })))).toEqual([KEY]));
});

describe('other mail', () => {
  it.each([
    ['an absence notice', autoReply(about), 'auto-reply'],
    ['an answer by a person', personalReply(about), 'other'],
    [
      'a read receipt',
      `From: gd@x.example\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nĐã đọc\n--b--\n`,
      'auto-reply',
    ],
  ])('%s is no report', async (_name, mail, kind) => expect((await read(mail)).kind).toBe(kind));
});

describe('any mail whatever', () => {
  it('is taken apart or refused, and never in a long time', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.nat(3_000), async (noise, place) => {
        const mail = Buffer.from(deliveryReport(about));
        const changed = Buffer.concat([mail.subarray(0, place % mail.length), noise, mail.subarray(place % mail.length)]);
        const isolate = await takeApart(changed);
        if (isolate) expect(['report', 'bounce', 'delay', 'auto-reply', 'other']).toContain(understand(isolate).kind);
      }),
      { numRuns: 200 },
    ));

  it('that is huge is read at its beginning', async () => {
    const mail = deliveryReport(about).replace('--8F3B21C0.1617238802/mx.namdinh.example--', 'x'.repeat(70) + '\n');
    const huge = Buffer.concat([Buffer.from(mail), Buffer.alloc(20_000_000, 'thư rất dài\n')]);
    const isolate = await takeApart(huge);
    expect(isolate && understand(isolate).kind).toBe('report');
    expect(isolate?.parts.reduce((sum, part) => sum + part.text.length, 0)).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('that nests without end is refused or read, not followed', async () => {
    const nested = Array.from({ length: 5_000 }, (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`).join(
      '',
    );
    const isolate = await takeApart(Buffer.from(nested));
    expect(isolate === null || understand(isolate).kind === 'other').toBe(true);
  });
});

describe('a mail that is more than a mail can be is none, so that it is noted as read and passed over', () => {
  const multipart = (boundary: string): string => `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`;
  it.each([
    ['parts within parts', Array.from({ length: 2_000 }, (_, level) => multipart(`b${level}`)).join('')],
    ['a hundred thousand parts', multipart('b') + '\r\na\r\n--b\r\n'.repeat(100_000)],
    ['a header of 256 KB', `Subject: a${'\r\n a'.repeat(MOST_BYTES / 4)}\r\n\r\na`],
    ['a quarter of a million fields', 'A: b\r\n'.repeat(250_000)],
  ])('%s', async (_, mail) => expect(await takeApart(Buffer.from(`From: a@b.vn\r\n${mail}`))).toBeNull());
});
