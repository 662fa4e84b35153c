// Policies as the people on the ladder live them: one is switched on while tasks run, tasks are moved, roles stand empty,
// somebody does not want to wait, and Tết comes every year.
import { escalate, moveTasks, previewMove } from '../../libs/application/use-cases/ladder.use-cases.js';
import { openOperatorTasks } from '../../libs/application/use-cases/operator-task.use-cases.js';
import { policyRef, type EscalationPolicy } from '../../libs/escalation/policy/policy.types.rule.js';
import type { LadderRow } from '../../libs/escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladder/ladders.projection.js';
import { isRefusal, localTime } from '../../libs/kernel/index.js';
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };

/** The last working day before Tết and the first after it, by the notices of each year. */
const TET = [
  ['2021-02-09', '2021-02-17'],
  ['2022-01-28', '2022-02-07'],
  ['2023-01-19', '2023-01-27'],
  ['2024-02-07', '2024-02-15'],
  ['2025-01-24', '2025-02-03'],
  ['2026-02-13', '2026-02-23'],
] as const;

/** The policy in force with other days after the deadline. */
const quicker = (policy: EscalationPolicy, version: number, days: Record<string, number>): EscalationPolicy => ({
  ...policy,
  version,
  steps: policy.steps.map((step) => (days[step.kind] === undefined ? step : { ...step, when: { afterDue: days[step.kind]! } })),
});

async function onRecord(s: Story, policy: EscalationPolicy): Promise<string> {
  const answer = await s.application.policies.propose(policy, 'truyện', s.as('ubnd-tinh'), s.application.clock.now());
  if (isRefusal(answer)) throw new Error(s.application.texts.refusal(answer));
  await s.application.catchUp();
  return policyRef(policy);
}

async function switchOn(s: Story, ref: string): Promise<void> {
  const answer = await s.application.policies.switchOn(ref, { document: '12/QĐ-UBND' }, s.as('ubnd-tinh'), s.application.clock.now());
  if (isRefusal(answer)) throw new Error(s.application.texts.refusal(answer));
  await s.application.catchUp();
}

const followed = (s: Story, row: number): string[] =>
  s.application.projections.where<LadderRow>(laddersProjection, 'task', s.task(row)).map((ladder) => ladder.policy);

describe('chính sách', () => {
  story('nhiệm vụ đang chạy giữ chính sách cũ, nhiệm vụ mới theo chính sách mới', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await switchOn(s, await onRecord(s, quicker(s.application.policy, 4, { urge: 3 })));
    await s.does('report-progress', 1, 'so-tu-phap', { percent: 50, note: '' });
    expect(followed(s, 1)).toEqual(['mac-dinh@3']);
    await s.moveTo('2021-04-06 18:00');
    s.forgetMail();
    await s.moveTo('2021-04-07 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, đề nghị đôn đốc/i);
    expect(policyRef(s.application.policy)).toBe('mac-dinh@4');
  });

  story('chuyển chính sách: xem trước, rồi chỉ báo điều chưa báo', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    const to = await onRecord(s, quicker(s.application.policy, 4, { urge: 3, explain: 6 }));
    await s.moveTo('2021-04-02 10:00');
    s.forgetMail();
    const order = { to, task: s.task(1), reason: 'Thực hiện 12/QĐ-UBND' };
    const [preview] = await previewMove(s.application, order);
    expect(preview?.changes.map(({ kind, before, after }) => [kind, before && localTime(before), after && localTime(after)])).toEqual([
      ['urge', '2021-04-07T08:00:00+07:00', '2021-04-05T08:00:00+07:00'],
      ['explain', '2021-04-14T08:00:00+07:00', '2021-04-08T08:00:00+07:00'],
    ]);
    expect(followed(s, 1)).toEqual(['mac-dinh@3']);
    await moveTasks(s.application, order, s.as('so-noi-vu'));
    expect(followed(s, 1)).toEqual([to]);
    expect(await previewMove(s.application, order)).toEqual([]);
    await s.moveTo('2021-04-08 09:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/đề nghị đôn đốc/i);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/đề nghị đôn đốc/i);
    s.mailbox('pho-chu-tich@ubnd-tinh').expects(/giải trình/);
    s.nothingUnexpected();
  });

  story(
    'vai trò khuyết thì chuyển ngay lên trên và báo quản trị viên một lần',
    '2021-03-29 07:00',
    async (s) => {
      await s.plan([TU_PHAP, { ...TU_PHAP, title: 'Ban hành kế hoạch theo dõi' }]);
      for (const row of [1, 2]) await s.does('accept', row, 'so-tu-phap');
      await s.moveTo('2021-04-06 18:00');
      s.forgetMail();
      await s.moveTo('2021-04-07 08:00');
      s.mailbox('pho-chu-tich@ubnd-tinh').expects(/đề nghị đôn đốc: 2 nhiệm vụ/i);
      s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/để biết, đề nghị đôn đốc/i);
      s.while(() =>
        expect(openOperatorTasks(s.application).map(({ kind, sentence }) => [kind, sentence])).toEqual([
          ['role-vacant', 'Không có ai giữ vai trò thủ trưởng cơ quan theo dõi (Sở Nội vụ); bậc 5 đã được chuyển ngay lên bậc tiếp theo'],
        ]),
      );
      await s.moveTo('2021-04-14 08:00');
      s.mailbox('pho-chu-tich@ubnd-tinh').expects(/giải trình/);
      s.nothingUnexpected();
    },
    {
      directory: (shipped) => ({
        ...shipped,
        contacts: shipped.contacts.filter(({ agency, role }) => agency !== 'so-noi-vu' || role !== 'head'),
      }),
    },
  );

  story('yêu cầu chuyển bậc ngoài giờ thì gửi đầu giờ sau, đến lượt không gửi lại', '2021-03-29 07:00', async (s) => {
    await s.plan([TU_PHAP]);
    await s.does('accept', 1, 'so-tu-phap');
    await s.moveTo('2021-04-02 18:30');
    s.forgetMail();
    const order = { step: 5, reason: 'Ý kiến tại phiên họp ngày 02/4' };
    const [requested] = (await escalate(s.application, s.task(1), order, s.as('so-noi-vu'))).requested;
    expect(requested).toMatchObject({ part: 'so-tu-phap', kind: 'urge', at: '2021-04-05T08:00:00+07:00' });
    await s.moveTo('2021-04-05 07:59');
    s.nothingUnexpected();
    await s.moveTo('2021-04-05 08:00');
    s.mailbox('lanh-dao@so-noi-vu').expects(/Ý kiến tại phiên họp ngày 02\/4/);
    s.mailbox('lanh-dao@van-phong-ubnd-tinh').expects(/Ý kiến tại phiên họp ngày 02\/4/);
    s.nothingUnexpected();
    // Its own time would have been 07/04.
    await s.moveTo('2021-04-08 18:00');
    s.nothingUnexpected();
  });

  story('không thuộc quyền thì không chuyển bậc được', '2021-03-29 08:00', async (s) => {
    await s.plan([TU_PHAP]);
    await expect(escalate(s.application, s.task(1), { step: 6, reason: 'x' }, s.as('so-tu-phap'))).rejects.toMatchObject({
      refusal: { code: 'account.not-allowed' },
    });
    await expect(escalate(s.application, s.task(1), { step: 55, reason: 'x' }, s.as('so-noi-vu'))).rejects.toMatchObject({
      refusal: { code: 'ladder.no-step' },
    });
    s.forgetMail();
  });

  story(
    'mỗi kênh có giờ riêng: giao việc buổi chiều muộn, thư đợi sáng hôm sau',
    '2021-03-29 07:00',
    async (s) => {
      const policy: EscalationPolicy = {
        ...s.application.policy,
        version: 4,
        sendUntil: '18:00',
        hours: { ...s.application.policy.hours, sms: { from: '07:00', until: '18:00' } },
        steps: s.application.policy.steps.map((step) =>
          step.kind === 'assigned' ? { ...step, to: [{ role: 'lead-head', channels: ['email', 'sms'] }] } : step,
        ),
      };
      await switchOn(s, await onRecord(s, policy));
      await s.moveTo('2021-03-29 17:30');
      await s.plan([{ ...TU_PHAP, deadline: 'Quý IV năm 2021' }]);
      await s.does('accept', 1, 'so-tu-phap');
      await s.moveTo('2021-03-29 18:00');
      s.while(() =>
        expect(s.sms.map(({ address, at }) => [address, localTime(at)])).toEqual([['+84912000001', '2021-03-29T17:30:00+07:00']]),
      );
      s.nothingUnexpected();
      await s.moveTo('2021-03-30 07:59');
      s.nothingUnexpected();
      await s.moveTo('2021-03-30 08:00');
      s.mailbox('lanh-dao@so-tu-phap').expects(/nhiệm vụ mới giao/i);
    },
    {
      sms: true,
      directory: (shipped) => ({
        ...shipped,
        contacts: shipped.contacts.map((each) => (each.agency === 'so-tu-phap' ? { ...each, phone: '0912000001' } : each)),
      }),
    },
  );
});

describe('Tết', () => {
  for (const [before, after] of TET) {
    const [year = '', month = '', day = ''] = before.split('-');
    story(`${year}: việc quá hạn trong Tết được báo ngày làm việc đầu tiên, một lần, ở bậc cao nhất`, `${before} 07:00`, async (s) => {
      await s.plan([{ ...TU_PHAP, deadline: `Chậm nhất ngày ${day}/${month}/${year}` }]);
      await s.does('accept', 1, 'so-tu-phap');
      await s.moveTo(`${before} 18:00`);
      s.forgetMail();
      await s.moveTo(`${after} 07:59`);
      s.nothingUnexpected();
      await s.moveTo(`${after} 08:00`);
      s.mailbox('lanh-dao@so-tu-phap').expects(new RegExp(`quá hạn 1 ngày làm việc \\(hạn ${day}/${month}/${year}\\)`));
      s.mailbox('dau-moi@so-noi-vu').expects(/quá hạn/i);
      s.nothingUnexpected();
    });
  }
});
