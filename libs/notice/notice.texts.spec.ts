// What the trail says about notices and messages.
import { aNotice } from '../../test/support/notice-samples.js';
import * as en from '../texts/en/notice.js';
import * as vi from '../texts/vi/notice.js';

const names = (agency: string) => (agency === 'so-tu-phap' ? 'Sở Tư pháp' : agency);

describe('the trail', () => {
  it('says who is told, by name when names are known', () => {
    expect(vi.events.NoticeRaised(aNotice(), names)).toBe(
      'Phát sinh thông báo “Quá hạn” cho thủ trưởng cơ quan chủ trì (Sở Tư pháp) qua thư điện tử',
    );
    expect(en.events.NoticeRaised(aNotice())).toBe('Notice “Late” raised for the head of the lead agency (so-tu-phap) by e-mail');
  });

  it('says why nothing was sent', () => {
    const data = { reason: 'no-address', params: { channel: 'email', to: 'so-tu-phap', role: 'lead-head' } };
    expect(vi.events.NoticeDropped(data, names)).toBe(
      'Không gửi thông báo: chưa có địa chỉ thư điện tử của thủ trưởng cơ quan chủ trì (Sở Tư pháp)',
    );
    expect(vi.events.MessageCancelled({ reason: 'nothing-left' })).toBe('Không gửi: không còn nội dung nào cần báo');
    expect(vi.events.NoticeDropped({ reason: 'of-the-province', params: {} })).toBe('Không gửi thông báo: of-the-province');
  });

  it('says when a failed message is tried again, in the time of Viet Nam', () => {
    const failed = { error: '451 later', attempt: 1, retryAt: '2021-04-01T01:01:00.000Z' };
    expect(vi.events.MessageFailed(failed)).toBe('Gửi lần 1 không thành công: 451 later; sẽ gửi lại lúc 08:01 01/04/2021');
    expect(vi.events.MessageFailed({ ...failed, retryAt: null })).toContain('không gửi lại nữa');
  });
});
