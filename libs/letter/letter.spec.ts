// The life of a letter, and the paper it is.
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { by, morning, party } from '../../test/support/tasks.js';
import * as en from '../texts/en/letter.js';
import type { LetterSentences } from '../texts/letter-facts.js';
import * as vi from '../texts/vi/letter.js';
import { letterDecider } from './letter.decider.js';
import { letterDocx } from './letter-docx.js';
import { LETTER_EVENT_VERSIONS, type LetterEvents, type LetterItem } from './letter.events.js';
import { letterPaper, letterText } from './letter-text.rule.js';
import type { LetterRow } from './letter.state.rule.js';

const item = (task: string, calendarDays = 7): LetterItem => ({
  task,
  code: 'I.1',
  title: 'Lập kế hoạch rà soát văn bản',
  plan: '117/KH-UBND',
  due: '2021-03-31',
  calendarDays,
  workingDays: 5,
});
const drafted: LetterEvents['LetterDrafted'] = {
  letter: '2021-04-07.so-tu-phap',
  day: '2021-04-07',
  agency: party('so-tu-phap'),
  issuer: party('so-noi-vu'),
  superior: { agency: 'ubnd-tinh', name: 'Ủy ban nhân dân tỉnh Nam Định' },
  kind: 'urge',
  items: [item('p.r01')],
};
const row: LetterRow = { ...drafted, draftedAt: morning('2021-04-07'), signed: null };
const signed = { number: '05/SNV', date: '2021-04-08', at: morning('2021-04-08'), by: 'lan' };
const draft = { type: 'DraftLetter' as const, ...drafted };
const sign = {
  type: 'SignLetter' as const,
  letter: row.letter,
  number: '05/SNV',
  date: '2021-04-08',
  now: morning('2021-04-09'),
  entitled: ['ubnd-tinh', 'so-noi-vu'],
};

describe('a letter', () => {
  it('is drafted once; a second step of the day adds to it and raises it, never lowers it', () => {
    expect(letterDecider.decide(draft, null)).toMatchObject([{ type: 'LetterDrafted' }]);
    expect(letterDecider.decide(draft, row)).toEqual([]);
    const higher = { ...draft, kind: 'explain' as const, issuer: drafted.superior!, superior: null, items: [item('p.r01'), item('p.r02')] };
    expect(letterDecider.decide(higher, row)).toMatchObject([
      {
        type: 'LetterRedrafted',
        data: { kind: 'explain', issuer: { agency: 'ubnd-tinh' }, items: [{ task: 'p.r01' }, { task: 'p.r02' }] },
      },
    ]);
    expect(letterDecider.decide(draft, { ...row, kind: 'explain' })).toEqual([]);
    expect(letterDecider.decide(higher, { ...row, signed })).toEqual([]);
  });

  it('is signed once, by others than the agency written to, on a day that can be', () => {
    const code = (command: object, state: LetterRow | null = row) => {
      const answer = letterDecider.decide({ ...sign, by: by('so-noi-vu'), ...command }, state);
      return 'code' in answer ? answer.code : answer.map(({ type }) => type).join();
    };
    expect(code({})).toBe('LetterSigned');
    expect(code({ by: by(null, 'admin') })).toBe('LetterSigned');
    expect(code({ by: by('so-tu-phap', 'admin') })).toBe('letter.not-entitled');
    expect(code({ by: by('so-y-te') })).toBe('letter.not-entitled');
    expect(code({ by: by('so-noi-vu', 'inspector') })).toBe('letter.not-entitled');
    expect(code({ date: '2021-04-10' })).toBe('letter.date-in-future');
    expect(code({ date: '2021-04-06' })).toBe('letter.date-before-draft');
    expect(code({}, { ...row, signed })).toBe('letter.signed-already');
    expect(code({}, null)).toBe('letter.unknown');
  });
});

describe('the paper', () => {
  it('is a draft with number, date and signature left empty', () => {
    const text = letterText(letterPaper(row));
    expect(text).toContain('DỰ THẢO');
    expect(text).toContain('ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSỞ NỘI VỤ');
    expect(text).toContain('Nam Định, ngày      tháng      năm 2021');
    expect(text).toContain('Kính gửi: Sở Tư pháp');
    expect(text).toContain('I.1. Lập kế hoạch rà soát văn bản');
    expect(text).toContain('7 ngày (5 ngày làm việc)');
    expect(text).toContain('GIÁM ĐỐC');
    expect(text).toBe(text.normalize('NFC'));
  });

  it('of the province is signed for the chair, and lists the longest lateness first', () => {
    const paper = letterPaper({
      ...row,
      kind: 'explain',
      issuer: drafted.superior!,
      superior: null,
      items: [item('p.r01', 3), item('p.r02', 30)],
    });
    expect(paper.signature).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    expect(paper.table.rows.map((cells) => cells[4])).toEqual(['30 ngày (5 ngày làm việc)', '3 ngày (5 ngày làm việc)']);
    expect(paper.paragraphs.join(' ')).toContain('giải trình bằng văn bản');
  });

  it('signed carries its number, and its date as official papers write it', () => {
    const paper = letterPaper({ ...row, signed });
    expect(paper.number).toBe('Số: 05/SNV');
    expect(paper.placeAndDate).toBe('Nam Định, ngày 08 tháng 4 năm 2021');
    expect(letterPaper({ ...row, signed: { ...signed, date: '2021-02-10' } }).placeAndDate).toContain('ngày 10 tháng 02 năm 2021');
    expect(paper.mark).not.toContain('DỰ THẢO');
  });

  it('is a DOCX of A4 in Times New Roman that reads back whole', async () => {
    const file = await letterDocx(letterPaper(row));
    const xml = new TextDecoder().decode(unzipSync(new Uint8Array(file))['word/document.xml']);
    const value = xml.replace(/<[^>]+>/g, '');
    for (const part of [
      'DỰ THẢO',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Kính gửi: Sở Tư pháp',
      'Lập kế hoạch rà soát văn bản',
      '7 ngày (5 ngày làm việc)',
      'Nơi nhận:',
    ])
      expect(value).toContain(part);
    expect(xml).toContain('w:w="11906" w:h="16838"');
    expect(xml).toContain('w:left="1701"');
    expect(xml).toContain('Times New Roman');
  });
});

describe('the texts', () => {
  const fits: { [Type in keyof LetterEvents]: (data: LetterEvents[Type], names: (agency: string) => string) => string } =
    vi.events satisfies LetterSentences;
  const sources = readdirSync('libs/letter')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(`libs/letter/${file}`, 'utf8'))
    .join('\n');

  it.each([vi, en])('have a sentence for every event and refusal', (words) => {
    const used = new Set([...sources.matchAll(/refuse\('(letter\.[a-z-]+)'/g)].map((match) => match[1]));
    expect(Object.keys(words.refusals).sort()).toEqual([...used].sort());
    expect(Object.keys(words.events).sort()).toEqual(Object.keys(LETTER_EVENT_VERSIONS).sort());
    expect(Object.keys(fits)).toHaveLength(3);
  });
});
