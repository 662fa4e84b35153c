// Tables of counts: what stands in a line adds up to its tasks, and the line says what the four figures leave out.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { assigned, calendar, confirm, lead, order, report, taskAfter } from '../../../test/support/tasks.js';
import { instantAt } from '../../kernel/index.js';
import { countStandings } from '../../task/standing/counts.rule.js';
import { texts } from '../../texts/index.js';
import { countHead, countLine } from './counts-view.rule.js';
import { SimulationPage } from '../../pages/simulation.template.js';

const carry = (target: { plan: { plan: string; name: string } | null; task: null; document: string | null }) =>
  taskAfter([assigned(), order('CarryOver', 'ubnd-tinh', '2021-02-01', { target, document: '1' })]);
const TASKS = [
  taskAfter([assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] })]),
  taskAfter([assigned(), report('so-tu-phap', '2021-03-01'), confirm('so-noi-vu', '2021-03-02')]),
  taskAfter([assigned({ due: '2021-06-30' })]),
  taskAfter([assigned({ due: '2021-12-31' })]),
  taskAfter([assigned({ kind: 'standing', due: null })]),
  taskAfter([assigned({ kind: 'conditional', due: null })]),
  taskAfter([assigned(), order('SuspendTask', 'ubnd-tinh', '2021-02-01', { reason: '' })]),
  taskAfter([assigned(), order('WithdrawTask', 'ubnd-tinh', '2021-02-01', { reason: '' })]),
  carry({ plan: { plan: 'p2', name: '2/KH' }, task: null, document: null }),
  carry({ plan: null, task: null, document: 'Kế hoạch năm 2022' }),
];
const counts = countStandings(TASKS, instantAt('2021-06-28'), calendar);
const words = texts('vi');

const numbers = (html: string): { name: string; cells: number[] }[] =>
  [...html.matchAll(/<tr><td>([^<]*)<\/td>((?:<td>[\d.]+<\/td>)+)<\/tr>/g)].map(([, name = '', cells = '']) => ({
    name,
    cells: [...cells.matchAll(/<td>([\d.]+)<\/td>/g)].map(([, cell = '']) => Number(cell.replaceAll('.', ''))),
  }));

it('the columns of each line of a simulation report add up to its tasks', () => {
  const result = {
    plan: { number: '117/KH-UBND', title: null, tasks: TASKS.length },
    policy: 'mac-dinh@3',
    from: '2021-01-01',
    to: '2021-06-30',
    quarters: [{ on: '2021-06-27', ...counts }],
    notices: [],
    unsent: [],
    digests: [],
    tasks: [],
    late: [],
    refused: [],
    names: {},
  };
  const html = renderToStaticMarkup(createElement(SimulationPage, { result, texts: words, style: '' }));
  const lines = numbers(html);
  const partOf = countHead(words).indexOf(words.page.counts.partAtRisk);
  const sums = lines.map(({ name, cells }) => [name, cells.filter((_, column) => column !== partOf).reduce((all, cell) => all + cell, 0)]);
  expect(sums).toEqual([
    ['Toàn kế hoạch', 10],
    ['Sở Tư pháp', 10],
    ['Sở Y tế', 1],
  ]);
  expect(html).toContain(
    'Không tính: 2 chuyển tiếp (1 chưa xác định kế hoạch tiếp nhận), 1 thu hồi, 1 tạm dừng, 1 thường xuyên, 1 chưa xác định thời hạn.',
  );
  expect(html).toContain(words.whyMore);
});

it('a part of a column stands behind it, and is not a column of its own', () => {
  expect(countLine({ ...counts.total, openOnTime: 7, atRisk: 3 }).slice(2, 4)).toEqual([7, 3]);
  expect(countHead(words).slice(2, 4)).toEqual(['Đang thực hiện, trong hạn', 'Trong đó sắp đến hạn']);
});

it('a whole that leaves nothing out says nothing of it', () =>
  expect(
    words.leftOut({ milestonePassed: 0, noDeadline: 0, standing: 0, suspended: 0, withdrawn: 0, carriedOver: 0, unresolved: 0 }),
  ).toBeNull());
