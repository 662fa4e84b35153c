// Measures the built product against limits found in the same run on the same machine, so that the ratios mean something
// on any machine. `npm run bench -- 1000000` takes that many open tasks for the large idle cycle (default 100000).
import Database from 'better-sqlite3';
import { createTransport } from 'nodemailer';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { SMTPServer } from 'smtp-server';
import { readDirectory } from '../../dist/libs/agency/directory.reader.js';
import { PROJECTIONS } from '../../dist/libs/catalogue/catalogue.js';
import { readCalendar } from '../../dist/libs/deadline/calendar.reader.js';
import { openProjections } from '../../dist/libs/event-store/projections.js';
import { openSqliteEventStore } from '../../dist/libs/event-store/sqlite.event-store.js';
import { signerOf } from '../../dist/libs/identity/signer.js';
import { VirtualClock } from '../../dist/libs/kernel/clock.js';
import { newId } from '../../dist/libs/kernel/ids.js';
import { instantAt, SYSTEM } from '../../dist/libs/kernel/index.js';
import { emailChannel } from '../../dist/libs/notice/channels/email.channel.js';
import { returnTokens } from '../../dist/libs/notice/returns/return-token.js';
import { embeddedQueue } from '../../dist/libs/queue/embedded.queue.js';
import { startSending } from '../../dist/apps/server/cycle.js';
import { openHouse } from '../../dist/apps/server/house.js';
import { policyFrom } from '../../dist/apps/server/open-house.js';
import { SENDER_ORGANISATION } from '../../dist/apps/server/settings.js';

const LARGE = Number(process.argv[2] ?? 100_000);
const SMALL = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'dung-han-bench-'));
const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};
const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const figure = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));
const verdict = (name, ratio, wanted, least = true) =>
  console.log(
    `${name}: ${figure(ratio)} (wanted ${least ? 'at least' : 'at most'} ${wanted}) ${(least ? ratio >= wanted : ratio <= wanted) ? 'reached' : 'NOT REACHED'}`,
  );

const by = { ...SYSTEM, via: 'simulation' };
const event = (type, data) => ({
  id: newId(),
  type,
  version: 1,
  data,
  occurredOn: null,
  recordedAt: '2026-01-05T01:00:00.000Z',
  by,
  correlationId: 'bench',
  causationId: null,
});

async function appends() {
  const data = { note: 'Đã tổng hợp số liệu của các sở, ban, ngành và UBND cấp huyện', percent: 40 };
  const store = openSqliteEventStore(join(folder, 'appends.db'));
  const [alone, together] = [300, 20_000];
  const slow =
    alone /
    (await seconds(async () => {
      for (let index = 0; index < alone; index += 1) await store.append(`task-a${index}`, 'none', [event('ProgressReported', data)]);
    }));
  let next = 0;
  const writer = async () => {
    while (next < together) await store.append(`task-b${next++}`, 'none', [event('ProgressReported', data)]);
  };
  const fast = together / (await seconds(() => Promise.all(Array.from({ length: 256 }, writer))));
  await store.close();
  console.log(`durable appends: ${figure(slow)}/s one at a time, ${figure(fast)}/s by 256 writers`);
  verdict('durable appends under load, against one event a transaction', fast / slow, 3);
}

const assigned = (plan, row, due) => ({
  plan,
  row,
  code: `${row}`,
  field: 'Thể chế',
  group: '',
  title: `Nhiệm vụ thứ ${row} của kế hoạch cải cách hành chính`,
  product: '',
  funding: null,
  leadText: 'Sở Tư pháp',
  leads: [{ agency: 'so-tu-phap', name: 'Sở Tư pháp', group: null }],
  coordinatorText: '',
  coordinators: [],
  authority: { agency: 'ubnd-tinh', name: 'UBND tỉnh' },
  overseers: [{ agency: 'so-noi-vu', name: 'Sở Nội vụ' }],
  calendar: 'vn-2026.1',
  paper: { number: '1/KH-UBND', date: null },
  deadline: {
    kind: 'year',
    nominalDue: due,
    effectiveDue: due,
    every: null,
    condition: null,
    rule: 'year-end',
    why: '',
    ambiguous: null,
    text: 'Năm 2026',
    milestones: [],
    startsOn: null,
  },
});
const ladder = (task, at) => ({
  task,
  part: 'so-tu-phap',
  turn: 1,
  deadlineVersion: 1,
  policy: 'mac-dinh@1',
  calendar: 'vn-2026.1',
  looks: [{ index: 2, step: 1, kind: 'reminder', deadlineVersion: 1, at }],
});

async function seed(store, tasks) {
  const batch = [];
  for (let row = 1; row <= tasks; row += 1) {
    const task = `p${Math.floor(row / 50)}.r${row}`;
    batch.push(store.append(`task-${task}`, 'none', [event('TaskAssigned', assigned(`p${Math.floor(row / 50)}`, row, '2026-12-31'))]));
    batch.push(store.append(`ladder-${task}.so-tu-phap`, 'none', [event('LadderScheduled', ladder(task, '2026-12-17T01:00:00.000Z'))]));
    if (batch.length >= 2000) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
}

function house(store, projections, clock, channels = new Map()) {
  return openHouse({
    store,
    projections,
    queue: embeddedQueue(),
    channels,
    clock,
    calendar: readCalendar(),
    policy: policyFrom(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
}

async function replay() {
  const file = join(folder, 'replay.db');
  const store = openSqliteEventStore(file);
  await seed(store, 20_000);
  const db = new Database(file, { readonly: true });
  const events = 40_000;
  const scan =
    events /
    (await seconds(() => {
      let characters = 0;
      for (const row of db.prepare('SELECT * FROM events ORDER BY position').iterate())
        characters += JSON.parse(row.data).task?.length ?? 0;
      return characters;
    }));
  const tasks = PROJECTIONS.filter(({ name }) => name === 'tasks' || name === 'ladders');
  const projections = openProjections(join(folder, 'replay-rows.db'), tasks);
  const folded = events / (await seconds(() => projections.catchUp(store)));
  projections.close();
  db.close();
  await store.close();
  console.log(`replay: ${figure(scan)} events/s bare scan with JSON.parse, ${figure(folded)} events/s folded into tasks and ladders`);
  verdict('projection replay, against the bare scan', folded / scan, 0.4);
}

async function idle() {
  const measure = async (tasks) => {
    const store = openSqliteEventStore(join(folder, `idle-${tasks}.db`));
    const projections = openProjections(join(folder, `idle-${tasks}-rows.db`), PROJECTIONS);
    await seed(store, tasks);
    const here = house(store, projections, new VirtualClock(instantAt('2026-03-04', '09:00')));
    await here.importDirectory(readDirectory(), 'bench');
    projections.setBookmark('reactor', projections.position());
    await here.cycle();
    const times = [];
    for (let turn = 0; turn < 200; turn += 1) times.push((await seconds(() => here.cycle())) * 1000);
    await here.close();
    return median(times);
  };
  const [small, large] = [await measure(SMALL), await measure(LARGE)];
  console.log(
    `idle cycle: ${figure(small)} ms at ${SMALL.toLocaleString('en')} open tasks, ${figure(large)} ms at ${LARGE.toLocaleString('en')}`,
  );
  verdict('idle cycle, large against small', large / small, 1.5, false);
  verdict('idle cycle, milliseconds', large, 5, false);
}

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

async function notices() {
  const mails = 1000;
  const peer = await sink();
  const settings = {
    host: '127.0.0.1',
    port: peer.port,
    secure: false,
    auth: null,
    tls: 'off',
    ca: null,
    connections: 5,
    timeoutMs: 30_000,
    sender: { name: 'Đúng Hạn', address: 'dung-han@tinh.example', replyTo: null },
    dkim: null,
    bounces: null,
    receipts: 'failures',
  };
  const directory = readDirectory();
  const agencies = Array.from({ length: mails }, (_, index) => ({
    id: `dv-${index}`,
    name: `Đơn vị ${index}`,
    short: `DV${index}`,
    aliases: [],
    kind: 'khac',
    groupOf: [],
    group: false,
  }));
  const contacts = agencies.map(({ id, name }) => ({
    agency: id,
    role: 'contact',
    title: `Đầu mối ${name}`,
    email: `${id}@tinh.example`,
    phone: null,
    validFrom: null,
    validTo: null,
  }));
  const store = openSqliteEventStore(join(folder, 'notices.db'));
  const projections = openProjections(join(folder, 'notices-rows.db'), PROJECTIONS);
  const clock = new VirtualClock(instantAt('2026-03-04', '09:00'));
  const here = house(
    store,
    projections,
    clock,
    new Map([['email', emailChannel(settings, returnTokens(signerOf([{ secret: 'bench', until: null }])))]]),
  );
  await here.importDirectory(
    { ...directory, agencies: [...directory.agencies, ...agencies], contacts: [...directory.contacts, ...contacts] },
    'bench',
  );
  await Promise.all(
    agencies.map(({ id, name }, index) =>
      store.append(`task-p.r${index}`, 'none', [
        event('TaskAssigned', { ...assigned('p', index, '2026-03-18'), leads: [{ agency: id, name, group: null }] }),
      ]),
    ),
  );
  await Promise.all(agencies.map(({ id }, index) => store.append(`task-p.r${index}`, 0, [event('TaskAccepted', { part: id })])));
  await here.catchUp();
  startSending(here, 5);
  const product =
    mails /
    (await seconds(async () => {
      await here.cycle();
      await here.queue.idle();
    }));
  await here.catchUp();
  const messages = projections.all(PROJECTIONS.find(({ name }) => name === 'messages'));
  const sent = messages.filter(({ state }) => state === 'sent').length;
  const letter = here.channels
    .get('email')
    .render({ lang: 'vi', addressee: 'x', organisation: 'x', why: ['x'], sections: [], link: null, generatedAt: clock.now() });
  await here.close();
  const pool = createTransport({ pool: true, host: '127.0.0.1', port: peer.port, secure: false, ignoreTLS: true, maxConnections: 5 });
  const bare =
    mails /
    (await seconds(() =>
      Promise.all(
        agencies.map(({ id }) =>
          pool.sendMail({ from: 'a@b.example', to: `${id}@tinh.example`, subject: 'Nhắc việc', text: letter.text, html: letter.html }),
        ),
      ),
    ));
  pool.close();
  await peer.close();
  console.log(
    `notices: ${figure((product * sent) / mails)} mails/s end to end (${sent} sent), ${figure(bare)} mails/s by bare pooled nodemailer`,
  );
  verdict('notices end to end, against bare nodemailer', (product * sent) / mails / bare, 0.7);
}

try {
  await appends();
  await replay();
  await notices();
  await idle();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
