// What mails and text messages say of letters, played three ways and read as their receivers: nobody signs, people sign in time,
// people record late. Nothing is claimed that was not signed by then, and what was signed is named.
import { listLetters, showLetter } from '../../libs/application/use-cases/letter.use-cases.js';
import type { Directory } from '../../libs/agency/directory/agency.types.rule.js';
import { toMillis } from '../../libs/kernel/index.js';
import { story, type Story } from './harness.js';

const ROWS = [
  { title: 'Lập kế hoạch rà soát văn bản', lead: 'Sở Tư pháp', deadline: 'Quý I năm 2021' },
  { title: 'Xây dựng đề án', lead: 'Sở Tư pháp; Sở Tài chính', coordinators: 'Sở Y tế', deadline: 'Quý I năm 2021' },
  // Written to by the office of the province, which follows what the department for home affairs leads.
  { title: 'Kiểm tra cải cách hành chính', lead: 'Sở Nội vụ', deadline: 'Quý I năm 2021' },
];
const CLAIMS = /đã được đôn đốc nhiều lần|sau khi (được|cơ quan chủ trì được) đôn đốc|đã được nhắc|đôn đốc lần \d/iu;
const NONE = 'chưa ghi nhận công văn đôn đốc nào được ký ban hành';

/** Everybody has a phone, so that text messages are read too. */
const REACHABLE = {
  sms: true,
  directory: (shipped: Directory): Directory => ({
    ...shipped,
    contacts: shipped.contacts.map((contact, index) => ({ ...contact, phone: `+8491${String(1_000_000 + index)}` })),
  }),
};

const flat = (text: string): string => text.replace(/\s+/gu, ' ');

async function begin(s: Story): Promise<void> {
  await s.plan(ROWS);
  for (const [row, lead] of [
    [1, 'so-tu-phap'],
    [2, 'so-tu-phap'],
    [2, 'so-tai-chinh'],
    [3, 'so-noi-vu'],
  ] as const)
    await s.does('accept', row, lead);
}

/** Whatever names a letter names one that was signed by then; whoever is asked for one is told of those that there are, or of none. */
function everythingIsTrue(s: Story): void {
  const signed = listLetters(s.application, {}).flatMap((letter) => (letter.signed ? [letter.signed] : []));
  for (const { at, content } of [...s.sent, ...s.sms]) {
    const text = flat(`${content.subject} ${content.text}`);
    expect(text).not.toMatch(CLAIMS);
    const known = signed.filter((letter) => toMillis(letter.at) <= toMillis(at)).map(({ number }) => number);
    for (const [, number] of text.matchAll(/(?:công văn|giải trình|nhắc nhở|CV) (?:số )?(\d+\/[A-Z-]+)/gu)) expect(known).toContain(number);
    if (/ký công văn|ký công văn yêu cầu|nhắc nhở, phê bình bằng văn bản/u.test(text) && known.length === 0 && content.subject)
      expect(text).toContain(NONE);
  }
  s.forgetMail();
}

describe('đôn đốc: chỉ nói điều đã có', () => {
  story(
    'không ai ký công văn nào',
    '2021-03-30 07:00',
    async (s) => {
      await begin(s);
      await s.moveTo('2021-05-14 18:00');
      s.while(() => {
        expect(listLetters(s.application, { drafts: true }).length).toBeGreaterThan(6);
        for (const { letter } of listLetters(s.application, {}))
          expect(showLetter(s.application, letter).text).not.toMatch(/đã được đôn đốc|lần \d/u);
        const toChair = s.sent.filter(({ address }) => address.startsWith('chu-tich@'));
        expect(toChair.length).toBeGreaterThan(0);
        for (const { content } of toChair) expect(flat(content.text)).toContain(NONE);
      });
      for (const { content } of s.sent) expect(content.text).not.toMatch(/công văn số|Giải trình:/u);
      everythingIsTrue(s);
    },
    REACHABLE,
  );

  story(
    'ký đúng lúc: bậc sau nêu số, ngày của công văn trước, đúng cơ quan',
    '2021-03-30 07:00',
    async (s) => {
      await begin(s);
      await s.moveTo('2021-04-07 14:00');
      await s.signs('2021-04-07.so-tu-phap', { number: '321/SNV-CCHC', date: '2021-04-07' }, 'so-noi-vu');
      await s.moveTo('2021-04-14 14:00');
      s.while(() => {
        const [mail] = s.sent.filter(({ address }) => address.startsWith('pho-chu-tich@')).slice(-1);
        const text = flat(mail?.content.text ?? '');
        expect(text).toContain('Đôn đốc: công văn số 321/SNV-CCHC ngày 07/04/2021');
        // The other lead of the joint task, and the department itself, were not written to.
        expect(text).toMatch(/chưa ghi nhận công văn đôn đốc nào .* \(Sở Tài chính\)/u);
        const letter = showLetter(s.application, '2021-04-14.so-tu-phap');
        expect(letter.about).toBe('V/v đôn đốc lần 2, yêu cầu giải trình việc chậm thực hiện nhiệm vụ');
        expect(letter.text).toContain('Các nhiệm vụ nêu trên đã được đôn đốc tại Công văn số 321/SNV-CCHC ngày 07/04/2021.');
        expect(letter.text).toContain('- Sở Nội vụ (để theo dõi, đôn đốc);\n- Lưu: VT, SNV.');
        const office = showLetter(s.application, '2021-04-07.so-noi-vu');
        expect(office).toMatchObject({ issuer: 'Văn phòng Ủy ban nhân dân tỉnh', name: 'Sở Nội vụ' });
        expect(office.text).toContain('- UBND tỉnh Nam Định (để báo cáo);');
      });
      await s.signs('2021-04-14.so-tu-phap', { number: '9/UBND-NC', date: '2021-04-14' }, 'so-noi-vu');
      await s.moveTo('2021-05-14 18:00');
      everythingIsTrue(s);
    },
    REACHABLE,
  );

  story(
    'ký muộn: trước khi ghi nhận thì chưa nói, ghi nhận rồi thì nói',
    '2021-03-30 07:00',
    async (s) => {
      await begin(s);
      await s.moveTo('2021-04-20 09:00');
      await s.signs('2021-04-07.so-tu-phap', { number: '321/SNV-CCHC', date: '2021-04-09' }, 'so-noi-vu');
      s.while(() => {
        const before = s.sent.filter(({ address }) => address.startsWith('pho-chu-tich@'));
        for (const { content } of before) expect(content.text).not.toContain('321/SNV-CCHC');
        // The draft that waits for the chair's deputy says what is so by now.
        expect(showLetter(s.application, '2021-04-14.so-tu-phap').text).toContain('Công văn số 321/SNV-CCHC ngày 09/04/2021');
      });
      await s.moveTo('2021-05-14 18:00');
      s.while(() => {
        const [mail] = s.sent.filter(({ address }) => address.startsWith('chu-tich@'));
        expect(flat(mail?.content.text ?? '')).toContain('công văn số 321/SNV-CCHC ngày 09/04/2021');
      });
      everythingIsTrue(s);
    },
    REACHABLE,
  );
});
