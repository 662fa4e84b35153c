// What each command makes true, and what it is refused for besides the wrong hand and the wrong state.
import { givenFor } from '../../../test/support/given-when-then.js';
import {
  assigned,
  assignment,
  by,
  calendar,
  confirm,
  extendTo,
  lead,
  morning,
  order,
  party,
  report,
  taskAfter,
} from '../../../test/support/tasks.js';
import { newDay } from '../facts/task.commands.js';
import { taskDecider } from './task.decider.js';

const given = givenFor(taskDecider, 'task-p.r01');
const LEAD = 'so-tu-phap';
const JOINT = [lead(LEAD), lead('so-y-te')];
const CONDITIONAL = assigned({ kind: 'conditional', due: null });

describe('assigning', () => {
  it('records the row with the date of the plan', () =>
    given([])
      .when(assigned())
      .then([{ type: 'TaskAssigned', data: assignment(), occurredOn: '2020-12-30' }]));
  it('the same row again changes nothing', () => given([assigned()]).when(assigned()).thenNothing());
  it('another row cannot take its place', () =>
    given([assigned()])
      .when(assigned({ row: 2 }))
      .thenRefused('task.exists', { task: 'p.r01', row: 1, plan: '117-kh-ubnd-2020' }));
  it('needs a lead', () =>
    given([])
      .when(assigned({ leads: [] }))
      .thenRefused('task.no-lead'));
  it('names each agency once', () =>
    given([])
      .when(assigned({ coordinators: [party(LEAD)] }))
      .thenRefused('task.named-twice', { agency: 'Sở Tư pháp' }));
  it('rests on a document', () =>
    given([])
      .when(order('AssignTask', 'ubnd-tinh', '2021-01-04', { data: { ...assignment(), paper: { number: ' ', date: null } } }))
      .thenRefused('task.document-missing'));
});

describe('the lead reports', () => {
  it('a report before acceptance says that it was accepted', () =>
    given([assigned()])
      .when(order('ReportProgress', LEAD, '2021-02-01', { percent: 40, note: 'đã dự thảo' }))
      .then([
        { type: 'TaskAccepted', data: { part: LEAD } },
        { type: 'ProgressReported', data: { part: LEAD, percent: 40, note: 'đã dự thảo' } },
      ]));
  it('a report after acceptance is one fact', () =>
    given([assigned(), order('AcceptTask', LEAD, '2021-01-05', {})])
      .when(order('ReportCompletion', LEAD, '2021-02-01', { document: '12/KH-STP', documentDate: '2021-01-30', note: '' }))
      .then([
        {
          type: 'CompletionReported',
          data: { part: LEAD, paper: { number: '12/KH-STP', date: '2021-01-30' }, note: '', milestone: null },
          occurredOn: '2021-01-30',
        },
      ]));
  it('an explanation may stand for the product', () =>
    given([assigned(), order('AcceptTask', LEAD, '2021-01-05', {})])
      .when(order('ReportCompletion', LEAD, '2021-02-01', { note: 'đã phần mềm hoá' }))
      .then([
        { type: 'CompletionReported', data: { part: LEAD, paper: null, note: 'đã phần mềm hoá', milestone: null }, occurredOn: null },
      ]));
  it('completion without any product is refused', () =>
    given([assigned()])
      .when(order('ReportCompletion', LEAD, '2021-02-01', { document: ' ', note: '' }))
      .thenRefused('task.product-missing'));
  it('progress without content is refused', () =>
    given([assigned()])
      .when(order('ReportProgress', LEAD, '2021-02-01', { note: '' }))
      .thenRefused('task.progress-missing'));
  it.each([-1, 101, 12.5])('progress of %p %% is refused', (percent) =>
    given([assigned()])
      .when(order('ReportProgress', LEAD, '2021-02-01', { percent, note: '' }))
      .thenRefused('task.percent-out-of-range'),
  );
  it('a document dated tomorrow is refused', () =>
    given([assigned()])
      .when(order('ReportCompletion', LEAD, '2021-02-01', { document: '12/KH', documentDate: '2021-02-02', note: '' }))
      .thenRefused('task.document-in-future', { date: '2021-02-02', today: '2021-02-01' }));
  it('today is the day in Viet Nam', () =>
    given([assigned()])
      .when(order('ReportCompletion', LEAD, '2021-02-01T17:00:00Z', { document: '12/KH', documentDate: '2021-02-02', note: '' }))
      .then([
        { type: 'TaskAccepted', data: { part: LEAD } },
        {
          type: 'CompletionReported',
          data: { part: LEAD, paper: { number: '12/KH', date: '2021-02-02' }, note: '', milestone: null },
          occurredOn: '2021-02-02',
        },
      ]));
  it('a date without its document is refused', () =>
    given([assigned()])
      .when(order('ReportCompletion', LEAD, '2021-02-01', { documentDate: '2021-01-02', note: 'xong' }))
      .thenRefused('task.document-missing'));
  it('a coordinator is told who may', () =>
    given([assigned()])
      .when(report('so-tai-chinh', '2021-02-01'))
      .thenRefused('task.coordinator-only-helps', { by: 'Sở Tài chính', leads: 'Sở Tư pháp' }));
  it('a stranger is told who may', () =>
    given([assigned()]).when(report('so-xay-dung', '2021-02-01')).thenRefused('task.only-lead', { leads: 'Sở Tư pháp' }));
  it('a joint lead reports its own part only', () =>
    given([assigned({ leads: JOINT })])
      .when(order('AcceptTask', 'so-y-te', '2021-01-05', {}))
      .then([{ type: 'TaskAccepted', data: { part: 'so-y-te' } }]));
});

describe('the overseer confirms', () => {
  const awaiting = [assigned(), report(LEAD, '2021-04-05')];

  it('by the day in Viet Nam the report was recorded', () =>
    given([assigned(), report(LEAD, '2021-03-31T17:00:00Z')])
      .when(confirm('so-noi-vu', '2021-04-09'))
      .then([{ type: 'CompletionConfirmed', data: { part: LEAD, doneOn: '2021-04-01', reason: null } }]));
  it('an earlier date of the paper with a reason', () =>
    given(awaiting)
      .when(order('ConfirmCompletion', 'so-noi-vu', '2021-04-09', { acceptedDate: '2021-03-30', reason: 'văn bản ban hành ngày 30/3' }))
      .then([{ type: 'CompletionConfirmed', data: { part: LEAD, doneOn: '2021-03-30', reason: 'văn bản ban hành ngày 30/3' } }]));
  it('not an earlier date without a reason', () =>
    given(awaiting)
      .when(order('ConfirmCompletion', 'so-noi-vu', '2021-04-09', { acceptedDate: '2021-03-30' }))
      .thenRefused('task.reason-missing'));
  it('not a date after the report', () =>
    given(awaiting)
      .when(order('ConfirmCompletion', 'so-noi-vu', '2021-04-09', { acceptedDate: '2021-04-06', reason: 'x' }))
      .thenRefused('task.accepted-after-report', { reported: '2021-04-05' }));
  it('never the agency that led the work, though it oversees other tasks', () =>
    given([assigned({ leads: [lead('so-noi-vu')] }), report('so-noi-vu', '2021-02-01')])
      .when(confirm('so-noi-vu', '2021-02-02'))
      .thenRefused('task.own-work', { by: 'Sở Nội vụ', overseers: 'Văn phòng UBND tỉnh' }));
  it('the next overseer confirms what the first one led', () =>
    given([assigned({ leads: [lead('so-noi-vu')] }), report('so-noi-vu', '2021-02-01')])
      .when(confirm('van-phong-ubnd-tinh', '2021-02-02'))
      .then([{ type: 'CompletionConfirmed', data: { part: 'so-noi-vu', doneOn: '2021-02-01', reason: null } }]));
  it('a joint lead does not confirm the other one either', () =>
    given([assigned({ leads: [lead('so-noi-vu'), lead(LEAD)] }), report(LEAD, '2021-02-01')])
      .when(confirm('so-noi-vu', '2021-02-02', LEAD))
      .thenRefused('task.own-work'));
  it('nobody, when all who could led it', () =>
    given([assigned({ leads: [lead('so-noi-vu'), lead('van-phong-ubnd-tinh'), lead('ubnd-tinh')] }), report('so-noi-vu', '2021-02-01')])
      .when(confirm('van-phong-ubnd-tinh', '2021-02-02'))
      .thenRefused('task.no-overseer'));
  it('every part that awaits, when none is named', () =>
    given([assigned({ leads: JOINT }), report(LEAD, '2021-02-01'), report('so-y-te', '2021-02-03')])
      .when(confirm('so-noi-vu', '2021-02-04'))
      .then([
        { type: 'CompletionConfirmed', data: { part: LEAD, doneOn: '2021-02-01', reason: null } },
        { type: 'CompletionConfirmed', data: { part: 'so-y-te', doneOn: '2021-02-03', reason: null } },
      ]));
  it('in a collective, every member but itself', () =>
    given([
      assigned({ leads: [lead('so-noi-vu', 'cac-so'), lead(LEAD, 'cac-so')] }),
      report('so-noi-vu', '2021-02-01'),
      report(LEAD, '2021-02-01'),
    ])
      .when(confirm('so-noi-vu', '2021-02-04'))
      .then([{ type: 'CompletionConfirmed', data: { part: LEAD, doneOn: '2021-02-01', reason: null } }]));
  it('nothing that has not been reported', () =>
    given([assigned()]).when(confirm('so-noi-vu', '2021-02-04')).thenRefused('task.nothing-awaits'));
  it('a part only once', () =>
    given([assigned({ leads: JOINT }), report(LEAD, '2021-02-01'), confirm('so-noi-vu', '2021-02-02')])
      .when(confirm('so-noi-vu', '2021-02-03', LEAD))
      .thenRefused('task.wrong-phase', { part: 'Sở Tư pháp', phase: 'done' }));
  it('a task only once', () =>
    given([...awaiting, confirm('so-noi-vu', '2021-04-06')])
      .when(confirm('so-noi-vu', '2021-04-07'))
      .thenRefused('task.closed', { state: 'done' }));
  it('no part of an agency that leads none', () =>
    given(awaiting)
      .when(confirm('so-noi-vu', '2021-04-06', 'so-y-te'))
      .thenRefused('task.no-such-part', { part: 'so-y-te' }));
  it('or returns the work with a reason', () => {
    const returned = order('ReturnCompletion', 'so-noi-vu', '2021-04-06', { reason: 'thiếu phụ lục' });
    given(awaiting)
      .when(returned)
      .then([{ type: 'CompletionReturned', data: { part: LEAD, reason: 'thiếu phụ lục' } }]);
    const [part] = taskAfter([...awaiting, returned]).parts;
    expect(part).toMatchObject({ phase: 'in-progress', reportedAt: null, paper: null, timesReturned: 1 });
    expect(taskAfter([...awaiting, returned]).deadlines).toHaveLength(1);
  });
  it('not returns it without one', () =>
    given(awaiting)
      .when(order('ReturnCompletion', 'so-noi-vu', '2021-04-06', { reason: ' ' }))
      .thenRefused('task.reason-missing'));
});

describe('declining and reassigning', () => {
  const decline = order('DeclineTask', LEAD, '2021-01-05', { reason: 'không đúng chức năng' });
  const reassign = order('ReassignLead', 'ubnd-tinh', '2021-02-01', {
    from: LEAD,
    to: party('so-tai-chinh'),
    document: '30/UBND',
    reason: 'đúng chức năng',
  });

  it('a decline needs a reason', () =>
    given([assigned()])
      .when(order('DeclineTask', LEAD, '2021-01-05', { reason: '' }))
      .thenRefused('task.reason-missing'));
  it('a refused decline puts the work back where it was', () => {
    const refuse = order('RefuseDecline', 'ubnd-tinh', '2021-01-08', { part: LEAD, reason: 'đúng chức năng' });
    expect(taskAfter([assigned(), decline, refuse]).parts[0]?.phase).toBe('assigned');
    const progress = order('ReportProgress', LEAD, '2021-01-05', { percent: 5, note: '' });
    expect(taskAfter([assigned(), progress, decline, refuse]).parts[0]?.phase).toBe('in-progress');
  });
  it('a lead that accepts takes its decline back', () => {
    expect(taskAfter([assigned(), decline, order('AcceptTask', LEAD, '2021-01-06', {})]).parts[0]?.phase).toBe('accepted');
  });
  it('the new lead starts afresh in the place of the old, which is kept', () => {
    const task = taskAfter([assigned(), decline, reassign]);
    expect(task.parts).toMatchObject([{ agency: 'so-tai-chinh', phase: 'assigned', assignedAt: morning('2021-02-01') }]);
    expect(task.formerParts).toMatchObject([{ agency: LEAD, phase: 'declined', until: morning('2021-02-01') }]);
    expect(task.coordinators).toEqual([]);
  });
  it('needs a document', () =>
    given([assigned()])
      .when(order('ReassignLead', 'ubnd-tinh', '2021-02-01', { from: LEAD, to: party('so-y-te'), document: '', reason: 'x' }))
      .thenRefused('task.document-missing'));
  it('not to an agency that leads already', () =>
    given([assigned({ leads: JOINT })])
      .when(order('ReassignLead', 'ubnd-tinh', '2021-02-01', { from: LEAD, to: party('so-y-te'), document: '1', reason: 'x' }))
      .thenRefused('task.leads-already'));
  it('not while a report awaits confirmation', () =>
    given([assigned(), report(LEAD, '2021-01-20')])
      .when(reassign)
      .thenRefused('task.wrong-phase'));
  it('closes the request of the old lead', () => {
    const request = order('RequestExtension', LEAD, '2021-01-20', { to: '2021-04-30', document: '5', reason: 'x' });
    expect(taskAfter([assigned(), request]).extensionRequest).toMatchObject({ part: LEAD, to: '2021-04-30' });
    expect(taskAfter([assigned(), request, reassign]).extensionRequest).toBeNull();
  });
  it('a lead is not made a coordinator', () =>
    given([assigned()])
      .when(order('ChangeCoordinators', 'ubnd-tinh', '2021-02-01', { coordinators: [party(LEAD)], document: '1' }))
      .thenRefused('task.coordinator-leads'));
});

describe('deadlines', () => {
  it('an extension keeps what was before and says whether it came late', () =>
    given([assigned()])
      .when(extendTo('2021-06-30', '2021-03-31'))
      .then([
        {
          type: 'DeadlineExtended',
          data: {
            nominalDue: '2021-06-30', effectiveDue: '2021-06-30', calendar: calendar.version,
            paper: { number: '15/UBND-NC', date: null }, previousDue: '2021-03-31', afterDue: false, reason: '',
          },
          occurredOn: null,
        },
      ])); // prettier-ignore
  it.each([
    ['2021-03-31T16:59:59Z', false],
    ['2021-03-31T17:00:00Z', true],
  ])('an extension recorded at %s comes late: %p', (when, afterDue) => {
    expect(taskAfter([assigned(), extendTo('2021-06-30', when)]).deadlines.at(-1)).toMatchObject({ version: 2, kind: 'date', afterDue });
  });
  it('a day off rolls to the next working day', () => {
    expect(taskAfter([assigned(), extendTo('2022-12-31', '2021-03-01')]).deadlines.at(-1)).toMatchObject({
      nominalDue: '2022-12-31',
      effectiveDue: '2023-01-03',
    });
  });
  it('counts extensions and keeps every version', () => {
    const task = taskAfter([assigned(), extendTo('2021-06-30', '2021-03-01'), extendTo('2021-09-30', '2021-06-01')]);
    expect([task.extensions, task.deadlines.map((each) => each.nominalDue)]).toEqual([2, ['2021-03-31', '2021-06-30', '2021-09-30']]);
  });
  it('work of several years stays so when its milestone moves', () => {
    expect(
      taskAfter([assigned({ kind: 'multi-year', due: '2021-12-31' }), extendTo('2022-06-30', '2021-03-01')]).deadlines.at(-1)?.kind,
    ).toBe('multi-year');
  });
  it.each(['2021-03-31', '2021-03-30'])('is not extended to %s', (to) =>
    given([assigned()]).when(extendTo(to, '2021-03-01')).thenRefused('task.not-later', { due: '2021-03-31' }),
  );
  it('is not extended to a day that does not exist', () =>
    given([assigned()]).when(extendTo('2021-06-31', '2021-03-01')).thenRefused('task.not-a-day'));
  it('is not extended without a document', () =>
    given([assigned()])
      .when(extendTo('2021-06-30', '2021-03-01', ''))
      .thenRefused('task.document-missing'));
  it('is not extended where there is no day', () =>
    given([CONDITIONAL]).when(extendTo('2021-06-30', '2021-03-01')).thenRefused('task.no-day-to-extend'));
  it('is set once where there is no day', () => {
    const set = order('SetDeadline', 'so-noi-vu', '2021-04-01', { to: newDay(calendar, '2021-06-30'), document: '581/BNV-CCHC' });
    expect(taskAfter([CONDITIONAL, set]).deadlines.at(-1)).toMatchObject({
      version: 2,
      kind: 'date',
      nominalDue: '2021-06-30',
      afterDue: false,
    });
    given([CONDITIONAL, set]).when(set).thenRefused('task.has-day', { due: '2021-06-30' });
    given([CONDITIONAL])
      .when(order('SetDeadline', 'so-noi-vu', '2021-04-01', { to: newDay(calendar, '2020-06-30'), document: '581/BNV-CCHC' }))
      .thenRefused('task.day-before-document');
    given([CONDITIONAL])
      .when(order('SetDeadline', 'so-noi-vu', '2021-04-01', { to: newDay(calendar, '2021-06-30'), document: '' }))
      .thenRefused('task.document-missing');
  });
  it('one request at a time', () => {
    const request = (agency: string) =>
      order('RequestExtension', agency, '2021-04-02', { to: '2021-04-30', document: '5/STP', reason: 'chờ Bộ' });
    given([assigned({ leads: JOINT })])
      .when(request(LEAD))
      .then([
        {
          type: 'ExtensionRequested',
          data: { part: LEAD, to: '2021-04-30', paper: { number: '5/STP', date: null }, reason: 'chờ Bộ', afterDue: true },
          occurredOn: null,
        },
      ]);
    given([assigned({ leads: JOINT }), request(LEAD)])
      .when(request('so-y-te'))
      .thenRefused('task.extension-pending', { part: 'Sở Tư pháp' });
    expect(taskAfter([assigned(), request(LEAD), extendTo('2021-04-20', '2021-04-05')]).extensionRequest).toBeNull();
    expect(
      taskAfter([assigned(), request(LEAD), order('RefuseExtension', 'ubnd-tinh', '2021-04-05', { reason: 'không' })]).extensionRequest,
    ).toBeNull();
  });
  it('an administrator extends nothing', () =>
    given([assigned()])
      .when({ ...extendTo('2021-06-30', '2021-03-01'), by: by(null, 'admin') })
      .thenRefused('task.only-authority', { authority: 'UBND tỉnh' }));
});
