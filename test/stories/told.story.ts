// Decisions and requests reach whom they concern, once, while they are still so.
import { story, type Story } from './harness.js';

const TU_PHAP = { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', coordinators: 'Sở Tài chính', deadline: 'Quý II năm 2021' };
const NOI_VU = { title: 'Chấm điểm các cơ quan', lead: 'Sở Nội vụ', deadline: 'Quý II năm 2021' };

const text = (mail: { content: { text: string } } | null): string => (mail?.content.text ?? '').replace(/\s+/gu, ' ');

/** Everybody has accepted, and the mails of the assignment are read. */
async function begun(s: Story, rows: { title: string; lead: string; deadline: string; coordinators?: string }[], leads: string[]) {
  await s.plan(rows);
  for (const [index, lead] of leads.entries()) await s.does('accept', index + 1, lead);
  await s.moveTo('2021-03-16 18:00');
  s.forgetMail();
  await s.moveTo('2021-03-17 09:00');
}

describe('mỗi quyết định đến người phải biết', () => {
  story(
    'xin gia hạn: người quyết định được đề nghị, còn chờ thì nhắc sau ba ngày làm việc; quyết định đến cơ quan chủ trì',
    '2021-03-15 07:00',
    async (s) => {
      await begun(s, [TU_PHAP], ['so-tu-phap']);
      await s.does('request-extension', 1, 'so-tu-phap', {
        to: '2021-08-31',
        document: '45/STP-VP',
        documentDate: '2021-03-16',
        reason: 'Chờ số liệu của các huyện.',
      });
      const asked = s.mailbox('pho-chu-tich@ubnd-tinh').expects(/xin gia hạn, chờ quyết định: 1 nhiệm vụ của Sở Tư pháp/i);
      s.while(() => {
        expect(text(asked)).toContain(
          'Sở Tư pháp xin gia hạn đến ngày 31/08/2021 (văn bản số 45/STP-VP ngày 16/03/2021); thời hạn hiện tại: ngày 30/06/2021; lý do: Chờ số liệu của các huyện',
        );
        expect(text(asked)).toContain('Kính đề nghị xem xét, quyết định');
        expect(text(asked)).not.toMatch(/đề nghị (khẩn trương )?hoàn thành/i);
      });
      s.mailbox('dau-moi@so-noi-vu').expects(/để biết, xin gia hạn/i);
      await s.moveTo('2021-03-22 07:59');
      s.nothingUnexpected();
      await s.moveTo('2021-03-22 08:00');
      const again = s.mailbox('pho-chu-tich@ubnd-tinh').expects(/xin gia hạn/i);
      s.while(() => expect(text(again)).toContain('đã chờ 3 ngày làm việc'));
      await s.does('refuse-extension', 1, 'ubnd-tinh', { reason: 'Phải xong trước kỳ họp', document: '88/UBND-VP' });
      for (const who of ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap']) {
        const refused = s.mailbox(who).expects(/không được gia hạn/i);
        s.while(() => {
          expect(text(refused)).toContain(
            'Không chấp thuận gia hạn đến ngày 31/08/2021 (văn bản số 88/UBND-VP); lý do: Phải xong trước kỳ họp; thời hạn thực hiện vẫn là ngày 30/06/2021',
          );
          expect(text(refused)).toContain('Đề nghị khẩn trương hoàn thành');
        });
      }
      s.mailbox('dau-moi@so-noi-vu').expects(/để biết, không được gia hạn/i);
      s.mailbox('dau-moi@so-tai-chinh').expects(/để biết, không được gia hạn/i);
      // Nothing waits any more.
      await s.moveTo('2021-04-20 09:00');
      s.nothingUnexpected();
    },
  );

  story('xin rồi được gia hạn trong đêm: buổi sáng chỉ còn một tin', '2021-03-15 07:00', async (s) => {
    await begun(s, [TU_PHAP], ['so-tu-phap']);
    await s.moveTo('2021-03-17 20:00');
    await s.does('request-extension', 1, 'so-tu-phap', { to: '2021-07-30', document: '45/STP', reason: 'Chờ ý kiến' });
    await s.does('extend', 1, 'ubnd-tinh', { to: '2021-07-30', document: '99/UBND', reason: 'Đồng ý' });
    await s.moveTo('2021-03-18 08:00');
    for (const who of ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap', 'dau-moi@so-noi-vu', 'dau-moi@so-tai-chinh']) {
      const granted = s.mailbox(who).expects(/được gia hạn/i);
      s.while(() =>
        expect(text(granted)).toContain('Được gia hạn đến ngày 30/07/2021 theo văn bản số 99/UBND; thời hạn trước đó: ngày 30/06/2021'),
      );
    }
    await s.moveTo('2021-04-20 09:00');
    s.nothingUnexpected();
  });

  story(
    'tạm dừng, tiếp tục: nói từ ngày nào, theo văn bản nào; dừng rồi tiếp tục trong đêm thì không ai bị làm phiền',
    '2021-03-15 07:00',
    async (s) => {
      await begun(s, [TU_PHAP], ['so-tu-phap']);
      const everybody = ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap', 'dau-moi@so-noi-vu', 'dau-moi@so-tai-chinh'];
      await s.does('suspend', 1, 'ubnd-tinh', { document: '5/UBND', reason: 'Chờ quy định mới' });
      for (const who of everybody) {
        const mail = s.mailbox(who).expects(/tạm dừng thực hiện/i);
        s.while(() => {
          expect(text(mail)).toContain('Tạm dừng thực hiện từ ngày 17/03/2021 theo văn bản số 5/UBND; lý do: Chờ quy định mới');
          expect(text(mail)).toContain('Tình trạng: Tạm dừng');
        });
      }
      await s.moveTo('2021-05-10 10:00');
      s.nothingUnexpected();
      await s.does('resume', 1, 'ubnd-tinh', { document: '15/UBND', reason: 'Đã có quy định' });
      for (const who of everybody) {
        const mail = s.mailbox(who).expects(/tiếp tục thực hiện/i);
        s.while(() =>
          expect(text(mail)).toContain(
            'Tiếp tục thực hiện từ ngày 10/05/2021 theo văn bản số 15/UBND, sau khi tạm dừng từ ngày 17/03/2021; lý do: Đã có quy định',
          ),
        );
      }
      await s.moveTo('2021-05-11 21:00');
      await s.does('suspend', 1, 'ubnd-tinh', { document: '16/UBND', reason: 'Nhầm' });
      await s.does('resume', 1, 'ubnd-tinh', { document: '17/UBND', reason: 'Ghi nhầm' });
      await s.moveTo('2021-05-12 17:00');
      s.nothingUnexpected();
    },
  );

  story('thu hồi: ai đang làm, phối hợp, theo dõi đều biết, rồi thôi', '2021-03-15 07:00', async (s) => {
    await begun(s, [TU_PHAP], ['so-tu-phap']);
    await s.does('withdraw', 1, 'ubnd-tinh', { document: '8/UBND', reason: 'Trung ương đã làm' });
    for (const who of ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap', 'dau-moi@so-noi-vu', 'dau-moi@so-tai-chinh']) {
      const mail = s.mailbox(who).expects(/thu hồi nhiệm vụ/i);
      s.while(() => expect(text(mail)).toContain('Thu hồi nhiệm vụ từ ngày 17/03/2021 theo văn bản số 8/UBND; lý do: Trung ương đã làm'));
    }
    await s.moveTo('2021-07-20 17:00');
    s.nothingUnexpected();
  });

  story(
    'chuyển cho cơ quan khác: cơ quan cũ biết đã thôi, cơ quan mới biết được giao; trả lại thì chờ quyết định',
    '2021-03-15 07:00',
    async (s) => {
      await begun(s, [TU_PHAP], ['so-tu-phap']);
      await s.does('decline', 1, 'so-tu-phap', { reason: 'Không thuộc chức năng' });
      const waits = s.mailbox('pho-chu-tich@ubnd-tinh').expects(/trả lại nhiệm vụ, chờ quyết định/i);
      s.while(() => expect(text(waits)).toContain('Sở Tư pháp trả lại nhiệm vụ ngày 17/03/2021; lý do: Không thuộc chức năng'));
      s.mailbox('dau-moi@so-noi-vu').expects(/để biết, trả lại nhiệm vụ/i);
      await s.does('reassign', 1, 'ubnd-tinh', { from: 'so-tu-phap', to: 'so-y-te', document: '9/QĐ-UBND', reason: 'Đúng chức năng' });
      for (const who of ['dau-moi@so-tu-phap', 'lanh-dao@so-tu-phap']) {
        const mail = s.mailbox(who).expects(/thôi chủ trì nhiệm vụ/i);
        s.while(() => {
          expect(text(mail)).toContain(
            'Sở Tư pháp thôi chủ trì từ ngày 17/03/2021 theo văn bản số 9/QĐ-UBND; cơ quan chủ trì mới: Sở Y tế; lý do: Đúng chức năng',
          );
          expect(text(mail)).toContain('không phải báo cáo');
          expect(text(mail)).toContain('Tình trạng: Đã thôi chủ trì');
          // Those who lead it now do not lead it together with the one that gave it up.
          expect(text(mail)).toContain('Cơ quan chủ trì: Sở Y tế');
          expect(text(mail)).not.toContain('Cùng chủ trì');
        });
      }
      s.mailbox('dau-moi@so-y-te').expects(/nhiệm vụ mới giao/i);
      s.mailbox('lanh-dao@so-y-te').expects(/nhiệm vụ mới giao/i);
      const helper = s.mailbox('dau-moi@so-tai-chinh').expects(/thay đổi cơ quan chủ trì/i);
      s.while(() => expect(text(helper)).not.toContain('NHIỆM VỤ MỚI GIAO'));
      s.mailbox('dau-moi@so-noi-vu').expects(/để biết, thay đổi cơ quan chủ trì/i);
      await s.does('accept', 1, 'so-y-te');
      await s.moveTo('2021-04-20 09:00');
      s.nothingUnexpected();
    },
  );

  story(
    'báo cáo hoàn thành: cơ quan theo dõi được mời xác nhận, nhắc sau ba ngày làm việc; trả lại thì cơ quan chủ trì biết lý do',
    '2021-03-15 07:00',
    async (s) => {
      await begun(s, [NOI_VU], ['so-noi-vu']);
      await s.does('report-completion', 1, 'so-noi-vu', { document: '12/BC-SNV', note: 'Đã chấm xong' });
      const first = s.mailbox('dau-moi@van-phong-ubnd-tinh').expects(/chờ xác nhận hoàn thành/i);
      s.while(() => {
        expect(text(first)).toContain('Sở Nội vụ báo cáo hoàn thành ngày 17/03/2021 (văn bản số 12/BC-SNV); kết quả: Đã chấm xong');
        expect(text(first)).toContain('xác nhận hoàn thành hoặc trả lại kèm lý do');
      });
      await s.moveTo('2021-03-22 08:00');
      const again = s.mailbox('dau-moi@van-phong-ubnd-tinh').expects(/chờ xác nhận hoàn thành/i);
      s.while(() => expect(text(again)).toContain('đã chờ 3 ngày làm việc'));
      await s.does('return-completion', 1, 'van-phong-ubnd-tinh', { reason: 'Thiếu điểm của ba huyện' });
      for (const who of ['dau-moi@so-noi-vu', 'lanh-dao@so-noi-vu']) {
        const mail = s.mailbox(who).expects(/báo cáo hoàn thành bị trả lại/i);
        s.while(() => {
          expect(text(mail)).toContain('Báo cáo hoàn thành bị trả lại ngày 22/03/2021; lý do: Thiếu điểm của ba huyện');
          expect(text(mail)).not.toMatch(/chưa (có báo cáo )?hoàn thành/u);
        });
      }
      await s.does('report-completion', 1, 'so-noi-vu', { document: '15/BC-SNV' });
      s.mailbox('dau-moi@van-phong-ubnd-tinh').expects(/chờ xác nhận hoàn thành/i);
      await s.moveTo('2021-03-23 09:00');
      await s.does('confirm-completion', 1, 'van-phong-ubnd-tinh');
      const done = s.mailbox('dau-moi@so-noi-vu').expects(/đã xác nhận hoàn thành/i);
      s.while(() => expect(text(done)).toContain('ngày hoàn thành được tính: 22/03/2021'));
      await s.moveTo('2021-07-20 17:00');
      s.nothingUnexpected();
    },
  );

  story('cơ quan phối hợp mới và thôi phối hợp được báo, cơ quan ở lại thì không', '2021-03-15 07:00', async (s) => {
    await begun(s, [{ ...TU_PHAP, coordinators: 'Sở Tài chính, Sở Y tế' }], ['so-tu-phap']);
    await s.does('change-coordinators', 1, 'ubnd-tinh', { coordinators: ['so-y-te', 'so-cong-thuong'], document: '7/UBND' });
    const named = s.mailbox('dau-moi@so-cong-thuong').expects(/bổ sung cơ quan phối hợp/i);
    s.while(() => expect(text(named)).toContain('Sở Công Thương được bổ sung là cơ quan phối hợp theo văn bản số 7/UBND'));
    s.mailbox('dau-moi@so-tai-chinh').expects(/thôi phối hợp nhiệm vụ/i);
    const now = s.mailbox('dau-moi@so-tu-phap').expects(/thay đổi cơ quan phối hợp/i);
    s.while(() => expect(text(now)).toContain('Cơ quan phối hợp nay là: Sở Y tế, Sở Công Thương'));
    s.nothingUnexpected();
  });

  story('UBND tỉnh chủ trì thì Phó Chủ tịch phụ trách được báo', '2021-03-15 07:00', async (s) => {
    await begun(s, [{ ...TU_PHAP, lead: 'UBND tỉnh' }], ['ubnd-tinh']);
    await s.does('report-completion', 1, 'ubnd-tinh', { document: '1/UBND' });
    s.mailbox('dau-moi@so-noi-vu').expects(/chờ xác nhận hoàn thành/i);
    await s.does('return-completion', 1, 'so-noi-vu', { reason: 'Thiếu phụ lục' });
    const mail = s.mailbox('pho-chu-tich@ubnd-tinh').expects(/báo cáo hoàn thành bị trả lại/i);
    s.while(() => expect(text(mail)).toContain('Kính báo cáo để theo dõi, chỉ đạo'));
    s.nothingUnexpected();
  });
});
