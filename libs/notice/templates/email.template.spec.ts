// The letters as an official reads them.
import { aLine, aView } from '../../../test/support/notice-samples.js';
import * as en from '../../texts/en/notice.js';
import * as vi from '../../texts/vi/notice.js';
import { renderEmail } from './email.template.js';
import { letter } from './letter.rule.js';
import { KINDS, type MessageView, type Section, type TaskLine } from './message-view.rule.js';
import { COLUMNS } from './wrap.rule.js';

const section = (kind: string, rows: Partial<TaskLine>[] = [{}], copy = false): Section => ({
  kind,
  copy,
  audience: 'doer',
  rows: rows.map(aLine),
});
const subject = (...sections: Section[]) => renderEmail(aView({ sections })).subject;
/** What a reader sees of the HTML: text without marks, entities as letters. */
const seen = (html: string) =>
  html
    .replace(/<head>.*<\/head>/su, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(lt|gt|quot|amp|#x27);/gu, (_all, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" })[name] ?? '')
    .replace(/\s+/gu, ' ');
const flat = (text: string) => text.replace(/\s+/gu, ' ');

describe('a task that stood still', () => {
  it('is told with its days, its paper, and how many of the late days that covers', () => {
    const late = { calendar: 45, working: 31, suspended: { calendar: 40, working: 28 } };
    const suspensions = ['Đã tạm dừng từ ngày 05/04/2021 đến ngày 15/05/2021 (văn bản 5/UBND ngày 05/04/2021).'];
    const { text, html } = renderEmail(aView({ sections: [section('late', [{ late, suspensions }])] }));
    for (const part of [flat(text), seen(html)]) {
      expect(part).toContain('45 ngày (31 ngày làm việc), trong đó tạm dừng 40 ngày (28 ngày làm việc)');
      expect(part).toContain(suspensions[0]);
    }
  });
});

describe('a day of a year whose holidays are not announced', () => {
  const [first, second] = [
    { due: '2027-05-01', effectiveDue: '2027-05-04', provisional: 2027 },
    { task: 't2', due: '2028-03-31', effectiveDue: '2028-03-31', provisional: 2028 },
  ];
  it('is marked, and once it is said that it may change', () => {
    const { text, html } = renderEmail(aView({ sections: [section('late', [first]), section('due-soon', [second, first])] }));
    for (const part of [flat(text), seen(html)]) {
      expect(part).toMatch(/01\/05\/2027 \(.*04\/05\/2027\) \(tạm tính\)/);
      expect(part).toContain('31/03/2028 (tạm tính)');
      expect(part.split('có thể thay đổi khi có thông báo nghỉ lễ, tết năm 2027, 2028.')).toHaveLength(2);
    }
  });
  it('is not spoken of when it is fixed', () => {
    const { text } = renderEmail(aView({ sections: [section('late', [{ ...first, provisional: null }])] }));
    expect(text).not.toContain('tạm tính');
  });
});

const copies = () => [section('assigned', [{ task: 't3' }], true), section('suspended', [{ task: 't4' }], true)];

describe('the subject', () => {
  it('names the state, the count and the agency', () =>
    expect(subject(section('late', [{}, { task: 't2' }]))).toBe('[Đúng Hạn] Quá hạn: 2 nhiệm vụ của Sở Tư pháp'));

  it('puts the most urgent first and counts the agencies when there are several', () =>
    expect(subject(section('late'), section('due-soon', [{ task: 't2', lead: 'Sở Tài chính' }]))).toBe(
      '[Đúng Hạn] Quá hạn: 1 nhiệm vụ; sắp đến hạn: 1 nhiệm vụ của 2 cơ quan',
    ));

  it.each<[string, Section[]]>([
    // Whose they are is left out first, then what is only to be known is counted together.
    [
      'Quá hạn: 1 nhiệm vụ; sắp đến hạn: 1 nhiệm vụ; để biết: 2 nhiệm vụ',
      [section('late'), section('due-soon', [{ task: 't2' }]), ...copies()],
    ],
    ['Nhiệm vụ mới giao: 1 nhiệm vụ; để biết: 2 nhiệm vụ của Sở Tư pháp', [section('assigned'), ...copies()]],
    [
      'Đề nghị yêu cầu giải trình: 1 nhiệm vụ; quá hạn: 1 nhiệm vụ',
      [section('explain'), section('late', [{ task: 't2', lead: 'Ban Quản lý các khu công nghiệp' }])],
    ],
    // Then the most urgent is named, and how many there are of others.
    [
      'Quá hạn: 1 nhiệm vụ; việc khác: 3 nhiệm vụ của Sở Tư pháp',
      [
        section('late'),
        section('due-soon', [{ task: 't2' }]),
        section('reminder', [{ task: 't5' }]),
        section('assigned', [{ task: 't6' }]),
      ],
    ],
    ['Để biết, quá hạn: 1 nhiệm vụ; việc khác: 2 nhiệm vụ của Sở Tư pháp', [section('late', [{}], true), ...copies()]],
  ])(
    'says in a line that mail programs show what is most urgent, and never counts under it what is something else: %s',
    (said, sections) => {
      const long = subject(...sections);
      expect(long).toBe(`[Đúng Hạn] ${said}`);
      expect(long.length).toBeLessThanOrEqual(78);
    },
  );

  it('counts a joint task once, however many of its parts are late', () =>
    expect(subject(section('late', [{}, { part: 'so-noi-vu' }]))).toBe('[Đúng Hạn] Quá hạn: 1 nhiệm vụ của Sở Tư pháp'));

  it('says that a copy is for information', () =>
    expect(subject(section('late', [{}], true))).toBe('[Đúng Hạn] Để biết, quá hạn: 1 nhiệm vụ của Sở Tư pháp'));

  it('says tomorrow only when it is tomorrow', () => {
    expect(subject(section('due-tomorrow', [{ effectiveDue: '2021-04-02' }]))).toContain('Hạn ngày mai: 1');
    expect(subject(section('due-tomorrow', [{ effectiveDue: '2021-04-05' }]))).toContain('Cận kề thời hạn: 1');
  });

  it('is English for those who read English', () =>
    expect(renderEmail(aView({ lang: 'en' })).subject).toBe('[Đúng Hạn] Late: 1 task of Sở Tư pháp'));
});

describe('the links', () => {
  const links = { read: 'https://dunghan.example/l/doc', decline: 'https://dunghan.example/l/thoi' };

  it('stand in both parts, with what they do, and where to decline is told to the mail program too', () => {
    const mail = renderEmail(aView(links));
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('Xác nhận đã nhận, đã đọc');
      expect(flat(part)).toContain('chưa có gì được ghi nhận cho đến khi bấm nút trên trang đó');
      for (const url of Object.values(links)) expect(part).toContain(url);
    }
    expect(mail.decline).toBe(links.decline);
  });

  it('are not there when the service has no address', () => {
    const mail = renderEmail(aView({ link: null, sections: [section('late', [{ url: null }])] }));
    expect(mail.text).not.toMatch(/https?:|Xác nhận đã nhận/);
    expect(mail).not.toHaveProperty('decline');
  });
});

describe('the letter', () => {
  const text = (changes: Partial<TaskLine>, view: Partial<MessageView> = {}) =>
    flat(renderEmail(aView({ sections: [section('late', [changes])], ...view })).text);

  it('reads as one letter, from the salutation to the closing', () => {
    expect(renderEmail(aView()).text).toBe(
      [
        'Hệ thống Đúng Hạn - UBND tỉnh Nam Định',
        '',
        'Kính gửi: Giám đốc Sở Tư pháp',
        '',
        'Hệ thống thông báo tình hình nhiệm vụ sau đây, số liệu tính đến 08:00 ngày',
        '01/04/2021.',
        '',
        'QUÁ HẠN (1 NHIỆM VỤ)',
        '',
        'Nhiệm vụ sau đây đã quá thời hạn thực hiện nhưng chưa hoàn thành.',
        '',
        '1. [I.1.3] Rà soát, hệ thống hóa văn bản quy phạm pháp luật của tỉnh',
        '   - Văn bản giao: 117/KH-UBND (kế hoạch năm 2021)',
        '   - Cơ quan chủ trì: Sở Tư pháp',
        '   - Cùng chủ trì: Sở Nội vụ',
        '   - Cơ quan phối hợp: Văn phòng UBND tỉnh; Sở Tài chính',
        '   - Thời hạn: 31/03/2021',
        '   - Đã quá hạn: 1 ngày (1 ngày làm việc)',
        '   - Tình trạng: Đang thực hiện',
        '   https://dunghan.namdinh.gov.vn/nhiem-vu/117-kh-ubnd-2020.r03',
        '',
        'Đề nghị khẩn trương hoàn thành, báo cáo kết quả kèm văn bản hoặc sản phẩm',
        'trên hệ thống và nêu rõ nguyên nhân chậm.',
        '',
        'Xem và cập nhật nhiệm vụ tại:',
        'https://dunghan.namdinh.gov.vn',
        '',
        'Thư này được gửi vì:',
        '- Sở Tư pháp chủ trì nhiệm vụ và thời hạn đã qua',
        '',
        '-- ',
        'Thư do Hệ thống Đúng Hạn - UBND tỉnh Nam Định lập và gửi tự động, không phải',
        'là công văn và không thay thế văn bản hành chính.',
        'Không cần trả lời thư này; việc báo cáo, cập nhật được thực hiện trên hệ',
        'thống.',
        '',
      ].join('\n'),
    );
  });

  it('shows the first deadline beside the extended one', () =>
    expect(text({ due: '2021-06-30', effectiveDue: '2021-06-30', originalDue: '2021-03-31' })).toContain(
      'Thời hạn: 30/06/2021 (đã được gia hạn; thời hạn ban đầu 31/03/2021)',
    ));
  it('shows the day a rest day rolls to', () =>
    expect(text({ due: '2022-12-31', effectiveDue: '2023-01-03' })).toContain(
      'Thời hạn: 31/12/2022 (trùng ngày nghỉ nên được tính đến hết ngày 03/01/2023)',
    ));
  it('quotes a deadline without a day', () =>
    expect(text({ due: null, effectiveDue: null, late: null, dueText: 'Theo hướng dẫn của Bộ Nội vụ' })).toContain(
      'chưa xác định được ngày; văn bản ghi “Theo hướng dẫn của Bộ Nội vụ”',
    ));
  it('says how many days are left, and today when it is today', () => {
    expect(text({ late: null, remaining: { calendar: 7, working: 5 } })).toContain('Còn lại: 7 ngày (5 ngày làm việc)');
    expect(text({ late: null, remaining: { calendar: 0, working: 0 } })).toContain('Còn lại: đến hạn trong hôm nay');
  });
  it('has no link when the service has no address', () => {
    const { text: plain, html } = renderEmail(aView({ link: null, sections: [section('late', [{ url: null }])] }));
    expect(plain).not.toContain('http');
    expect(html).not.toContain('href');
  });
  it('asks nothing of those who are told for information', () => {
    const plain = flat(renderEmail(aView({ sections: [section('late', [{}], true)] })).text);
    expect(plain).toContain('ĐỂ BIẾT: QUÁ HẠN (1 NHIỆM VỤ)');
    expect(plain).toContain('không phải báo cáo lại');
    expect(plain).not.toContain('Đề nghị');
  });
});

describe.each(['vi', 'en'] as const)('in %s', (lang) => {
  const words = { vi, en }[lang].mail;

  it.each([...KINDS, 'of-the-province'])('the kind %s has its words, in both parts alike', (kind) => {
    const view = aView({ lang, sections: [section(kind, [{}, { task: 't2', late: null, remaining: { calendar: 3, working: 2 } }])] });
    const { text, html } = renderEmail(view);
    const content = letter(view);
    const all = [
      content.organisation,
      content.salutation,
      content.summary,
      ...content.parts.flatMap((part) => [
        part.intro,
        part.ask ?? '',
        ...part.items.flatMap((item) => [item.title, ...item.facts.flatMap((fact) => [fact.label, fact.value])]),
      ]),
      ...content.why.lines,
      ...content.closing,
    ];
    expect(content.parts[0]?.intro).toBe(
      (words.kinds as Record<string, { intro: string }>)[kind === 'of-the-province' ? 'other' : kind]?.intro,
    );
    for (const piece of all) {
      expect(flat(text)).toContain(flat(piece));
      expect(seen(html)).toContain(flat(piece));
    }
    for (const heading of content.parts.map((part) => part.heading)) {
      expect(text).toContain(heading.toLocaleUpperCase('vi'));
      expect(seen(html)).toContain(heading);
    }
  });

  it('is composed Unicode without holes, within the columns', () => {
    const decomposed = aLine({ title: 'Rà soát văn bản'.normalize('NFD') });
    const {
      subject: line,
      text,
      html,
    } = renderEmail(aView({ lang, sections: [{ kind: 'late', copy: false, audience: 'doer', rows: [decomposed] }] }));
    for (const piece of [line, text, html]) {
      expect(piece).toBe(piece.normalize('NFC'));
      expect(piece).not.toMatch(/undefined|null|NaN|\[object/);
    }
    for (const each of text.split('\n').filter((each) => !each.includes('https://'))) expect([...each].length).toBeLessThanOrEqual(COLUMNS);
  });
});

describe('the HTML part', () => {
  it('shows a title with marks as text', () => {
    const title = `Kế hoạch <script>alert("x")</script> & 'khác'`;
    const { html, text } = renderEmail(aView({ sections: [section('late', [{ title }])] }));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(seen(html)).toContain(title);
    expect(flat(text)).toContain(title);
  });

  it('fetches nothing from outside and names its language', () => {
    const { html } = renderEmail(aView());
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="vi">/);
    expect(html).not.toMatch(/<img|<link|<style|url\(|src=/);
  });

  it('gives every background its own text colour', () => {
    const styles = renderEmail(aView()).html.match(/style="[^"]*"/gu) ?? [];
    const backgrounds = styles.filter((style) => style.includes('background-color'));
    expect(backgrounds.length).toBeGreaterThan(2);
    for (const style of backgrounds) expect(style).toMatch(/[";]color:/);
  });
});

it('has the same texts in both languages', () => {
  for (const name of ['mail', 'reasons', 'refusals', 'events'] as const)
    expect(Object.keys(en[name]).sort()).toEqual(Object.keys(vi[name]).sort());
});
