// Years without a notice, and a notice that is loaded: nobody is told anything on a day off, and nothing twice.
import { loadNotice, previewNotice, showCalendar } from '../../libs/application/use-cases/calendar.use-cases.js';
import type { Directory } from '../../libs/agency/directory/agency.types.rule.js';
import type { OutgoingMessage } from '../../libs/notice/channels/port/channel.js';
import { dayOf, timeOfDay, weekday } from '../../libs/kernel/index.js';
import { otherSideOf2027 } from '../support/notices.js';
import { story, type Story } from './harness.js';

const admin = { user: 'quan-tri', role: 'admin' as const, agency: null, via: 'http' as const };
const task = (deadline: string) => ({ title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline });

/** By the law: Tết, Giỗ Tổ, 30/4 and 1/5 with its day in lieu, 2/9. */
const OFF = [
  ...['2027-01-01', '2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'],
  ...['2027-04-16', '2027-04-30', '2027-05-01', '2027-05-03', '2027-09-02', '2027-09-03'],
];

const withPhones = (directory: Directory): Directory => ({
  ...directory,
  contacts: directory.contacts.map((each, index) => ({ ...each, phone: `09${String(index).padStart(8, '1')}` })),
});

/** Whether the day is marked, and whether it is said that it may change. */
const marked = (mail: OutgoingMessage | null): boolean[] => {
  const text = mail?.content.text.replace(/\s+/g, ' ') ?? '';
  return ['(tạm tính)', 'có thể thay đổi khi có thông báo nghỉ lễ, tết năm 2027.'].map((words) => text.includes(words));
};

function nothingOnDaysOff(s: Story): void {
  for (const { at } of [...s.sent, ...s.sms]) {
    const day = dayOf(at);
    expect([day, OFF.includes(day), weekday(day) <= 5]).toEqual([day, false, true]);
    expect(timeOfDay(at) >= '07:00' && timeOfDay(at) < '18:00').toBe(true);
  }
}

async function accepted(s: Story, deadline: string): Promise<void> {
  await s.plan([task(deadline)], 2027);
  await s.does('accept', 1, 'so-tu-phap');
}

describe('năm chưa có thông báo nghỉ lễ, tết', () => {
  story(
    'Tết 2027: nhắc trước Tết, quá hạn được báo sau Tết',
    '2027-01-18 07:00',
    async (s) => {
      await accepted(s, 'Chậm nhất ngày 05/02/2027');
      // Friday 05/02 is a day off; the term ends on Thursday 11/02, the first day worked.
      expect(s.application.showTask(s.task(1)).deadline).toMatchObject({ nominalDue: '2027-02-05', effectiveDue: '2027-02-11' });
      await s.moveTo('2027-01-19 18:00');
      s.forgetMail();
      await s.moveTo('2027-01-20 08:00');
      const reminder = s.mailbox('dau-moi@so-tu-phap').expects(/nhắc việc/i);
      s.while(() => expect(marked(reminder)).toEqual([true, true]));
      expect(s.application.showTask(s.task(1)).deadline.provisional).toBe(2027);
      await s.moveTo('2027-01-27 08:00');
      s.mailbox('dau-moi@so-tu-phap').expects(/sắp đến hạn/i);
      s.mailbox('lanh-dao@so-tu-phap').expects(/sắp đến hạn/i);
      s.mailbox('dau-moi@so-noi-vu').expects(/sắp đến hạn/i);
      await s.moveTo('2027-02-02 08:00');
      s.forgetMail();
      await s.moveTo('2027-02-12 07:59');
      s.nothingUnexpected();
      await s.moveTo('2027-02-12 08:00');
      s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn 1 ngày làm việc/);
      s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
      s.forgetMail();
      nothingOnDaysOff(s);
      s.while(() => expect(s.sms.length).toBeGreaterThan(0));
    },
    { sms: true, directory: withPhones },
  );

  story('30/4-1/5 năm 2027: hạn 01/5 chuyển sang thứ Ba 04/5, vì thứ Hai 03/5 nghỉ bù', '2027-04-12 07:00', async (s) => {
    await accepted(s, 'Chậm nhất ngày 01/5/2027');
    expect(s.application.showTask(s.task(1)).deadline.effectiveDue).toBe('2027-05-04');
    await s.moveTo('2027-04-28 18:00');
    s.forgetMail();
    await s.moveTo('2027-05-05 07:59');
    s.forgetMail();
    await s.moveTo('2027-05-05 08:00');
    s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn 1 ngày làm việc/);
    s.forgetMail();
    nothingOnDaysOff(s);
  });

  story(
    'bản tin tuần phát hành ngày làm việc đầu tuần; tuần Tết và tuần có 03/5',
    '2027-01-25 07:00',
    async (s) => {
      await accepted(s, 'Năm 2027');
      const digests = () =>
        s.sent.filter(({ content }) => content.subject.startsWith('[Đúng Hạn] Bản tin tuần')).map(({ at }) => dayOf(at));
      await s.moveTo('2027-02-19 18:00');
      s.forgetMail();
      s.while(() =>
        expect([...new Set(digests())]).toEqual(
          ['2027-01-25', '2027-02-01', '2027-02-11', '2027-02-15'].filter((day) => day > '2027-01-25'),
        ),
      );
      await s.moveTo('2027-05-07 18:00');
      s.forgetMail();
      s.while(() => expect([...new Set(digests())].filter((day) => day > '2027-04-30')).toEqual(['2027-05-04']));
      nothingOnDaysOff(s);
    },
    { digest: true },
  );
});

describe('thông báo được nạp', () => {
  story('2/9/2027 nghỉ thêm ngày 01/9: hạn và bước đôn đốc đổi theo, không báo lại', '2027-08-09 07:00', async (s) => {
    await accepted(s, 'Chậm nhất ngày 03/9/2027');
    const deadline = () => s.application.showTask(s.task(1)).deadline;
    // By the law 3/9 is off, and Monday 06/9 the next day worked.
    expect(deadline()).toMatchObject({ nominalDue: '2027-09-03', effectiveDue: '2027-09-06' });
    await s.moveTo('2027-08-25 08:00');
    s.forgetMail();
    const told = s.sent.length;

    const position = s.application.projections.position();
    const preview = await previewNotice(s.application, otherSideOf2027());
    expect(s.application.projections.position()).toBe(position);
    expect(preview.deadlines).toEqual([
      expect.objectContaining({ task: s.task(1), before: '2027-09-06', after: '2027-09-03', title: 'Lập kế hoạch rà soát văn bản' }),
    ]);
    expect(preview.changes.map(({ day, works }) => [day, works])).toEqual([
      ['2027-08-21', true],
      ['2027-08-30', false],
      ['2027-09-01', false],
      ['2027-09-03', true],
    ]);
    expect(preview.steps.find(({ kind }) => kind === 'late')).toMatchObject({
      before: '2027-09-07T01:00:00.000Z',
      after: '2027-09-06T01:00:00.000Z',
      dueAtOnce: false,
    });

    const { version } = s.application.calendar;
    expect(deadline().why).toMatch(/là ngày nghỉ .* kế tiếp, 06\/09\/2027 .*tạm tính/);
    await loadNotice(s.application, { notice: otherSideOf2027() }, 'story', admin);
    await s.whileTurning(() => s.cycle());
    // The sentence is that of the calendar of now, and no longer says that the day may change.
    expect(deadline().why).toMatch(/Ô ghi rõ ngày 03\/09\/2027; là ngày làm việc nên giữ nguyên/);
    expect(deadline().why).not.toMatch(/tạm tính|06\/09/);
    expect(s.application.calendar.version).toBe(`${version}+1`);
    expect(showCalendar(s.application).changes.at(-1)).toMatchObject({
      year: 2027,
      by: 'quan-tri',
      documents: [{ number: '1234/TB-BNV' }],
    });
    expect(deadline()).toMatchObject({ nominalDue: '2027-09-03', effectiveDue: '2027-09-03' });
    s.while(() => expect(s.sent.length).toBe(told));
    // The preview said what came to be: nothing is left to move.
    expect(await previewNotice(s.application, otherSideOf2027())).toMatchObject({ deadlines: [], steps: [], reports: [], changes: [] });

    await s.moveTo('2027-09-03 18:00');
    s.forgetMail();
    await s.moveTo('2027-09-06 08:00');
    const late = s.mailbox('lanh-dao@so-tu-phap').expects(/quá hạn 1 ngày làm việc/);
    s.while(() => expect(marked(late)).toEqual([false, false]));
    expect(deadline().provisional).toBeNull();
    s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
    s.nothingUnexpected();
    const [why] = s.application.showTask(s.task(1)).parts[0]!.why;
    expect(why).toContain('03/09/2027');
    const sent = s.sent.map(({ address, content }) => `${address} ${content.subject}`);
    s.while(() => expect(new Set(sent).size).toBe(sent.length));
  });

  story('câu giải thích của mọi hạn đang mở theo lịch mới, kể cả hạn không đổi ngày', '2027-04-12 07:00', async (s) => {
    const cells = [
      'Chậm nhất ngày 01/9/2027',
      'Trước ngày 10/5/2027',
      'Quý III năm 2027',
      'Năm 2027 và những năm tiếp theo',
      'Thường xuyên',
    ];
    await s.plan(cells.map(task), 2027);
    const why = () => cells.map((_, index) => s.application.showTask(s.task(index + 1)).deadline.why);
    const before = why();
    expect(before.map((each) => each.includes('tạm tính'))).toEqual([true, true, true, true, false]);
    await loadNotice(s.application, { notice: otherSideOf2027() }, 'story', admin);
    await s.whileTurning(() => s.cycle());
    const after = why();
    expect(after.filter((each) => each.includes('tạm tính'))).toEqual([]);
    expect(after[0]).toMatch(/01\/09\/2027; là ngày nghỉ \(Thứ Tư, Quốc khánh \(ngày liền kề 2\/9\)\) .* kế tiếp, 03\/09\/2027/);
    expect(after[1]).toMatch(/hết ngày liền trước, 09\/05\/2027; đã ghi “trước”/);
    expect(after[4]).toBe(before[4]);
  });

  story('việc đã xong giữ lịch đã dùng để đánh giá; bản tin cũ lập lại đúng từng byte', '2027-08-30 07:00', async (s) => {
    await s.plan([task('Chậm nhất ngày 31/8/2027'), task('Chậm nhất ngày 03/9/2027')], 2027);
    await s.moveTo('2027-09-07 09:00');
    await s.does('report-completion', 1, 'so-tu-phap', { document: '5/BC-STP' });
    await s.does('confirm-completion', 1, 'so-noi-vu');
    const done = () => s.application.showTask(s.task(1));
    const before = done();
    // Wednesday 1/9, Monday and Tuesday: 2/9 and 3/9 are off.
    expect(before).toMatchObject({ standing: 'done-late', daysLate: { calendar: 7, working: 3 } });
    const asOf = '2027-09-06T17:00:00.000Z';
    const digest = JSON.stringify(await s.application.digest(asOf));
    expect((await s.application.digest(asOf)).digest.provisional).toEqual([2027]);
    await s.moveTo('2027-09-07 10:00');
    await loadNotice(s.application, { notice: otherSideOf2027() }, 'story', admin);
    await s.whileTurning(() => s.cycle());
    expect(done()).toMatchObject({ standing: 'done-late', daysLate: { calendar: 7, working: 3 }, parts: [{ why: before.parts[0]!.why }] });
    // The other was open, and is late since the day the notice gives.
    expect(s.application.showTask(s.task(2))).toMatchObject({
      deadline: { effectiveDue: '2027-09-03' },
      daysLate: { calendar: 4, working: 2 },
    });
    await s.application.digest('2027-09-05T17:00:00.000Z');
    expect(JSON.stringify(await s.application.digest(asOf))).toBe(digest);
    s.forgetMail();
  });
});
