// The weekly digest as leaders get it.
import { digestsProjection, type DigestRow } from '../../libs/digest/digests.projection.js';
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' };
const Y_TE = { title: 'Niêm yết thủ tục <hành chính>', lead: 'Sở Y tế', deadline: 'Trước ngày 10/4/2021' };
const CHO = { title: 'Sắp xếp lại tổ chức', lead: 'Sở Nội vụ', deadline: 'Theo hướng dẫn của Bộ Nội vụ' };

const LEADERS = ['chu-tich@ubnd-tinh', 'pho-chu-tich@ubnd-tinh', 'lanh-dao@van-phong-ubnd-tinh', 'lanh-dao@so-noi-vu'];

const settled = (s: Story): string[] =>
  s.application.projections
    .all<DigestRow>(digestsProjection)
    .map(({ week, skipped }) => `${week} ${skipped ?? 'issued'}`)
    .filter((line, index, all) => all.indexOf(line) === index)
    .sort();

describe('bản tin tuần', () => {
  story(
    'sáng thứ Hai 07:30 mỗi lãnh đạo một thư: bốn số liệu, việc quá hạn, việc có nguy cơ, việc chưa có hạn',
    '2021-03-22 09:00',
    async (s) => {
      await s.plan([TU_PHAP, Y_TE, CHO]);
      await s.moveTo('2021-04-05 07:29');
      s.forgetMail();
      await s.moveTo('2021-04-05 07:30');
      for (const leader of LEADERS) {
        const mail = s.mailbox(leader).expects(/Bản tin tuần 14\/2021: 1 nhiệm vụ quá hạn/);
        if (!mail) continue;
        const { html } = mail.content;
        const text = mail.content.text.replace(/\s+/g, ' ');
        expect(text).toContain('Số liệu tính đến 24 giờ 00 ngày 04/04/2021');
        expect(text).toMatch(/Chưa hoàn thành, quá hạn: 1\/2 \(50%\); tăng\s+1/);
        expect(text).toMatch(/Sở Tư pháp: 1 nhiệm vụ/);
        expect(text).toMatch(/quá 4 ngày \(2 ngày làm việc\)/);
        expect(text).toMatch(/NHIỆM VỤ CÓ NGUY CƠ QUÁ HẠN \(1\)/);
        expect(text).toMatch(/Theo hướng dẫn của Bộ Nội vụ/);
        expect(html).toContain('Niêm yết thủ tục &lt;hành chính&gt;');
      }
      s.nothingUnexpected();
      s.while(() => expect(settled(s)).toEqual(['2021-W12 no-tasks', '2021-W13 issued', '2021-W14 issued']));
    },
    { digest: true },
  );

  story(
    'không có gì quá hạn thì nói rõ như vậy',
    '2021-02-22 09:00',
    async (s) => {
      await s.plan([TU_PHAP]);
      await s.moveTo('2021-03-01 07:29');
      s.forgetMail();
      await s.moveTo('2021-03-01 07:30');
      for (const leader of LEADERS)
        expect(s.mailbox(leader).expects(/không có nhiệm vụ quá hạn/)?.content.text ?? 'Không có nhiệm vụ nào quá hạn.').toContain(
          'Không có nhiệm vụ nào quá hạn.',
        );
      s.nothingUnexpected();
    },
    { digest: true },
  );
});
