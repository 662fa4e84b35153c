// What is wrong with an order is said in Vietnamese, by the name of the field, whatever the schema found.
import { z } from 'zod';
import { dayField, isRefusal, parseInput } from '../kernel/index.js';
import { taskBodies } from '../task/facts/task.requests.js';
import { texts } from './index.js';

const said = (schema: z.ZodType, input: unknown, language: 'vi' | 'en' = 'vi'): string => {
  const parsed = parseInput(schema, input);
  if (!isRefusal(parsed)) throw new Error('nothing is wrong with it');
  return texts(language).refusal(parsed);
};

it.each<[string, z.ZodType, unknown, string]>([
  ['a field that is missing', taskBodies.RefuseDecline, { reason: 'x' }, '“Phần việc của cơ quan” còn thiếu.'],
  ['nothing in it', taskBodies.DeclineTask, { reason: ' ' }, '“Lý do” không được để trống.'],
  ['words for a number', taskBodies.ReportProgress, { percent: 'một nửa' }, '“Tỷ lệ hoàn thành” phải là số.'],
  ['a broken number', taskBodies.ReportProgress, { percent: 1.5 }, '“Tỷ lệ hoàn thành” phải là số nguyên.'],
  ['too much', taskBodies.ReportProgress, { percent: 101 }, '“Tỷ lệ hoàn thành” không được lớn hơn 100.'],
  ['too long', taskBodies.DeclineTask, { reason: 'x'.repeat(2001) }, '“Lý do” không được dài quá 2.000 ký tự.'],
  ['too many', taskBodies.SetPredecessors, { predecessors: new Array(21).fill('a') }, '“Nhiệm vụ phải làm trước” không được quá 20 mục.'],
  ['a word for a list', taskBodies.SetPredecessors, { predecessors: 'a' }, '“Nhiệm vụ phải làm trước” phải là một danh sách.'],
  [
    'an entry of a list',
    taskBodies.SetPredecessors,
    { predecessors: ['a', 7] },
    'Mục 2 của “nhiệm vụ phải làm trước” phải là chữ, viết trong dấu ngoặc kép.',
  ],
  ['a field nobody knows', taskBodies.AcceptTask, { part: 'a' }, 'Không có trường nào tên là “part” ở đây.'],
  [
    'a day that is not there',
    taskBodies.SetDeadline,
    { to: '31/02/2026', document: '1' },
    '“Đến ngày” phải là một ngày có thật, ghi ngày/tháng/năm, ví dụ 31/12/2026.',
  ],
  ['no object at all', taskBodies.SetDeadline, 'x', 'Nội dung gửi đến phải gồm các trường có tên.'],
  ['a choice', z.object({ role: z.enum(['head', 'contact']) }), { role: 'x' }, '“Vai trò” phải là một trong: head, contact.'],
  ['an address', z.object({ email: z.email() }), { email: 'x' }, '“Địa chỉ thư điện tử” không phải là địa chỉ thư điện tử.'],
  [
    'something within',
    z.object({ pieces: z.array(z.object({ title: z.string().min(1) })) }),
    { pieces: [{ title: 'a' }, { title: '' }] },
    '“Tên, nội dung” (mục 2 của “các phần được tách”) không được để trống.',
  ],
])('%s', (_, schema, input, sentence) => expect(said(schema, input)).toBe(sentence));

it('a day may be written as people write it', () => {
  expect(parseInput(z.object({ on: dayField }), { on: '1/3/2026' })).toEqual({ value: { on: '2026-03-01' } });
  expect(parseInput(z.object({ on: dayField }), { on: '2026-03-01' })).toEqual({ value: { on: '2026-03-01' } });
});

/** Words of the schema library in its English or Vietnamese messages, and formats nobody writes dates in. */
const FOREIGN = /mong đợi|expected|invalid|received|Invalid|YYYY|RFC|undefined|null|NaN|\[object|string|array|boolean\b(?! \(|\))/;
const JUNK: unknown[] = [null, 7, 'x', [], {}, { a: 1 }, true, Number.NaN, ['x'], '', '31/31/2026'];

it('no order answers with the words of the library, whatever is stated in any of its fields', () => {
  let checked = 0;
  for (const schema of Object.values(taskBodies)) {
    for (const field of Object.keys(schema.shape)) {
      for (const value of JUNK) {
        const parsed = parseInput(schema, { [field]: value });
        if (!isRefusal(parsed)) continue;
        checked += 1;
        expect(texts('vi').refusal(parsed)).not.toMatch(FOREIGN);
        expect(texts('en').refusal(parsed)).not.toMatch(/undefined|NaN|\[object|mong đợi/);
      }
    }
  }
  expect(checked).toBeGreaterThan(300);
});
