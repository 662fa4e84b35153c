// Whatever is stated in words comes in whole, in one form, and steers nothing.
import { z } from 'zod';
import { texts } from '../texts/index.js';
import { isOfMailLength } from './clean-text.rule.js';
import { isRefusal, parseInput } from './index.js';

const schema = z.looseObject({ reason: z.string() });
const said = (input: unknown): string => {
  const parsed = parseInput(schema, input);
  return isRefusal(parsed) ? texts('vi').refusal(parsed) : JSON.stringify(parsed.value);
};

it.each([
  [{ reason: 'a\ud800b' }, '“Lý do” có ký tự không trọn vẹn (không phải Unicode hợp lệ).'],
  [{ reason: '\udc00' }, '“Lý do” có ký tự không trọn vẹn (không phải Unicode hợp lệ).'],
  [{ reason: 'a\u0000b' }, '“Lý do” có ký tự điều khiển không được dùng.'],
  [{ reason: 'a\u001b[31mb' }, '“Lý do” có ký tự điều khiển không được dùng.'],
  [{ reason: 'a\u202eb' }, '“Lý do” có ký tự điều khiển không được dùng.'],
  [
    { reason: 'x', pieces: [{ title: 'a' }, { title: '\u0085' }] },
    '“Tên, nội dung” (mục 2 của “các phần được tách”) có ký tự điều khiển không được dùng.',
  ],
  ['\ud800', 'Nội dung gửi đến có ký tự không trọn vẹn (không phải Unicode hợp lệ).'],
])('%j is refused', (input, sentence) => expect(said(input)).toBe(sentence));

it('what is whole is kept, in NFC, with its lines', () =>
  expect(said({ reason: 'Chờ Bộ\n\ttrả lời 😀', more: ['e\u0302\u0301'], when: null, on: true, n: 1 })).toBe(
    JSON.stringify({ reason: 'Chờ Bộ\n\ttrả lời 😀', more: ['\u1ebf'], when: null, on: true, n: 1 }),
  ));

it('bytes and days of the program itself are left as they are', () => {
  const bytes = Buffer.from([0, 1]);
  expect(parseInput(z.any(), { bytes })).toEqual({ value: { bytes } });
});

it.each([
  [`${'a'.repeat(64)}@so-y-te.vn`, true],
  [`${'a'.repeat(65)}@so-y-te.vn`, false],
  [`a@${'b'.repeat(252)}`, true],
  [`a@${'b'.repeat(253)}`, false],
])('an address of this length (%#): %s', (address, fits) => expect(isOfMailLength(address)).toBe(fits));
