// Deadlines that wait for a document: asked about each quarter, and woken by one command for several tasks.
import { previewDeadline, setDeadlines } from '../../libs/application/use-cases/deadline.use-cases.js';
import { story, type Story } from './harness.js';

const ROWS = [
  { title: 'Xác định chỉ số cải cách hành chính', lead: 'Sở Tư pháp', deadline: 'Theo hướng dẫn của Bộ Nội vụ' },
  { title: 'Xây dựng chương trình giai đoạn sau', lead: 'Sở Y tế', deadline: 'Theo quy định của Bộ Nội vụ' },
  { title: 'Lập kế hoạch', lead: 'Sở Tư pháp', deadline: 'Quý IV năm 2021' },
];
const by = (agency: string) => ({ user: agency, role: 'head' as const, agency, via: 'http' as const });
const statement = { to: '2021-10-31', document: '5678/BNV-CCHC', documentDate: '2021-07-30' };

async function begun(s: Story): Promise<void> {
  await s.plan(ROWS);
  await s.does('accept', 1, 'so-tu-phap');
  await s.does('accept', 2, 'so-y-te');
  await s.does('accept', 3, 'so-tu-phap');
  await s.moveTo('2021-06-10 18:00');
  s.forgetMail();
}

describe('thời hạn chưa xác định', () => {
  story('mỗi quý hỏi một lần; một văn bản xác định thời hạn của nhiều nhiệm vụ, sau khi xem trước', '2021-06-08 07:00', async (s) => {
    await begun(s);
    expect((await s.application.listTasks({ undetermined: true })).map((each) => each.row)).toEqual([1, 2]);
    await s.moveTo('2021-07-01 08:00');
    s.mailbox('dau-moi@so-tu-phap').expects(/chưa xác định thời hạn: 1 nhiệm vụ/i);
    s.mailbox('dau-moi@so-y-te').expects(/chưa xác định thời hạn: 1 nhiệm vụ/i);
    s.mailbox('dau-moi@so-noi-vu').expects(/để biết, chưa xác định thời hạn: 2 nhiệm vụ/i);
    await s.moveTo('2021-08-02 09:00');
    s.nothingUnexpected();

    const before = s.application.projections.position();
    const [first, second] = [s.task(1), s.task(2)];
    const preview = await setDeadlines(s.application, { ...statement, tasks: [first, second] }, by('so-noi-vu'), true);
    s.while(() =>
      expect(preview).toMatchObject({
        preview: [
          // The last day of October 2021 is a Sunday.
          { task: first, previousDue: null, nominalDue: '2021-10-31', effectiveDue: '2021-11-01', provisional: false, standing: 'on-time' },
          {
            task: second,
            parts: [
              {
                agency: 'so-y-te',
                steps: [
                  { kind: 'deadline-set' },
                  { kind: 'reminder', at: '2021-10-15T08:00:00+07:00' },
                  { kind: 'due-soon' },
                  {},
                  {},
                  {},
                  {},
                  {},
                ],
              },
            ],
          },
        ],
      }),
    );
    expect(s.application.projections.position()).toBe(before);
    await setDeadlines(s.application, { ...statement, tasks: [first, second] }, by('so-noi-vu'), false);
    await s.whileTurning(() => s.cycle());
    expect(await s.application.listTasks({ undetermined: true })).toEqual([]);
    // The leads hear of the day, nobody is asked again in October, and the reminder comes as foretold.
    await s.moveTo('2021-10-15 08:00');
    for (const lead of ['so-tu-phap', 'so-y-te'])
      for (const who of ['dau-moi', 'lanh-dao']) s.mailbox(`${who}@${lead}`).expects(/đã xác định thời hạn: 1 nhiệm vụ/i);
    s.mailbox('dau-moi@so-tu-phap').expects(/nhắc việc/i);
    s.mailbox('dau-moi@so-y-te').expects(/nhắc việc/i);
    s.nothingUnexpected();
  });

  story('một nhiệm vụ bị từ chối thì không nhiệm vụ nào thay đổi; ngày đã qua thì quá hạn ngay', '2021-06-08 07:00', async (s) => {
    await begun(s);
    const several = setDeadlines(
      s.application,
      { ...statement, documentDate: '2021-06-01', tasks: [s.task(1), s.task(3)] },
      by('so-noi-vu'),
      false,
    );
    await expect(several).rejects.toMatchObject({ refusal: { code: 'task.one-of-several', params: { task: s.task(3) } } });
    expect(s.application.showTask(s.task(1)).deadline.nominalDue).toBeNull();
    const gone = { to: '2021-06-04', document: '9/BNV' };
    const late = await previewDeadline(s.application, 'set-deadline', s.task(1), gone, by('so-noi-vu'));
    s.while(() =>
      expect(late).toMatchObject({
        standing: 'late',
        parts: [{ standing: 'late', daysLate: { calendar: 6, working: 4 }, steps: [{ kind: 'late' }, {}, {}, {}, {}] }],
      }),
    );
    await expect(previewDeadline(s.application, 'set-deadline', s.task(1), gone, by('so-tu-phap'))).rejects.toMatchObject({
      refusal: { code: 'task.only-overseer-or-authority' },
    });
  });

  story('gia hạn sau khi đã xác định: thư nêu thời hạn được xác định lúc đầu', '2021-06-08 07:00', async (s) => {
    await begun(s);
    const day = { document: '5678/BNV-CCHC', documentDate: '2021-06-10' };
    await s.does('set-deadline', 1, 'so-noi-vu', { ...day, to: '2021-10-29' });
    s.forgetMail();
    await s.moveTo('2021-06-14 09:00');
    s.forgetMail();
    await s.does('extend', 1, 'ubnd-tinh', { to: '2021-11-30', document: '99/UBND', reason: 'Chờ số liệu' });
    const mail = s.mailbox('dau-moi@so-tu-phap').expects(/được gia hạn: 1 nhiệm vụ/i);
    s.while(() =>
      expect(mail?.content.text.replace(/\s+/g, ' ')).toContain('Thời hạn: 30/11/2021 (đã được gia hạn; thời hạn ban đầu 29/10/2021)'),
    );
    s.forgetMail();
  });
});
