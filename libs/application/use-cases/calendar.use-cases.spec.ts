// Who may load a notice, what is refused, and that a log of before follows the calendar of a new release.
import { noticeOf, otherSideOf2027 } from '../../../test/support/notices.js';
import { documentOf } from '../../../test/support/plan-document.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECTIONS } from '../../catalogue/catalogue.js';
import { readCalendar } from '../../deadline/calendars/calendar.reader.js';
import { calendarData, loadCalendar, type Calendar } from '../../deadline/calendars/calendar.rule.js';
import type { EventStore } from '../../event-store/port/event-store.js';
import { openMemoryEventStore } from '../../event-store/memory/memory.event-store.js';
import { openProjections } from '../../event-store/projections/projections.js';
import { VirtualClock } from '../../kernel/clock.js';
import { isRefusal, RefusedError, type Actor } from '../../kernel/index.js';
import { planIn } from '../../plan/reading/plan-file.reader.js';
import { embeddedQueue } from '../../queue/embedded.queue.js';
import { checkNotice, loadNotice, showCalendar, showYear } from './calendar.use-cases.js';
import { openApplication } from '../application.js';
import type { Application } from '../ports/application.types.js';
import { furnish, policyFrom } from '../compose.js';
import { SENDER_ORGANISATION } from '../config/settings.js';

const clock = (): VirtualClock => new VirtualClock('2026-12-16T02:00:00.000Z');
const admin: Actor = { user: 'quan-tri', role: 'admin', agency: null, via: 'http' };
const head = (agency: string): Actor => ({ user: agency, role: 'head', agency, via: 'http' });

const open = (store: EventStore, calendar: Calendar = readCalendar()): Promise<Application> =>
  furnish(
    openApplication({
      store: { ...store, close: async () => undefined },
      projections: openProjections(':memory:', PROJECTIONS),
      queue: embeddedQueue(),
      channels: new Map(),
      clock: clock(),
      calendar,
      policy: policyFrom(),
      language: 'vi',
      organisation: SENDER_ORGANISATION.vi,
      link: null,
      links: null,
      via: 'cycle',
    }),
  );

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; params: object }> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RefusedError)) throw new Error('it was not refused');
  return error.refusal;
}

const folder = mkdtempSync(join(tmpdir(), 'dung-han-calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A plan of one task in force; its id. */
async function assigned(application: Application, deadline: string): Promise<string> {
  const rows = [{ title: 'Lập kế hoạch', lead: 'Sở Tư pháp', coordinators: '', deadline }];
  const { reading, source } = await planIn(documentOf(folder, 2027, rows), {
    directory: application.directory(),
    calendar: application.calendar,
    language: 'vi',
  });
  const imported = await application.plans.import(
    reading,
    source,
    application.calendar.version,
    head('ubnd-tinh'),
    application.clock.now(),
  );
  if (isRefusal(imported)) throw new Error(imported.code);
  const approved = await application.plans.approve(imported.plan, { asRead: true }, head('ubnd-tinh'), application.clock.now());
  if (isRefusal(approved)) throw new Error(approved.code);
  await application.react();
  await application.catchUp();
  return (await application.listTasks({}))[0]!.id;
}

describe('loading a notice', () => {
  it('is for whoever assigns tasks, and the administrator', async () => {
    const application = await open(openMemoryEventStore());
    const body = { notice: noticeOf(2027) };
    expect(await refusalOf(loadNotice(application, body, 'x', head('so-tu-phap')))).toMatchObject({ code: 'account.not-allowed' });
    expect(await refusalOf(loadNotice(application, body, 'x', { ...admin, role: 'inspector' }))).toMatchObject({
      code: 'account.not-allowed',
    });
    expect(await loadNotice(application, body, 'x', head('ubnd-tinh'))).toMatchObject({ year: 2027, changes: [], deadlines: [] });
    expect(showYear(application, '2027')).toMatchObject({ provisional: false, documents: ['1234/TB-BNV'], workingDays: 249 });
    await application.close();
  });

  it('again changes nothing; another one, and one of a year the product knows, takes a reason', async () => {
    const application = await open(openMemoryEventStore());
    await loadNotice(application, { notice: noticeOf(2027) }, 'x', admin);
    const { version } = application.calendar;
    await loadNotice(application, { notice: noticeOf(2027) }, 'x', admin);
    expect(application.calendar.version).toBe(version);
    expect(await refusalOf(loadNotice(application, { notice: otherSideOf2027() }, 'x', admin))).toMatchObject({
      code: 'calendar.reason-needed',
    });
    expect(await refusalOf(loadNotice(application, { notice: noticeOf(2025) }, 'x', admin))).toMatchObject({
      code: 'calendar.reason-needed',
    });
    await loadNotice(application, { notice: otherSideOf2027(), reason: 'Sửa theo 56/BNV-CVL' }, 'x', admin);
    expect(showCalendar(application)).toMatchObject({
      version: expect.stringMatching(/\+2$/),
      changes: [{ year: null }, { year: 2027, reason: null }, { year: 2027, reason: 'Sửa theo 56/BNV-CVL', by: 'quan-tri' }],
    });
    await application.close();
  });

  it('is asked about when a day of the law is missing', async () => {
    const application = await open(openMemoryEventStore());
    const notice = noticeOf(2027, ['2027-04-30']);
    const refusal = await refusalOf(loadNotice(application, { notice }, 'x', admin));
    expect(refusal.code).toBe('calendar.warnings');
    expect(application.texts.refusal(refusal as never)).toContain('thiếu ngày nghỉ theo luật 30/04/2027');
    expect(await loadNotice(application, { notice, despiteWarnings: true }, 'x', admin)).toMatchObject({
      changes: [{ day: '2027-04-30', works: true }],
    });
    await application.close();
  });

  it('says what is wrong with what is no notice', async () => {
    const application = await open(openMemoryEventStore());
    for (const body of [{ notice: 'x' }, { notice: [] }, { notice: { year: 2027 } }])
      expect(await refusalOf(loadNotice(application, body, 'x', admin))).toMatchObject({ code: 'calendar.invalid' });
    for (const body of [null, [], {}, { notice: noticeOf(2027), why: 'x' }])
      expect(await refusalOf(loadNotice(application, body, 'x', admin))).toMatchObject({ code: 'input-invalid' });
    expect(() => checkNotice([], application.texts)).toThrow(RefusedError);
    for (const year of ['1066', '9999', 'nay', '2027x']) expect(() => showYear(application, year)).toThrow(RefusedError);
    await application.close();
  });
});

describe('a year without a notice', () => {
  it('is shown as the law has it', async () => {
    const application = await open(openMemoryEventStore());
    expect(showYear(application, '2027')).toMatchObject({
      provisional: true,
      documents: [],
      workingDays: 249,
      version: application.calendar.version,
    });
    expect(showYear(application, '2019').days.map(({ date }) => date)).toContain('2019-04-15');
    await application.close();
  });
});

describe('a log of before', () => {
  it('follows the calendar of a new release, and every process sees a notice that another one loads', async () => {
    const store = openMemoryEventStore();
    const shipped = calendarData(readCalendar());
    const before = loadCalendar({ version: 'vn-2026.1', years: [...shipped.years, { year: 2027, documents: ['?'], days: [] }] });
    const old = await open(store, before);
    const task = await assigned(old, 'Chậm nhất ngày 01/5/2027');
    expect(old.showTask(task).deadline.effectiveDue).toBe('2027-05-03');
    await old.close();

    const [one, other] = [await open(store), await open(store)];
    await one.react();
    await other.catchUp();
    expect(other.showTask(task).deadline).toMatchObject({ effectiveDue: '2027-05-04', provisional: 2027 });
    expect((await one.taskHistory(task)).filter(({ type }) => type === 'DeadlineRecomputed')).toHaveLength(1);

    await loadNotice(one, { notice: noticeOf(2027) }, 'x', admin);
    await other.catchUp();
    expect(other.calendar.version).toBe(one.calendar.version);
    expect(other.showTask(task).deadline.provisional).toBeNull();
    await Promise.all([one.close(), other.close()]);
  });
});
