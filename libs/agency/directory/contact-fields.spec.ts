// How somebody is reached, at each door through which a contact comes in.
import { isRefusal, parseInput } from '../../kernel/index.js';
import { contactPhone, takesSms } from '../../kernel/phone.rule.js';
import { agencyBodies } from '../agency.requests.js';
import { writeBook } from './directory-book.reader.js';
import { directoryFrom, readDirectory } from './directory.reader.js';
import { parseDirectory } from './directory-schema.rule.js';
import { sheetsOf } from './directory-sheets.rule.js';
import { RefusedError } from '../../kernel/index.js';

const directory = readDirectory();
const contact = { agency: 'so-tu-phap', role: 'head' as const, title: 'Giám đốc Sở Tư pháp' };

/** What each door makes of a contact: the one kept, or the words of the refusal. */
const doors: Record<string, (stated: Record<string, unknown>) => unknown> = {
  'contact-set': (stated) => {
    const read = parseInput(agencyBodies.SetContact, { ...contact, ...stated });
    return isRefusal(read) ? read : read.value;
  },
  'import of JSON': (stated) => {
    const read = parseDirectory({ agencies: directory.agencies, contacts: [{ ...contact, ...stated }] });
    return isRefusal(read) ? read : read.contacts[0];
  },
  'import of a workbook': (stated) => {
    const full = { ...contact, email: null, phone: null, validFrom: null, validTo: null, deputy: false, ...stated };
    try {
      return directoryFrom(writeBook(sheetsOf({ ...directory, contacts: [full as (typeof directory.contacts)[number]] })), 'a.xlsx')
        .contacts[0];
    } catch (error) {
      if (error instanceof RefusedError) return error.refusal;
      throw error;
    }
  },
};

describe.each(Object.keys(doors))('%s', (door) => {
  const enter = doors[door]!;

  it.each([
    ['0912 345 678', '+84912345678'],
    ['84 912.345.678', '+84912345678'],
    ['+84 (0) 912-345-678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['０９１２３４５６７８', '+84912345678'],
    ['0168 123 4567', '+84381234567'],
    ['016 9123 4567', '+84391234567'],
    ['912345678', '+84912345678'],
    ['0228 3849 123', '+842283849123'],
    ['(024) 3936 1234', '+842439361234'],
    ['+84 228 3849123', '+842283849123'],
  ])('keeps the number %s as %s', (phone, e164) => expect(enter({ phone })).toMatchObject({ phone: e164 }));

  it.each([
    ['01671234', 'chữ số'],
    ['0912345', 'chữ số'],
    ['0228 384 912', 'chữ số'],
    ['0951234567', 'đầu số'],
    ['113', 'đầu số ngắn'],
    ['1900 1234', 'đầu số ngắn'],
    ['+1 202 555 0100', 'Việt Nam'],
    ['0912345678 / 0987654321', 'nhiều số'],
    ['0912345678; 0228 3849 123', 'nhiều số'],
    ['0912345678 - 0987654321', 'nhiều số'],
    ['DĐ 0912 345 678, CQ 0228 3849 123', 'nhiều số'],
    ['0912.345.678 hoặc 01687654321', 'nhiều số'],
    ['0912345678 (anh Nam)', 'một số'],
    ['٠٩١٢٣٤٥٦٧٨', 'một số'],
    ['chưa có', 'một số'],
  ])('refuses %s with a sentence', (phone, said) => {
    const refusal = enter({ phone }) as { refused: true; params: Record<string, string> };
    expect(refusal.refused).toBe(true);
    expect(refusal.params['vi']).toContain(said);
    expect(refusal.params['vi']).toContain(phone);
    expect(refusal.params['en']!.replace(phone, '')).not.toMatch(/[ăâđêôơư]/);
  });

  it('says of numbers on several lines that they are several, in one line', () =>
    expect(enter({ phone: '0912345678\n0987654321' })).toMatchObject({
      params: { vi: expect.stringContaining('“0912345678 0987654321” có nhiều số điện thoại') },
    }));

  it.each([
    ['lanh-dao@so-tu-phap.example', 'lanh-dao@so-tu-phap.example'],
    ['"Sở Tư pháp" <van-thu@so-tu-phap.example>', 'van-thu@so-tu-phap.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['ａ＠ｂ．ｅｘａｍｐｌｅ', 'a@b.example'],
    ['\u200ba@b.example', 'a@b.example'],
  ])('keeps the address %s as %s', (email, kept) => expect(enter({ email })).toMatchObject({ email: kept }));

  it.each([
    ['a@b.example; c@d.example', 'nhiều địa chỉ'],
    ['a@b.example\r\nBcc: all@tinh.example', 'địa chỉ'],
    ['"A" <a@b.example>\nSubject: x', 'không phải'],
    ['Sở Tư pháp', 'không phải'],
    ['a@b', 'không phải'],
    ['ủy-ban@tỉnh.vn', 'không phải'],
  ])('refuses %j with a sentence', (email, said) => {
    const refusal = enter({ email }) as { refused: true; params: Record<string, string> };
    expect(refusal.refused).toBe(true);
    expect(refusal.params['vi']).toContain(said);
    expect(refusal.params['vi']).not.toMatch(/[\r\n]/);
  });
});

it('a landline is a number that gets no text message', () => {
  const landline = contactPhone('0228 3849 123');
  expect(landline).toEqual({ e164: '+842283849123' });
  expect([takesSms('+842283849123'), takesSms('+84912345678'), takesSms('0912 345 678')]).toEqual([false, true, true]);
});
