// E-mail by SMTP, over a pool of connections: signed for its domain, and each mail with a return address of its own.
import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { renderEmail } from '../../templates/email.template.js';
import { returnAddress } from '../../links/return-token.rule.js';
import type { ReturnTokens } from '../../links/return-token.js';
import type { Channel, Outcome, OutgoingMessage } from '../port/channel.js';
import type { EmailSettings } from './email-settings.js';
import { mailOptions, messageId } from './mail-options.js';

interface SmtpError {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Replies that speak of our log-in and not of the message: someone must mend the settings, the mail can wait (RFC 4954). */
const LOGIN_REPLIES = [530, 534, 535, 538];

/** Steps of the conversation that are about this message; what fails before them (greeting, log-in) is about the server. */
const ABOUT_THE_MESSAGE = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** Whether the refusal is about this message and for good; everything else may be over in a minute. */
function isPermanent(error: SmtpError): boolean {
  // An address that cannot even be written into the conversation.
  if (error.code === 'EENVELOPE' && error.command === 'API') return true;
  const { responseCode = 0, command = '' } = error;
  return responseCode >= 500 && !LOGIN_REPLIES.includes(responseCode) && ABOUT_THE_MESSAGE.includes(command);
}

const rejected = (error: SmtpError): Outcome => ({
  state: 'rejected',
  // What the server said is worth more than what the library says about it.
  error: error.response ?? [error.code, error.message].filter(Boolean).join(' '),
  permanent: isPermanent(error),
  // Without a reply to this very message the trouble is the server's, and the other messages need not try it as well.
  down: error.responseCode ? LOGIN_REPLIES.includes(error.responseCode) : error.code !== 'EENVELOPE',
});

/** What the library signs by itself, and what RFC 8058 and we ask to be signed besides. */
const SIGNED_HEADERS =
  'From:Sender:Reply-To:Subject:Date:Message-ID:To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
  'List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted';

const signing = (dkim: EmailSettings['dkim']) =>
  dkim && { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey, headerFieldNames: SIGNED_HEADERS };

function openPool(settings: EmailSettings) {
  const { host, port, secure, auth, tls, ca, connections, timeoutMs } = settings;
  const dkim = signing(settings.dkim);
  const verify = secure || tls === 'required' || auth !== null;
  return createTransport({
    pool: true,
    host,
    port,
    secure,
    ...(auth ? { auth } : {}),
    ...(dkim ? { dkim } : {}),
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    tls: { rejectUnauthorized: verify, ...(ca ? { ca: [...rootCertificates, ca] } : {}) },
    maxConnections: connections,
    // When the server has closed a connection meanwhile, the pool takes a new one, once. It does so only while no byte of the
    // mail was sent; one that may have arrived is for the processor to decide on and record.
    maxRequeues: 1,
    // Servers close an idle connection after some minutes; ours goes first, so that few mails are given to a dead one.
    idleTimeout: 20_000,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
}

/**
 * Where the mail comes back to, and what servers that can (RFC 3461) are asked to report. The address is the message's own
 * (VERP), so that even a report that names nothing is known by where it arrives.
 */
function envelopeOf({ key, address }: OutgoingMessage, { sender, bounces, receipts }: EmailSettings, tokens: ReturnTokens) {
  const token = tokens.tokenOf(key);
  return {
    envelope: { from: (bounces && returnAddress(bounces, token)) ?? bounces ?? sender.address, to: address },
    dsn: {
      id: token,
      return: 'headers',
      notify: ['failure', 'delay', ...(receipts === 'all' ? ['success'] : [])],
      recipient: `rfc822;${address}`,
    },
  };
}

/**
 * The Message-ID on its way: on record it has no signature, because the log is read and exported by people who never had the mail. What
 * earlier versions put on record is signed already and stays as it is.
 */
const signedIdentity = ({ key, identity }: OutgoingMessage, tokens: ReturnTokens): string =>
  identity.startsWith(`<${key}@`) ? `<${tokens.tokenOf(key)}${identity.slice(key.length + 1)}` : identity;

export function emailChannel(settings: EmailSettings, tokens: ReturnTokens): Channel {
  const { host, port, secure, connections, sender } = settings;
  const pool = openPool(settings);
  return {
    name: 'email',
    transport: 'smtp',
    describe: () => ({
      target: `${secure ? 'smtps' : 'smtp'}://${host}:${port}`,
      delivers: true,
      // More than there are connections, so that none waits for the disk; few enough for the last in the line to be sent within
      // the time after which an attempt counts as abandoned.
      concurrency: connections * 4,
      idempotent: true,
      queries: false,
      reports: false,
    }),
    identify: (key) => messageId(key, sender),
    reach: ({ email }) => (email ? { address: email } : null),
    render: renderEmail,
    async send(message) {
      try {
        const mail = mailOptions({ ...message, identity: signedIdentity(message, tokens) }, sender);
        const sent = await pool.sendMail({ ...mail, ...envelopeOf(message, settings, tokens) });
        return { state: 'accepted', answer: sent.response };
      } catch (error) {
        return rejected(error as SmtpError);
      }
    },
    async close() {
      pool.close();
    },
  };
}
