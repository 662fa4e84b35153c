// Notices from the due step to the recorded outcome, over SMTP, against the bare library with the very same mails and server.
import { createTransport } from 'nodemailer';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { readDirectory } from '../../dist/libs/agency/directory/directory.reader.js';
import { PROJECTIONS } from '../../dist/libs/catalogue/catalogue.js';
import { openProjections } from '../../dist/libs/event-store/projections/projections.js';
import { signerOf } from '../../dist/libs/identity/signer.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { instantAt } from '../../dist/libs/kernel/index.js';
import { emailChannel } from '../../dist/libs/notice/channels/mail/email-smtp.channel.js';
import { returnTokens } from '../../dist/libs/notice/links/return-token.js';
import { startSending } from '../../dist/libs/engine/cycle.js';
import { assigned, openBenchApplication, openLog } from './facts.mjs';
import { atLeast, figure, median, seconds } from './measure.mjs';

/** The first wave warms both sides and is not counted. */
const WAVES = 4;
const MAILS = 500;
const CONNECTIONS = 5;

function sink() {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, done) => (stream.resume(), stream.on('end', done)),
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ port: server.server.address().port, close: () => new Promise((done) => server.close(done)) }),
    ),
  );
}

const settingsFor = (port) => ({
  host: '127.0.0.1',
  port,
  secure: false,
  auth: null,
  tls: 'off',
  ca: null,
  connections: CONNECTIONS,
  timeoutMs: 30_000,
  sender: { name: 'Đúng Hạn', address: 'dung-han@tinh.example', replyTo: null },
  dkim: null,
  bounces: null,
  receipts: 'failures',
});

const unit = (index) => ({
  id: `dv-${index}`,
  name: `Đơn vị ${index}`,
  short: `DV${index}`,
  aliases: [],
  kind: 'khac',
  groupOf: [],
  group: false,
});
/** One mailbox for the head and for whoever follows the work, as small units have it: two notices make one mail. */
const contactsOf = ({ id, name }) =>
  ['head', 'contact'].map((role) => ({
    agency: id,
    role,
    title: name,
    email: `${id}@tinh.example`,
    phone: null,
    validFrom: null,
    validTo: null,
  }));

/** A channel that also keeps what it is given. */
function overheard(channel, mails) {
  return { ...channel, send: (message) => (mails.push(message), channel.send(message)) };
}

/** A new task for each unit, which it is to be told of at once. */
async function assignWave(application, wave, units) {
  const recordedAt = application.clock.now();
  const taskOf = ({ id, name }, row) => ({ ...assigned(`p${wave}`, row, '2026-12-31', { agency: id, name, group: null }), recordedAt });
  await Promise.all(units.map((each, row) => application.store.append(`task-p${wave}.r${row}`, 'none', [taskOf(each, row)])));
  await application.catchUp();
}

export async function notices(folder) {
  const peer = await sink();
  const mails = [];
  const email = overheard(emailChannel(settingsFor(peer.port), returnTokens(signerOf([{ secret: 'bench', until: null }]))), mails);
  const projections = openProjections(join(folder, 'notices-rows.db'), PROJECTIONS);
  const clock = new VirtualClock(instantAt('2026-03-04', '09:00'));
  const application = openBenchApplication(openLog(join(folder, 'notices.db')), projections, clock, new Map([['email', email]]));
  const units = Array.from({ length: MAILS }, (_, index) => unit(index));
  const { agencies, contacts, ...rest } = readDirectory();
  await application.importDirectory(
    { ...rest, agencies: [...agencies, ...units], contacts: [...contacts, ...units.flatMap(contactsOf)] },
    'bench',
  );
  const turn = async () => {
    await application.cycle();
    await application.queue.idle();
  };
  // The digest and the audit of the day are not notices.
  await turn();
  startSending(application);
  await application.queue.idle();
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: peer.port,
    secure: false,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
  });
  const sendBare = ({ address, content: { subject, text, html } }) =>
    pool.sendMail({ from: 'a@b.example', to: address, subject, text, html });
  const waves = [];
  for (let wave = 0; wave < WAVES; wave += 1) {
    await assignWave(application, wave, units);
    mails.length = 0;
    const before = projections.position();
    const product = await seconds(turn);
    await application.catchUp();
    const events = (projections.position() - before) / MAILS;
    const sent = [...mails];
    if (sent.length !== MAILS) throw new Error(`${sent.length} of ${MAILS} mails were sent`);
    const bare = await seconds(() => Promise.all(sent.map(sendBare)));
    if (wave > 0) waves.push({ product: MAILS / product, bare: MAILS / bare, ratio: bare / product, events });
  }
  await application.close();
  pool.close();
  await peer.close();
  const middle = (name) => median(waves.map((wave) => wave[name]));
  console.log(
    `notices: ${figure(middle('product'))} mails/s end to end, ${figure(middle('bare'))} mails/s by bare pooled nodemailer, the same mails; ${figure(middle('events'))} events a mail`,
  );
  atLeast('notices end to end, against bare nodemailer', middle('ratio'), 0.7);
}
