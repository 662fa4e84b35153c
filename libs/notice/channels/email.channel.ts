// E-mail by SMTP, over a pool of connections.
import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { renderEmail } from '../templates/email.template.js';
import type { Channel, Outcome } from './channel.js';
import type { EmailSettings } from './email-settings.js';
import { mailOptions, messageId } from './mail-options.js';

interface SmtpError {
  message: string;
  code?: string;
  command?: string;
  responseCode?: number;
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
  error: [error.code, error.message].filter(Boolean).join(' '),
  permanent: isPermanent(error),
  // Without a reply to this very message the trouble is the server's, and the other messages need not try it as well.
  down: error.responseCode ? LOGIN_REPLIES.includes(error.responseCode) : error.code !== 'EENVELOPE',
});

function openPool(settings: EmailSettings) {
  const { host, port, secure, auth, tls, ca, connections, timeoutMs } = settings;
  const verify = secure || tls === 'required' || auth !== null;
  return createTransport({
    pool: true,
    host,
    port,
    secure,
    ...(auth ? { auth } : {}),
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

export function emailChannel(settings: EmailSettings): Channel {
  const { host, port, secure, connections, sender } = settings;
  const pool = openPool(settings);
  return {
    name: 'email',
    transport: 'smtp',
    describe: () => ({
      target: `${secure ? 'smtps' : 'smtp'}://${host}:${port}`,
      delivers: true,
      concurrency: connections,
      idempotent: true,
      queries: false,
      reports: false,
    }),
    identify: (key) => messageId(key, sender),
    render: renderEmail,
    async send(message) {
      try {
        const sent = await pool.sendMail(mailOptions(message, sender));
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
