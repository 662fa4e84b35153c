// What an amending document makes of one task: text, leads, deadline, withdrawal; once, and never over a report.
import { SYSTEM } from '../../kernel/index.js';
import { openMemoryEventStore } from '../../event-store/memory/memory.event-store.js';
import { givenFor } from '../../../test/support/given-when-then.js';
import { assigned, assignment, by, calendar, confirm, lead, order, party, report, taskAfter } from '../../../test/support/tasks.js';
import type { TaskAmendment } from '../facts/amendment.types.rule.js';
import type { TaskCommand } from '../facts/task.commands.js';
import { taskDecider } from './task.decider.js';
import { taskService } from '../task.service.js';

const paper = { number: '150/KH-UBND', date: '2021-04-10' };
const NOTHING: TaskAmendment = {
  amendment: 'p.a1',
  paper,
  reason: 'theo văn bản 150/KH-UBND',
  withdraw: false,
  texts: {},
  leads: null,
  coordinators: null,
  deadline: null,
  calendar: calendar.version,
};
const amend = (changes: Partial<TaskAmendment>, when = '2021-04-12'): TaskCommand =>
  order('AmendTask', SYSTEM, when, { ...NOTHING, ...changes });
const given = givenFor(taskDecider, 'task-p.r01');
const { deadline } = assignment();
const day = (due: string) => ({ ...deadline, kind: 'date' as const, nominalDue: due, effectiveDue: due });

describe('an amendment of a task', () => {
  it('that changes nothing is no fact', () => {
    given([assigned()])
      .when(amend({ texts: { title: assignment().title }, leads: [lead('so-tu-phap')] }))
      .thenNothing();
  });

  it('keeps what was said before beside what is said now', () => {
    const task = taskAfter([assigned(), amend({ texts: { title: 'Ban hành kế hoạch và danh mục' } })]);
    expect(task.assigned?.title).toBe('Ban hành kế hoạch và danh mục');
    given([assigned()])
      .when(amend({ texts: { title: 'Mới' } }))
      .then([
        {
          type: 'TaskAmended',
          data: {
            amendment: 'p.a1',
            paper,
            texts: { title: 'Mới' },
            was: { title: assignment().title },
            joined: [],
            left: [],
            deadline: null,
          },
          occurredOn: '2021-04-10',
        },
      ]);
  });

  it('moves a deadline that has passed as an extension after the fact, and keeps the first one', () => {
    const task = taskAfter([assigned(), amend({ deadline: day('2021-06-30') })]);
    expect(task.deadlines).toMatchObject([
      { version: 1, nominalDue: '2021-03-31', afterDue: false },
      { version: 2, nominalDue: '2021-06-30', afterDue: true, paper },
    ]);
    expect(task.extensions).toBe(1);
  });

  it('sets a day that is earlier, or the first one', () => {
    expect(taskAfter([assigned({ due: '2021-12-31' }), amend({ deadline: day('2021-06-30') })]).deadlines.at(-1)).toMatchObject({
      nominalDue: '2021-06-30',
      afterDue: false,
    });
    const conditional = taskAfter([assigned({ kind: 'conditional', due: null }), amend({ deadline: day('2021-06-30') })]);
    expect(conditional.deadlines.map((each) => each.nominalDue)).toEqual([null, '2021-06-30']);
    expect(conditional.extensions).toBe(0);
  });

  it('keeps terms that have no day as they were read', () => {
    const terms = { ...deadline, kind: 'standing' as const, nominalDue: null, effectiveDue: null, text: 'Thường xuyên' };
    const task = taskAfter([assigned(), amend({ deadline: terms })]);
    expect(task.assigned?.deadline.text).toBe('Thường xuyên');
    expect(task.deadlines).toMatchObject([{ nominalDue: '2021-03-31' }, { kind: 'standing', nominalDue: null, paper }]);
  });

  it('hands leads over one by one, adds who is left and lets go who is too many', () => {
    const more = taskAfter([assigned(), amend({ leads: [lead('so-y-te'), lead('so-xay-dung')] })]);
    expect(more.parts.map((part) => part.agency).sort()).toEqual(['so-xay-dung', 'so-y-te']);
    expect(more.formerParts.map((part) => part.agency)).toEqual(['so-tu-phap']);
    const fewer = taskAfter([assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] }), amend({ leads: [lead('so-y-te')] })]);
    expect([fewer.parts.map((part) => part.agency), fewer.formerParts.map((part) => part.agency)]).toEqual([['so-y-te'], ['so-tu-phap']]);
  });

  it('lets an extension asked for by a lead that goes lapse with it', () => {
    const asked = order('RequestExtension', 'so-tu-phap', '2021-02-01', { to: '2021-04-30', document: '20/STP', reason: 'chờ Bộ' });
    const two = assigned({ leads: [lead('so-tu-phap'), lead('so-y-te')] });
    expect(taskAfter([two, asked, amend({ leads: [lead('so-y-te')] })]).extensionRequest).toBeNull();
    expect(taskAfter([two, asked, amend({ leads: [lead('so-tu-phap')] })]).extensionRequest).toMatchObject({ part: 'so-tu-phap' });
  });

  it('never lets a lead both lead and coordinate', () => {
    const task = taskAfter([assigned(), amend({ leads: [lead('so-tai-chinh')], coordinators: [party('so-tai-chinh'), party('so-y-te')] })]);
    expect(task.coordinators.map((each) => each.agency)).toEqual(['so-y-te']);
  });

  it('withdraws with its paper and its reason', () => {
    given([assigned()])
      .when(amend({ withdraw: true }))
      .then([{ type: 'TaskWithdrawn', data: { paper, reason: NOTHING.reason }, occurredOn: paper.date }]);
  });

  it('is given by the plan alone, to a task that is open, and not over a report', () => {
    given([assigned()])
      .when(order('AmendTask', by('ubnd-tinh'), '2021-04-12', { ...NOTHING, withdraw: true }))
      .thenRefused('task.only-plan-amends');
    given([assigned(), report('so-tu-phap', '2021-02-01'), confirm('so-noi-vu', '2021-02-02')])
      .when(amend({ withdraw: true }))
      .thenRefused('task.closed', { state: 'done' });
    given([assigned(), report('so-tu-phap', '2021-02-01')])
      .when(amend({ leads: [lead('so-y-te')] }))
      .thenRefused('task.wrong-phase', { phase: 'awaiting-confirmation' });
  });

  it('is taken once by each task, however often it is given', async () => {
    const store = openMemoryEventStore();
    const tasks = taskService({
      store,
      calendar: () => calendar,
      directory: () => ({ agencies: [], contacts: [], overseers: [], authority: '' }),
      taskOf: () => null,
      planOf: () => null,
    });
    const now = '2021-04-12T01:00:00.000Z';
    await tasks.assign('p.r01', assignment(), SYSTEM, now, null);
    const give = () => tasks.amend('p.r01', { ...NOTHING, texts: { title: 'Mới' }, deadline: day('2021-06-30') }, SYSTEM, now, null);
    await give();
    await tasks.order('extend', 'p.r01', { to: '2021-09-30', document: '200/UBND' }, by('ubnd-tinh'), now);
    await give();
    expect((await store.read('task-p.r01')).map((event) => event.type)).toEqual([
      'TaskAssigned',
      'TaskAmended',
      'DeadlineExtended',
      'DeadlineExtended',
    ]);
  });
});
