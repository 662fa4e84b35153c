// The texts are a leaf and do not know this feature; here both are held against each other, by the compiler and by eye.
import { readdirSync, readFileSync } from 'node:fs';
import * as en from '../texts/en/escalation.js';
import * as vi from '../texts/vi/escalation.js';
import { nameOf } from '../../test/support/tasks.js';
import { defaultPolicy } from '../../test/support/ladders.js';
import { NEWS } from '../task/facts/news.types.rule.js';
import type { LadderEvents } from './ladder/ladder.events.js';
import type { PolicyEvents } from './policy/policy.events.js';
import type { SkipReason } from './ladder/ladder.rule.js';
import { isNews } from './ladder/news-steps.rule.js';
import { texts } from '../texts/index.js';

// A new event or reason without its words does not compile.
type Texts = {
  events: {
    [Type in keyof (LadderEvents & PolicyEvents)]: (data: (LadderEvents & PolicyEvents)[Type], names: (agency: string) => string) => string;
  };
  skips: Record<SkipReason, unknown>;
};
const both: Record<string, Texts & { refusals: object; reasons: object }> = { vi, en };

const sources = readdirSync('libs/escalation', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|feature|controller)\.ts$/.test(file))
  .map((file) => readFileSync(`libs/escalation/${file}`, 'utf8'))
  .join('\n');

describe('the texts', () => {
  it.each(['vi', 'en'])('%s has a sentence for every refusal, and none that is never used', (language) => {
    const used = [...new Set([...sources.matchAll(/'((?:policy|ladder)\.(?!schema)[a-z-]+)'/g)].map((match) => match[1]!))];
    expect(Object.keys(both[language]!.refusals).sort()).toEqual(used.sort());
  });
  it.each(['vi', 'en'])('%s has a reason for every step of the policy that ships, for coordinators, and for each moment', (language) => {
    const kinds = new Set([
      ...defaultPolicy.steps.filter(({ when }) => !('reportDue' in when) && !isNews(when)).map((step) => step.kind),
      ...[
        ...NEWS,
        'handed-over',
        ...['doer', 'former', 'decider', 'signer', 'follower', 'helper', 'released'].map((whom) => `told-${whom}`),
      ].map((name) => `news.${name}`),
      'coordinates',
      'no-progress',
      'undetermined',
      'requested',
    ]);
    expect(Object.keys(both[language]!.reasons).sort()).toEqual([...kinds].sort());
  });
  it('are in composed Unicode', () => {
    const text = readFileSync('libs/texts/vi/escalation.ts', 'utf8');
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe('what people read', () => {
  const p = { lead: 'Sở Tư pháp', due: '2021-03-31', workingDays: 1 };
  it.each([
    [vi.reasons.late(p), 'Nhiệm vụ đã quá hạn 1 ngày làm việc (hạn 31/03/2021) mà chưa hoàn thành'],
    [vi.reasons.assigned(p), 'Nhiệm vụ mới được giao cho Sở Tư pháp chủ trì (hạn 31/03/2021)'],
    [vi.reasons.assigned({ ...p, due: '' }), 'Nhiệm vụ mới được giao cho Sở Tư pháp chủ trì (chưa có ngày đến hạn cụ thể)'],
    [vi.reasons['due-tomorrow'](p), 'Nhiệm vụ sắp hết hạn, còn 1 ngày làm việc (hạn 31/03/2021) mà chưa hoàn thành'],
    [
      vi.reasons['news.carried-over']({ about: '3/KH-UBND', heir: '1. Kho dữ liệu', document: '2/UBND', date: '2022-01-06' }),
      'Chuyển tiếp sang nhiệm vụ “1. Kho dữ liệu” của kế hoạch 3/KH-UBND theo văn bản số 2/UBND ngày 06/01/2022',
    ],
    [
      vi.reasons['news.carried-over']({ about: 'Kế hoạch cải cách hành chính năm 2022', heir: '' }),
      'Chuyển tiếp sang Kế hoạch cải cách hành chính năm 2022',
    ],
    [vi.reasons['news.carried-over']({ about: '', heir: '' }), 'Chuyển tiếp sang kế hoạch sau'],
    [en.reasons['news.carried-over']({ about: '3/KH-UBND', heir: '1. Data' }), 'Carried over to task “1. Data” of the plan 3/KH-UBND'],
    [
      vi.reasons['due-soon']({ ...p, workingDays: 0 }),
      'Nhiệm vụ sắp đến hạn: đây là ngày làm việc cuối cùng trước khi hết hạn (hạn 31/03/2021)',
    ],
    [en.reasons.late(p), 'The task is 1 working day late (due 31/03/2021) and it is not complete'],
    [
      vi.events.LadderScheduled(
        { part: 'so-tu-phap', deadlineVersion: 1, policy: 'mac-dinh@1', calendar: 'vn-1', looks: [{ at: '2021-01-04T01:00:00.000Z' }] },
        nameOf,
      ),
      'Lập lịch đôn đốc Sở Tư pháp theo thời hạn lần 1: 1 bước, sớm nhất lúc 08:00 04/01/2021 (chính sách mặc định, bản 1; lịch làm việc vn-1)',
    ],
    [vi.events.LadderStopped({ part: 'so-tu-phap', reason: 'done' }, nameOf), 'Dừng đôn đốc Sở Tư pháp: nhiệm vụ đã hoàn thành'],
    [
      vi.events.StepTaken(
        { part: 'so-tu-phap', step: 4, kind: 'late', outcome: 'raised', reason: null, raisedTo: null, notices: ['a', 'b'] },
        nameOf,
      ),
      'Bậc 4 (báo quá hạn) đối với Sở Tư pháp: phát sinh 2 thông báo',
    ],
    [
      vi.events.StepTaken(
        { part: 'so-tu-phap', step: 1, kind: 'reminder', outcome: 'skipped', reason: 'day-passed', raisedTo: null, notices: [] },
        nameOf,
      ),
      'Bậc 1 (nhắc việc) đối với Sở Tư pháp: bỏ qua vì đã qua ngày đến hạn',
    ],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

it('does not call a plan a plan twice', () => {
  const carried = (about: string) => texts('vi').reason('news.carried-over', { about, document: '720/UBND', date: '2021-12-27' });
  expect(carried('Kế hoạch cải cách hành chính năm 2022')).toMatch(/^Chuyển tiếp sang Kế hoạch cải cách hành chính năm 2022/);
  expect(carried('9/KH-UBND')).toMatch(/^Chuyển tiếp sang kế hoạch 9\/KH-UBND/);
});
