// Whatever a message is composed of: the number in a heading is the number of items below it and of the tasks they are about,
// and the subject, the text message and the webhook say the same numbers.
import fc from 'fast-check';
import { aLine, aNotice, aView } from '../../../test/support/notice-samples.js';
import { webhookChannel } from '../channels/webhook/webhook.channel.js';
import { renderEmail } from './email.template.js';
import { letter } from './letter.rule.js';
import { KINDS, viewMessage, type MessageView } from './message-view.rule.js';
import { smsText } from './sms.rule.js';

const PHASES = ['Mới giao', 'Đang thực hiện', 'Đã tiếp nhận'];
const PARTS = 18;

/** Notices about parts of some tasks; each is raised once for a role, and may be for information. */
const notices = fc.uniqueArray(
  fc.record({
    task: fc.integer({ min: 1, max: 12 }),
    part: fc.integer({ min: 1, max: PARTS }),
    kind: fc.constantFrom(...KINDS, 'of-the-province'),
    step: fc.integer({ min: 0, max: 7 }),
    role: fc.constantFrom('lead-head', 'lead-contact', 'overseer-contact', 'coordinator'),
    copy: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60, selector: (notice) => JSON.stringify(notice) },
);

const viewOf = (raised: { task: number; part: number; kind: string; step: number; role: string; copy: boolean }[]): MessageView =>
  viewMessage(
    'Giám đốc Sở Nội vụ',
    raised.map((each, index) => aNotice({ ...each, key: `n${index}`, task: `t${each.task}`, part: `a${each.part}`, template: each.kind })),
    {
      ...aView(),
      lineOf: ({ task, part }) =>
        aLine({
          task,
          part,
          code: `II.${task.slice(1)}`,
          lead: `Sở ${part.slice(1)}`,
          title: `Nhiệm vụ ${task}`,
          phase: PHASES[Number(part.slice(1)) % PHASES.length]!,
          late: { calendar: Number(part.slice(1)), working: 1, suspended: null },
          jointLeads: Array.from({ length: PARTS }, (_, index) => `Sở ${index + 1}`).filter((name) => name !== `Sở ${part.slice(1)}`),
        }),
      whyOf: () => 'vì',
    },
  );

const tasksIn = (view: MessageView): number[] => view.sections.map(({ rows }) => new Set(rows.map((row) => row.task)).size);
const numbersIn = (text: string): number[] => [...text.matchAll(/(\d+) nhiệm vụ/giu)].map(([, number]) => Number(number));

describe('the numbers of a message', () => {
  it('in a heading are the items below it and the tasks they are about', () =>
    fc.assert(
      fc.property(notices, (raised) => {
        const view = viewOf(raised);
        const { parts } = letter(view);
        const { text, html } = renderEmail(view);
        const blocks = text.split(/\n(?=\p{Lu}[\p{Lu} ,:]+ \(\d+ NHIỆM VỤ\)\n)/u).slice(1);
        expect(parts.map((part) => part.items.length)).toEqual(tasksIn(view));
        expect(parts.map((part) => numbersIn(part.heading))).toEqual(tasksIn(view).map((count) => [count]));
        expect(blocks.map((block) => (block.match(/^\d+\. \[/gmu) ?? []).length)).toEqual(tasksIn(view));
        expect(html.match(/>\d+\. \[/gu)).toHaveLength(tasksIn(view).reduce((sum, count) => sum + count, 0));
      }),
    ));

  it('in the subject are those of the headings, or of all that is not named', () =>
    fc.assert(
      fc.property(notices, (raised) => {
        const view = viewOf(raised);
        const said = numbersIn(letter(view).subject);
        const counts = tasksIn(view);
        const [own, ...others] = view.sections.map(({ rows }) => new Set(rows.map((row) => row.task)));
        const rest = new Set(others.flatMap((tasks) => [...tasks]).filter((task) => !own!.has(task)));
        const shortened = rest.size > 0 ? [counts[0], rest.size] : [counts[0]];
        const copied = (at: number): boolean => view.sections[at]!.copy;
        const toKnow = new Set(view.sections.filter(({ copy }) => copy).flatMap(({ rows }) => rows.map(({ task }) => task)));
        const together = [...counts.filter((_, at) => !copied(at)), ...(toKnow.size > 0 ? [toKnow.size] : [])];
        expect([counts, shortened, ...(copied(0) ? [] : [together])]).toContainEqual(said);
      }),
    ));

  it('are the same in a text message and for another system', () =>
    fc.assert(
      fc.property(notices, (raised) => {
        const view = viewOf(raised);
        const sms = smsText(view, { coding: 'unicode', maxParts: 200, prefix: 'CCHC', contact: null });
        const alone = view.sections.length === 1 && tasksIn(view)[0] === 1;
        const told = numbersIn(sms.replace(/NHIỆM VỤ MỚI GIAO/gu, ''));
        expect(told).toEqual(alone ? [] : tasksIn(view));
        const { text } = webhookChannel({ endpoints: [], timeoutMs: 1 }).render(view);
        const { sections } = JSON.parse(text) as { sections: { count: number; rows: unknown[] }[] };
        expect(sections.map(({ count }) => count)).toEqual(tasksIn(view));
        expect(sections.map(({ rows }) => rows.length)).toEqual(tasksIn(view));
      }),
    ));
});

describe('a task of several leads', () => {
  const rows = [
    aLine({ lead: 'Sở Y tế', part: 'so-y-te', jointLeads: ['Sở Nội vụ', 'Sở Tư pháp'] }),
    aLine({ lead: 'Sở Nội vụ', part: 'so-noi-vu', jointLeads: ['Sở Y tế', 'Sở Tư pháp'], phase: 'Mới giao' }),
  ];
  const text = renderEmail(aView({ sections: [{ kind: 'late', copy: false, audience: 'doer', rows }] })).text;

  it('is one item that names them in one line, and whose each thing is where they differ', () => {
    expect(text).toContain('QUÁ HẠN (1 NHIỆM VỤ)');
    expect(text).toContain('   - Cơ quan chủ trì: Sở Y tế; Sở Nội vụ\n   - Cùng chủ trì: Sở Tư pháp\n');
    expect(text).toContain('   - Tình trạng: Đang thực hiện (Sở Y tế); Mới giao (Sở Nội vụ)\n');
    expect(text).toContain('   - Đã quá hạn: 1 ngày (1 ngày làm việc)\n');
    expect(text).not.toMatch(/^2\. /mu);
  });

  it('is one text message with its code, its leads counted when they are many', () => {
    const style = { coding: 'plain', maxParts: 3, prefix: 'CCHC', contact: null } as const;
    const many = Array.from({ length: 18 }, (_, index) => aLine({ part: `a${index}`, lead: `Sở ${index}` }));
    const say = (lines: typeof rows): string =>
      smsText(aView({ sections: [{ kind: 'late', copy: false, audience: 'doer', rows: lines }] }), style);
    expect(say(rows)).toContain('CCHC 2021/I.1.3 QUA HAN 01 ngay. Chu tri: So Y te, So Noi vu.');
    expect(say(many)).toContain('CCHC 2021/I.1.3 QUA HAN 01 ngay. Chu tri: 18 co quan.');
  });
});
