// The auditor names what came due and has no outcome, whatever the read models say.
import type { StoredEvent } from '../../kernel/index.js';
import { auditDecider } from './audit.decider.js';
import { newAudit, see, unsettledIn } from './auditor.rule.js';

const LOOK = { index: 3, step: 4, kind: 'late', deadlineVersion: 1, at: '2021-04-01T01:00:00.000Z' };
const NOTICE = 'p.r01.so-tu-phap.s4.klate.h1.lead-head.so-tu-phap.email';

let position = 0;
const event = (stream: string, type: string, data: unknown, recordedAt = '2021-04-01T01:00:01.000Z'): StoredEvent =>
  ({ stream, type, data, recordedAt, position: (position += 1), id: String(position) }) as unknown as StoredEvent;

const assigned = event('task-p.r01', 'TaskAssigned', { leads: [{ agency: 'so-tu-phap' }] }, '2021-01-04T01:00:00.000Z');
const scheduled = event('ladder-p.r01.so-tu-phap', 'LadderScheduled', {
  task: 'p.r01',
  part: 'so-tu-phap',
  turn: 1,
  deadlineVersion: 1,
  policy: 'mac-dinh@1',
  calendar: 'c',
  looks: [LOOK],
});
const taken = (outcome: 'raised' | 'skipped') =>
  event('ladder-p.r01.so-tu-phap', 'StepTaken', {
    task: 'p.r01',
    part: 'so-tu-phap',
    turn: 1,
    ...LOOK,
    outcome,
    reason: outcome === 'skipped' ? 'superseded' : null,
    notices: outcome === 'raised' ? [NOTICE] : [],
  });
const raised = event(`notice-${NOTICE}`, 'NoticeRaised', {
  key: NOTICE,
  subject: 'task',
  task: 'p.r01',
  part: 'so-tu-phap',
  step: 4,
  kind: 'late',
  dueAt: LOOK.at,
});
const ofMessage = (type: string, data: object = {}) => event('message-m1', type, { key: 'm1', notices: [NOTICE], ...data });

const audit = (events: readonly StoredEvent[], until = '2021-04-01T02:00:00.000Z') => {
  const state = newAudit();
  for (const each of events) see(each, state);
  return unsettledIn(state, until).unsettled.map(({ why, id, part, step, notice }) => [why, id, part, step, notice]);
};

describe('the auditor of the ladders', () => {
  it('finds a part that has no ladder', () => expect(audit([assigned])).toEqual([['unscheduled', 'p.r01', 'so-tu-phap', null, null]]));

  it('finds a step whose moment passed unseen, and none before its moment', () => {
    expect(audit([assigned, scheduled])).toEqual([['not-taken', 'p.r01', 'so-tu-phap', 4, null]]);
    expect(audit([assigned, scheduled], '2021-04-01T00:59:59.000Z')).toEqual([]);
  });

  it('is content with a step that was skipped with its reason, or a ladder that stopped', () => {
    expect(audit([assigned, scheduled, taken('skipped')])).toEqual([]);
    expect(
      audit([
        assigned,
        scheduled,
        event('ladder-p.r01.so-tu-phap', 'LadderStopped', { task: 'p.r01', part: 'so-tu-phap', reason: 'done' }),
      ]),
    ).toEqual([]);
  });

  it('finds a notice that nothing came of', () => {
    const unsent = [['no-outcome', 'p.r01', 'so-tu-phap', 4, NOTICE]];
    const told = [assigned, scheduled, raised, taken('raised')];
    expect(audit(told)).toEqual(unsent);
    expect(audit([...told, ofMessage('MessageComposed')])).toEqual(unsent);
    expect(audit([...told, ofMessage('MessageComposed'), ofMessage('MessageIntended')])).toEqual(unsent);
  });

  it.each(['MessageSent', 'MessageFailed', 'MessageUnknown', 'MessagePostponed', 'MessageBounced', 'MessageCancelled'])(
    'takes %s for an outcome',
    (type) => expect(audit([assigned, scheduled, raised, taken('raised'), ofMessage(type)])).toEqual([]),
  );

  it('takes a dropped notice for an outcome', () =>
    expect(
      audit([assigned, scheduled, raised, taken('raised'), event(`notice-${NOTICE}`, 'NoticeDropped', { key: NOTICE, reason: 'done' })]),
    ).toEqual([]));

  it('expects a ladder of a new lead', () => {
    const reassigned = event('task-p.r01', 'LeadReassigned', { from: 'so-tu-phap', to: { agency: 'so-y-te' } });
    expect(audit([assigned, scheduled, taken('skipped'), reassigned])).toEqual([['unscheduled', 'p.r01', 'so-y-te', null, null]]);
  });

  it('records a day once', () => {
    const data = { day: '2021-04-01', until: LOOK.at, checked: 1, missed: 0, unsettled: [] };
    expect(auditDecider.decide({ type: 'RecordAudit', ...data }, false)).toEqual([{ type: 'StepsAudited', data }]);
    expect(auditDecider.decide({ type: 'RecordAudit', ...data }, true)).toEqual([]);
  });
});
