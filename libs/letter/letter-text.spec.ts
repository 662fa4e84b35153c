// The paper as the registry and the agency written to read it, as text and as DOCX.
import { unzipSync } from 'fflate';
import { aLetter, anAskingLetter, anItem, aSignature, knownOfPart } from '../../test/support/letters.js';
import { morning, party } from '../../test/support/tasks.js';
import { letterDocx } from './letter-docx.js';
import { letterPaper, letterText, type LetterPaper } from './letter-text.rule.js';
import { signedAbout } from './signed-letters.rule.js';
import type { LetterRow } from './letter.state.rule.js';

const xmlOf = async (paper: LetterPaper): Promise<string> =>
  new TextDecoder().decode(unzipSync(new Uint8Array(await letterDocx(paper)))['word/document.xml']);
/** With what was signed before. */
const after = (row: LetterRow, ...letters: LetterRow[]): LetterPaper =>
  letterPaper(row, { earlier: (task) => signedAbout(task, letters, morning('2021-12-31')) });
const cell = (paper: LetterPaper, row: number, name: string): string => paper.annex.rows[row]?.[paper.annex.head.indexOf(name)] ?? '?';

describe('the paper', () => {
  it('is a draft with number, date and signature left empty', () => {
    const text = letterText(letterPaper(aLetter()));
    expect(text).toContain('DỰ THẢO');
    expect(text).toContain('ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSỞ NỘI VỤ');
    expect(text).toContain('Nam Định, ngày      tháng      năm 2021');
    expect(text).toContain('Kính gửi: Sở Tư pháp');
    expect(text).toContain('I.1. Lập kế hoạch rà soát văn bản');
    expect(text).toContain('7 ngày (5 ngày làm việc)');
    expect(text).toContain('GIÁM ĐỐC');
    expect(text).toBe(text.normalize('NFC'));
  });

  it('signed carries its number, and its date as official papers write it, on the annex too', () => {
    const paper = letterPaper(aLetter({ signed: aSignature('05/SNV', '2021-04-08') }));
    expect(paper.number).toBe('Số: 05/SNV');
    expect(paper.placeAndDate).toBe('Nam Định, ngày 08 tháng 4 năm 2021');
    expect(paper.annex.with).toBe('(Kèm theo Công văn số 05/SNV ngày 08 tháng 4 năm 2021 của Sở Nội vụ)');
    expect(letterPaper(aLetter({ signed: aSignature('05/SNV', '2021-02-10') })).placeAndDate).toContain('ngày 10 tháng 02 năm 2021');
    expect(paper.mark).not.toContain('DỰ THẢO');
  });

  it('of a department goes to the province to report; the unit that drafted it is named', () => {
    expect(letterPaper(aLetter()).copies).toEqual(['- Như trên;', '- UBND tỉnh Nam Định (để báo cáo);', '- Lưu: VT, CCHC.']);
    expect(letterPaper(aLetter({ draftedBy: null })).copies.at(-1)).toBe('- Lưu: VT, …….');
  });

  it('of the province goes to who follows the tasks, and not to its own chair', () => {
    const paper = letterPaper(anAskingLetter());
    expect(paper.copies).toEqual(['- Như trên;', '- Sở Nội vụ (để theo dõi, đôn đốc);', '- Lưu: VT, SNV.']);
    expect(paper.signature).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    expect(letterPaper(anAskingLetter({ kind: 'sanction', items: [anItem('t', { asked: 'sanction' })] })).signature).toEqual([
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
    ]);
  });

  it('is signed by whoever heads the agency', () => {
    const signer = (name: string) => letterPaper(aLetter({ issuer: { agency: 'x', name } })).signature;
    expect(signer('Văn phòng Ủy ban nhân dân tỉnh')).toEqual(['CHÁNH VĂN PHÒNG']);
    expect(signer('Thanh tra tỉnh')).toEqual(['CHÁNH THANH TRA']);
    expect(signer('Ban Quản lý các khu công nghiệp')).toEqual(['TRƯỞNG BAN']);
  });
});

describe('what it says of urging', () => {
  const claims = /đã được đôn đốc|đôn đốc lần/u;
  const urged = aLetter({ letter: 'a', items: [anItem('t1'), anItem('t2')], signed: aSignature('321/SNV-CCHC', '2021-04-08') });

  it('is nothing while no letter was signed', () => {
    for (const kind of ['urge', 'explain', 'sanction'] as const) {
      const row = anAskingLetter({ kind, items: [anItem('t1', { asked: kind })] });
      expect(letterText(letterPaper(row))).not.toMatch(claims);
      expect(letterText(after(row, { ...urged, signed: null }))).not.toMatch(claims);
    }
  });

  it('names what was signed, and counts where it is the same for all', () => {
    const row = anAskingLetter({ items: [anItem('t1', { asked: 'explain' }), anItem('t2', { asked: 'explain' })] });
    const paper = after(row, urged);
    expect(paper.about).toBe('V/v đôn đốc lần 2, yêu cầu giải trình việc chậm thực hiện nhiệm vụ');
    expect(paper.paragraphs[1]).toBe('Các nhiệm vụ nêu trên đã được đôn đốc tại Công văn số 321/SNV-CCHC ngày 08/04/2021.');
    expect(cell(paper, 0, 'Tình hình thực hiện')).toContain('Đã đôn đốc tại công văn số 321/SNV-CCHC ngày 08/04/2021');
  });

  it('names the tasks that it was said of, where there are others', () => {
    const row = anAskingLetter({ items: [anItem('t1', { asked: 'explain' }), anItem('t9', { asked: 'explain' })] });
    const paper = after(row, urged);
    expect(paper.about).toBe('V/v yêu cầu giải trình việc chậm thực hiện nhiệm vụ');
    expect(paper.paragraphs[1]).toBe(
      'Trong số các nhiệm vụ nêu trên, có nhiệm vụ đã được đôn đốc tại Công văn số 321/SNV-CCHC ngày 08/04/2021 (nhiệm vụ số 1 tại Phụ lục).',
    );
    expect(cell(paper, 1, 'Tình hình thực hiện')).not.toMatch(/đôn đốc/u);
  });
});

describe('what it asks', () => {
  it('an explanation to whoever signs, through who follows the tasks, in a term from its own date', () => {
    const text = letterText(letterPaper(anAskingLetter()));
    expect(text).toContain(
      'Văn bản giải trình gửi Ủy ban nhân dân tỉnh Nam Định (qua Sở Nội vụ), trong thời hạn 05 ngày làm việc kể từ ngày ký công văn này (không tính ngày ký).',
    );
    const signed = aSignature('9/UBND-NC', '2021-04-14', '2021-04-14', '2021-04-28');
    const stated = anAskingLetter({ signed: { ...signed, explain: { by: '2021-04-28', stated: true } } });
    expect(letterText(letterPaper(stated))).toContain('(qua Sở Nội vụ), chậm nhất ngày 28/04/2021.');
    expect(letterText(letterPaper(anAskingLetter({ explainWithin: null })))).toContain('(qua Sở Nội vụ).');
  });

  it('of each task what its own ladder has come to', () => {
    const items = [anItem('t1', { asked: 'explain', calendarDays: 14 }), anItem('t2', { title: 'Kiểm tra văn bản', calendarDays: 2 })];
    const paper = letterPaper(anAskingLetter({ items }));
    const [, explain = '', , urge = ''] = paper.paragraphs;
    expect(explain).toContain('giải trình bằng văn bản về nhiệm vụ số 1 tại Phụ lục');
    expect(urge).toContain('hoàn thành dứt điểm nhiệm vụ số 2 tại Phụ lục');
    expect(cell(paper, 0, 'Đề xuất')).toContain('Giải trình nguyên nhân chậm');
    expect(cell(paper, 1, 'Đề xuất')).toBe('Khẩn trương hoàn thành, báo cáo kết quả');
  });
});

describe('the table', () => {
  const known = knownOfPart({
    coordinators: ['Sở Tài chính'],
    jointLeads: ['Sở Nội vụ'],
    changes: [{ due: '2021-04-30', paper: { number: '12/UBND-NC', date: '2021-03-25' } }],
    progress: { phase: 'in-progress', percent: 60, on: '2021-05-04', note: 'Đã có dự thảo,\nchờ góp ý' },
    extensionAsked: { to: '2021-06-30', paper: { number: '77/STP', date: '2021-05-05' } },
    explanation: {
      letter: { number: '9/UBND-NC', date: '2021-05-06' },
      due: '2021-05-13',
      answer: { on: '2021-05-12', paper: { number: '88/STP', date: null }, text: 'Chậm do chờ số liệu của các huyện' },
    },
    shares: [
      { name: 'Sở Tư pháp', role: 'lead', confirmed: null, calendar: 4, papers: [] },
      { name: 'Sở Tài chính', role: 'waited-for', confirmed: false, calendar: 3, papers: ['5/STP'] },
    ],
  });
  const paper = letterPaper(aLetter({ day: '2021-05-14', items: [anItem('t1', { known, due: '2021-05-04' })] }));

  it('has the columns of such tables, the longest lateness first', () => {
    expect(paper.annex.head).toEqual([
      'STT',
      'Nội dung nhiệm vụ',
      'Văn bản giao',
      'Cơ quan phối hợp',
      'Thời hạn gốc / điều chỉnh',
      'Tình hình thực hiện',
      'Số ngày quá hạn',
      'Nguyên nhân, trách nhiệm',
      'Đề xuất',
    ]);
    const items = [anItem('p.r01', { calendarDays: 3 }), anItem('p.r02', { calendarDays: 30 })];
    expect(letterPaper(aLetter({ items })).annex.rows.map((cells) => cells[6])).toEqual([
      '30 ngày (5 ngày làm việc)',
      '3 ngày (5 ngày làm việc)',
    ]);
  });

  it('is filled from what is on record', () => {
    expect(cell(paper, 0, 'Văn bản giao')).toBe('117/KH-UBND ngày 30/12/2020');
    expect(cell(paper, 0, 'Cơ quan phối hợp')).toBe('Cùng chủ trì: Sở Nội vụ\nSở Tài chính');
    expect(cell(paper, 0, 'Thời hạn gốc / điều chỉnh')).toBe('31/03/2021\nĐiều chỉnh: 30/04/2021 (12/UBND-NC ngày 25/03/2021)');
    expect(cell(paper, 0, 'Tình hình thực hiện').split('\n')).toEqual([
      'Đang thực hiện',
      'Đạt 60%',
      'Cập nhật ngày 04/05/2021: Đã có dự thảo, chờ góp ý',
      'Đã xin gia hạn đến ngày 30/06/2021 (77/STP ngày 05/05/2021), chưa có quyết định',
    ]);
    expect(cell(paper, 0, 'Nguyên nhân, trách nhiệm').split('\n')).toEqual([
      'Giải trình ngày 12/05/2021 (88/STP): Chậm do chờ số liệu của các huyện',
      '4 ngày: trách nhiệm của Sở Tư pháp',
      '3 ngày: chờ Sở Tài chính (5/STP; chưa được xác nhận)',
    ]);
  });

  it('is empty where nothing is known, and says what is awaited', () => {
    const cause = (explanation: typeof known.explanation): string =>
      cell(letterPaper(aLetter({ items: [anItem('t1', { known: knownOfPart({ explanation }) })] })), 0, 'Nguyên nhân, trách nhiệm');
    expect(cause(null)).toBe('');
    const letter = { number: '9/UBND-NC', date: '2021-04-01' };
    expect(cause({ letter, due: '2021-04-09', answer: null })).toBe(
      'Đã được yêu cầu giải trình tại công văn số 9/UBND-NC ngày 01/04/2021, chậm nhất ngày 09/04/2021',
    );
    const answer = { on: '2021-04-05', paper: null, text: 'Chờ số liệu' };
    expect(cause({ letter, due: '2021-04-12', answer, returnedFor: 'Chưa rõ trách nhiệm' })).toBe(
      'Giải trình ngày 05/04/2021: Chờ số liệu\nGiải trình đã bị trả lại (Chưa rõ trách nhiệm), phải giải trình lại chậm nhất ngày 12/04/2021',
    );
    expect(cause({ letter, due: '2021-04-06', answer: null })).toContain('quá thời hạn (ngày 06/04/2021) chưa có giải trình');
    const plain = letterPaper(aLetter({ items: [anItem('t1', { known: knownOfPart() })] }));
    expect(cell(plain, 0, 'Tình hình thực hiện')).toBe('Chưa thực hiện\nChưa có báo cáo tiến độ');
    expect(cell(plain, 0, 'Cơ quan phối hợp')).toBe('');
  });

  it('quotes no more than can be read in a table', () =>
    expect(
      cell(
        letterPaper(
          aLetter({
            items: [
              anItem('t1', {
                known: knownOfPart({ progress: { phase: 'in-progress', percent: null, on: '2021-04-01', note: 'rất dài '.repeat(300) } }),
              }),
            ],
          }),
        ),
        0,
        'Tình hình thực hiện',
      ).length,
    ).toBeLessThan(500));
});

describe('the DOCX', () => {
  const row = anAskingLetter({
    overseer: party('so-noi-vu'),
    items: [anItem('t1', { asked: 'explain', known: knownOfPart({ coordinators: ['Sở Tài chính', 'Sở Y tế'] }) })],
  });

  it('says all that the text says', async () => {
    const paper = after(row, aLetter({ letter: 'a', items: [anItem('t1')], signed: aSignature('321/SNV-CCHC', '2021-04-08') }));
    const words = (await xmlOf(paper)).replace(/<[^>]+>/g, '');
    const { annex } = paper;
    const said = [
      paper.mark,
      paper.about,
      paper.placeAndDate,
      paper.to,
      ...paper.paragraphs,
      ...paper.closing,
      ...paper.signature,
      ...paper.copies,
      annex.heading,
      annex.title,
      annex.with,
      annex.asOf,
      ...annex.head,
      ...annex.rows.flat().flatMap((text) => text.split('\n')),
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Nơi nhận:',
    ];
    for (const text of said) {
      expect(words).toContain(text);
      expect(letterText(paper)).toContain(text);
    }
  });

  it('says while it is a draft that its days may still move', () => {
    const note = 'Ngày theo lịch tạm tính, có thể thay đổi khi có thông báo nghỉ lễ, tết năm 2027.';
    const said = (row: LetterRow, provisional: number[]) => letterText(letterPaper(row, { provisional })).replace(/\s+/g, ' ');
    expect(said(aLetter(), [2027])).toContain(note);
    expect(said(aLetter(), [])).not.toContain('tạm tính');
    expect(said(aLetter({ signed: aSignature('05/SNV', '2021-04-08') }), [2027])).not.toContain('tạm tính');
  });

  it('stands on A4 in Times New Roman; its table lies on pages of their own', async () => {
    const xml = await xmlOf(letterPaper(row));
    expect(xml).toContain('w:w="11906" w:h="16838"');
    expect(xml).toContain('w:left="1701"');
    expect(xml).toContain('w:w="16838" w:h="11906" w:orient="landscape"');
    expect(xml).toContain('w:pgNumType w:start="1"');
    expect(xml).toContain('Times New Roman');
  });
});
