// The texts are a leaf and do not know this feature; here both are held against each other, by the compiler and by eye.
import { readdirSync, readFileSync } from 'node:fs';
import * as en from '../texts/en/task.js';
import * as vi from '../texts/vi/task.js';
import { nameOf, party } from '../../test/support/tasks.js';
import type { LeadParty, TaskEvents } from './facts/task.events.js';
import { LIFECYCLE } from './orders/lifecycle.rule.js';
import type { PartPhase, Standing } from './facts/task.state.rule.js';

// A new event, phase or standing without its words does not compile.
type EventSentences = { [Type in keyof TaskEvents]: (data: TaskEvents[Type], names: (agency: string) => string) => string };
type Texts = {
  events: EventSentences;
  phases: Record<PartPhase | 'suspended' | 'withdrawn' | 'carried-over', string>;
  standings: Record<Standing, string>;
};
const both: Record<string, Texts & { refusals: object; reasons: object }> = { vi, en };

// Refusals that the edge of the service adds to those of the rules.
const EDGE = ['deadline.use-cases', 'severally'].map((name) => readFileSync(`libs/application/use-cases/${name}.ts`, 'utf8'));
const sources = readdirSync('libs/task', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(spec|feature|controller)\.ts$/.test(file))
  .map((file) => readFileSync(`libs/task/${file}`, 'utf8'))
  .concat(...EDGE)
  .join('\n');
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))].sort();

describe('the texts', () => {
  it.each(['vi', 'en'])('%s has a sentence for every refusal, and none that is never used', (language) => {
    expect(found(/'(task\.[a-z-]+)'/g)).toEqual(Object.keys(both[language]!.refusals).sort());
  });
  it.each(['vi', 'en'])('%s has a sentence for every reason, and none that is never used', (language) => {
    expect(found(/'((?:standing|suspension|risk|explain|change|reading)\.[a-z-]+)'/g)).toEqual(Object.keys(both[language]!.reasons).sort());
  });
  it('name every command in a refusal', () => {
    for (const action of [...Object.keys(LIFECYCLE), 'AssignTask', 'AmendTask', 'OpenExplanation', 'RecomputeDeadline']) {
      expect(vi.refusals['task.suspended']({ action })).not.toContain(action);
      expect(en.refusals['task.suspended']({ action })).not.toContain(action);
    }
  });
  it('are in composed Unicode', () => {
    const text = readFileSync('libs/texts/vi/task.ts', 'utf8');
    expect(text).toBe(text.normalize('NFC'));
  });
});

describe('the trail reads like a journal', () => {
  const paper = { number: '12/KH-STP', date: '2021-02-20' };
  it.each([
    [
      vi.events.CompletionReported({ part: 'so-tu-phap', paper, note: '', milestone: null }, nameOf),
      'Sở Tư pháp báo cáo hoàn thành, văn bản 12/KH-STP ngày 20/02/2021',
    ],
    [
      vi.events.CompletionConfirmed({ part: 'so-tu-phap', doneOn: '2021-02-20', reason: null }, nameOf),
      'Xác nhận Sở Tư pháp hoàn thành ngày 20/02/2021',
    ],
    [
      vi.events.DeadlineExtended(
        {
          nominalDue: '2022-12-31',
          effectiveDue: '2023-01-03',
          previousDue: '2022-09-30',
          afterDue: true,
          reason: 'chờ Bộ',
          paper: { number: '15/UBND', date: null },
        },
        nameOf,
      ),
      'Gia hạn từ 30/09/2022 đến 31/12/2022 (ngày nghỉ, tính đến hết 03/01/2023) theo văn bản 15/UBND (khi đã quá hạn); lý do: chờ Bộ',
    ],
    [
      vi.events.LeadReassigned({ from: 'so-tu-phap', to: party('so-y-te'), paper: { number: '3', date: null }, reason: 'x' }, nameOf),
      'Điều chuyển chủ trì từ Sở Tư pháp sang Sở Y tế theo văn bản 3; lý do: x',
    ],
    [vi.events.TaskSuspended({ paper: null, reason: '' }, nameOf), 'Tạm dừng nhiệm vụ'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));

  it('names a collective by the words of the plan', () => {
    const leads: LeadParty[] = [
      { ...party('so-y-te'), group: 'cac-so' },
      { ...party('so-xay-dung'), group: 'cac-so' },
    ];
    const data = {
      title: 'T',
      leadText: 'Các Sở, ban, ngành',
      leads,
      coordinatorText: '',
      deadline: { text: 'Năm 2021' },
      paper: { number: '117/KH-UBND', date: '2020-12-30' },
    };
    expect(vi.events.TaskAssigned(data, nameOf)).toBe(
      'Giao Các Sở, ban, ngành (2 cơ quan) chủ trì nhiệm vụ “T” theo văn bản 117/KH-UBND ngày 30/12/2020; thời hạn: Năm 2021',
    );
  });
});
