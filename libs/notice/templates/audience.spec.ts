// Who must do the work is asked to do it, and nobody else is, whatever a policy makes of kinds and roles.
import { aLine, aNotice, aView } from '../../../test/support/notice-samples.js';
import { ROLES, type RecipientRole } from '../../escalation/policy/policy.types.rule.js';
import { NEWS } from '../../task/facts/news.types.rule.js';
import { letter } from './letter.rule.js';
import { KINDS, viewMessage, type Language, type MessageView } from './message-view.rule.js';
import { smsText, type SmsStyle } from './sms.rule.js';

const LEADS: readonly RecipientRole[] = ['lead-contact', 'lead-head'];
const OTHERS = ROLES.filter((role) => !LEADS.includes(role));
const EVERY_KIND = [...KINDS, 'of-the-province'];
const style: SmsStyle = { coding: 'unicode', maxParts: 9, prefix: 'CCHC', contact: null };

const told = (kind: string, role: string, lang: Language): MessageView =>
  viewMessage('Người nhận', [aNotice({ kind, template: kind, role })], {
    lang,
    organisation: 'Hệ thống Đúng Hạn',
    link: 'https://dunghan.example',
    generatedAt: '2021-04-01T01:00:00.000Z',
    lineOf: () => aLine(),
    whyOf: () => 'vì',
  });
const mailAsk = (view: MessageView): string =>
  letter(view)
    .parts.map((part) => part.ask ?? '')
    .join(' ');
/** What follows what is the same for everybody. */
const smsAsk = (view: MessageView): string =>
  smsText(view, style).split(/(?:Hạn|Hạn của nhiệm vụ|Due|The task was due) \d\d\/\d\d\/\d{4}\. /)[1] ?? '';

/** The lead's work, where a sentence or a clause asks its reader for it. */
const LEADS_WORK = {
  vi: /(^|[.;,] )(kính )?đề nghị (khẩn trương |tập trung |sớm )?(hoàn thành|báo cáo|rà soát|cập nhật|nộp|lập báo cáo|giải trình|xác nhận tiếp nhận|tiếp nhận|phân công|nêu rõ|cho biết văn bản|chuẩn bị nội dung|gửi)/i,
  en: /(^|[.;,] )please (complete|report|review|update|submit|prepare|explain|confirm receipt|say whether)/i,
};

describe.each(['vi', 'en'] as const)('a notice in %s', (lang) => {
  const table = EVERY_KIND.flatMap((kind) => OTHERS.map((role) => [kind, role] as const));

  it.each(table)('%s never asks the %s for the work of the lead', (kind, role) => {
    const [view, leads] = [told(kind, role, lang), told(kind, 'lead-head', lang)];
    for (const ask of [mailAsk(view), smsAsk(view)]) {
      expect(ask).not.toBe('');
      expect(ask).not.toMatch(LEADS_WORK[lang]);
    }
    expect(mailAsk(view)).not.toBe(mailAsk(leads));
    expect(letter(view).open?.label).not.toBe(letter(leads).open?.label);
  });

  it.each(EVERY_KIND)('%s asks the lead for its own work, and a copy nobody', (kind) => {
    expect(mailAsk(told(kind, 'lead-contact', lang))).toBe(mailAsk(told(kind, 'lead-head', lang)));
    if (!(NEWS as readonly string[]).includes(kind) && kind !== 'of-the-province')
      expect(mailAsk(told(kind, 'lead-head', lang))).toMatch(LEADS_WORK[lang]);
    const copy = viewMessage('Người nhận', [aNotice({ kind, template: kind, role: 'lead-head', copy: true })], {
      lang,
      organisation: '',
      link: null,
      generatedAt: '2021-04-01T01:00:00.000Z',
      lineOf: () => aLine(),
      whyOf: () => 'vì',
    });
    expect(letter(copy).parts[0]?.ask).toBeNull();
  });
});

describe('an agency that leads one task and follows another', () => {
  const notices = [aNotice({ key: 'a', task: 't1', role: 'overseer-contact' }), aNotice({ key: 'b', task: 't2', role: 'lead-head' })];
  const view = viewMessage('Giám đốc Sở Nội vụ', notices, {
    lang: 'vi',
    organisation: '',
    link: null,
    generatedAt: '2021-04-01T01:00:00.000Z',
    lineOf: ({ task }) => aLine({ task }),
    whyOf: () => 'vì',
  });

  it('reads its own work first and what it follows apart, each with its own heading and request', () => {
    const { subject, parts } = letter(view);
    expect(subject).toBe('[Đúng Hạn] Quá hạn: 1 nhiệm vụ; theo dõi, quá hạn: 1 nhiệm vụ của Sở Tư pháp');
    expect(parts.map(({ heading, ask }) => [heading, ask?.slice(0, 27)])).toEqual([
      ['Quá hạn (1 nhiệm vụ)', 'Đề nghị khẩn trương hoàn th'],
      ['Theo dõi, quá hạn (1 nhiệm vụ)', 'Đề nghị theo dõi, đôn đốc c'],
    ]);
  });

  it('is asked for the work it leads when one mailbox has both roles in one task', () => {
    const both = viewMessage('Giám đốc', [aNotice({ key: 'a', role: 'overseer-head' }), aNotice({ key: 'b', role: 'lead-head' })], {
      ...aView(),
      lineOf: () => aLine(),
      whyOf: () => 'vì',
    });
    expect(both.sections).toMatchObject([{ audience: 'doer', rows: [{}] }]);
    expect(both.sections).toHaveLength(1);
  });
});
