// What a line says of work that changed hands, or whose day a document has set.
import { assigned, calendar, extendTo, order, party, taskAfter } from '../../../test/support/tasks.js';
import { texts } from '../../texts/index.js';
import { changeReasons, readingOfSetDay } from './change.rule.js';
import { newDay, type TaskCommand } from '../facts/task.commands.js';

const LEAD = 'so-tu-phap';
const say = texts('vi').reason;
const said = (...commands: TaskCommand[]): string[] => {
  const task = taskAfter(commands);
  return changeReasons(task, task.parts[0]!).map(({ code, params }) => say(code, params));
};
const waits = assigned({ kind: 'conditional', due: null });
const set = (day: string, when: string): TaskCommand =>
  order('SetDeadline', 'so-noi-vu', when, { to: newDay(calendar, day), document: '99/BNV-CCHC', documentDate: '2021-02-26' });
const moved = order('ReassignLead', 'ubnd-tinh', '2021-04-06', {
  from: LEAD,
  to: party('so-y-te'),
  document: '15/QĐ-UBND',
  documentDate: '2021-04-05',
  reason: 'đúng chức năng',
});

it('work that changed hands: from whom, since when, by which document', () =>
  expect(said(assigned(), moved)).toEqual(['Chủ trì từ ngày 06/04/2021, thay Sở Tư pháp (văn bản 15/QĐ-UBND ngày 05/04/2021).']));

it('a day that was set: when, and by which document', () =>
  expect(said(waits, set('2021-06-30', '2021-03-01'))).toEqual([
    'Thời hạn 30/06/2021 được xác định ngày 01/03/2021 (văn bản 99/BNV-CCHC ngày 26/02/2021).',
  ]));

it('a day that lay in the past when it was set', () =>
  expect(said(waits, set('2021-02-26', '2021-03-01'))).toEqual([
    'Thời hạn 26/02/2021 được xác định ngày 01/03/2021 (văn bản 99/BNV-CCHC ngày 26/02/2021), khi ngày này đã qua.',
  ]));

it('nothing of work that is as the plan has it, or as an extension has it', () => {
  expect(said(assigned())).toEqual([]);
  expect(said(assigned(), extendTo('2021-06-30', '2021-03-01'))).toEqual([]);
});

it('a line that tells the change itself does not say it twice', () => {
  const task = taskAfter([waits, set('2021-06-30', '2021-03-01'), moved]);
  const codes = (told: Parameters<typeof changeReasons>[2]) => changeReasons(task, task.parts[0]!, told).map(({ code }) => code);
  expect(codes(null)).toEqual(['change.lead', 'change.day']);
  expect(codes('lead-changed')).toEqual(['change.day']);
  expect(codes('deadline-set')).toEqual(['change.lead']);
});

it('the reading of a term is that of the day that was set, rest days counted', () => {
  const reading = readingOfSetDay(taskAfter([waits, set('2022-12-31', '2021-03-01')]))!;
  expect(say(reading.code, reading.params)).toBe(
    'Văn bản giao ghi “Theo hướng dẫn của Bộ Nội vụ”; thời hạn đã được xác định là ngày 31/12/2022 theo văn bản 99/BNV-CCHC ngày 26/02/2021 (ngày nghỉ, tính đến hết 03/01/2023).',
  );
  expect(readingOfSetDay(taskAfter([assigned()]))).toBeNull();
});
