// What one item says of several agencies at once.
import { aLine } from '../../../test/support/notice-samples.js';
import { itemsOf, saidOfEach } from './task-items.rule.js';

const rows = [
  aLine({ part: 'so-tu-phap', lead: 'Sở Tư pháp', news: ['Sở Tư pháp báo cáo hoàn thành ngày 24/09/2021'], phase: 'Hoàn thành' }),
  aLine({ part: 'so-y-te', lead: 'Sở Y tế', news: ['Sở Y tế báo cáo hoàn thành ngày 23/09/2021'], phase: 'Đang thực hiện' }),
];

it('names the agency a fact is true of, once', () => {
  const [item] = itemsOf(rows);
  expect(saidOfEach(item!, (row) => row.phase)).toBe('Hoàn thành (Sở Tư pháp); Đang thực hiện (Sở Y tế)');
  expect(saidOfEach(item!, (row) => row.news.join('; '))).toBe(
    'Sở Tư pháp báo cáo hoàn thành ngày 24/09/2021; Sở Y tế báo cáo hoàn thành ngày 23/09/2021',
  );
});
