// Steps about what has happened: told once, to whom it concerns, while it is so, and as the policy says.
import { isRefusal, printInstant } from '../../kernel/index.js';
import type { TaskCommand } from '../../task/facts/task.commands.js';
import { NEWS } from '../../task/facts/news.types.rule.js';
import { defaultPolicy, ladderOnly, ladderWorld, type LadderWorld } from '../../../test/support/ladders.js';
import { assigned, confirm, extendTo, morning, order, party, report } from '../../../test/support/tasks.js';
import { newAudit, see, unsettledIn } from '../step-audit/auditor.rule.js';
import { isNews } from './news-steps.rule.js';
import { parsePolicy } from '../policy/policy.rule.js';
import type { EscalationPolicy } from '../policy/policy.types.rule.js';

const accept = order('AcceptTask', 'so-tu-phap', '2021-01-05', {});
const ask = (when: string) =>
  order('RequestExtension', 'so-tu-phap', when, { to: '2021-06-30', document: '45/STP', reason: 'Chờ số liệu' });
const refuse = (when: string) => order('RefuseExtension', 'ubnd-tinh', when, { reason: 'Cần sớm' });
const authority = (type: 'SuspendTask' | 'ResumeTask' | 'WithdrawTask', when: string) =>
  order(type, 'ubnd-tinh', when, { document: '7/UBND', reason: 'Chờ văn bản' });
const reassign = (when: string) =>
  order('ReassignLead', 'ubnd-tinh', when, { from: 'so-tu-phap', to: party('so-y-te'), document: '8/UBND', reason: 'Đúng chức năng' });

function played(commands: TaskCommand[], until: string, policy: EscalationPolicy = defaultPolicy, from = '2021-01-04'): LadderWorld {
  const world = ladderWorld(commands, policy);
  world.run(morning(from), morning(until), 60);
  return world;
}
const KINDS: readonly string[] = NEWS;
const news = (world: LadderWorld): string[] =>
  world.notices
    .filter(({ kind }) => KINDS.includes(kind))
    .map(({ raisedAt, kind, role, to, copy }) => `${printInstant(raisedAt)} ${kind} ${role} ${to}${copy ? ' copy' : ''}`);
const skipped = (world: LadderWorld): string[] =>
  world.events.flatMap((event) =>
    event.type === 'StepTaken' && KINDS.includes(event.data.kind) && event.data.reason ? [`${event.data.kind} ${event.data.reason}`] : [],
  );

describe('news', () => {
  it('waits for the authority, is repeated while it waits, and no longer once it is decided', () => {
    expect(news(played([assigned(), accept, ask('2021-02-01T09:00:00+07:00'), refuse('2021-02-05T10:00:00+07:00')], '2021-03-10'))).toEqual(
      [
        '09:00 01/02/2021 extension-asked overseer-contact so-noi-vu copy',
        '09:00 01/02/2021 extension-asked vice-chair ubnd-tinh',
        '08:00 04/02/2021 extension-asked vice-chair ubnd-tinh',
        '10:00 05/02/2021 extension-refused lead-contact so-tu-phap',
        '10:00 05/02/2021 extension-refused lead-head so-tu-phap',
        '10:00 05/02/2021 extension-refused coordinator so-tai-chinh copy',
        '10:00 05/02/2021 extension-refused overseer-contact so-noi-vu copy',
      ],
    );
  });

  it('outside the hours waits for the morning, and what is decided by then is not asked any more', () => {
    const world = played(
      [assigned(), accept, ask('2021-02-01T19:00:00+07:00'), extendTo('2021-06-30', '2021-02-01T20:00:00+07:00')],
      '2021-02-10',
    );
    expect(new Set(news(world).map((line) => line.slice(0, 34)))).toEqual(new Set(['08:00 02/02/2021 extension-granted']));
    expect(skipped(world)).toEqual(['extension-asked decided', 'extension-asked decided']);
  });

  it('of a stop is told although the ladder stands still, and a suspension undone before anybody heard is none', () => {
    const world = played(
      [
        assigned(),
        accept,
        authority('SuspendTask', '2021-02-01T09:00:00+07:00'),
        authority('ResumeTask', '2021-02-03T09:00:00+07:00'),
        authority('SuspendTask', '2021-02-03T19:00:00+07:00'),
        authority('ResumeTask', '2021-02-03T19:01:00+07:00'),
        authority('WithdrawTask', '2021-02-08T09:00:00+07:00'),
      ],
      '2021-02-24',
    );
    expect(new Set(news(world).map((line) => line.split(' ').slice(0, 3).join(' ')))).toEqual(
      new Set(['09:00 01/02/2021 suspended', '09:00 03/02/2021 resumed', '09:00 08/02/2021 withdrawn']),
    );
    expect(skipped(world)).toEqual(['suspended overtaken', 'resumed overtaken']);
    expect(world.row('so-tu-phap')).toMatchObject({ stopped: 'withdrawn' });
  });

  it('reaches a lead that lost its part, but not one that has it again by then', () => {
    const lost = played([assigned(), accept, reassign('2021-02-01T09:00:00+07:00')], '2021-02-10');
    expect(news(lost).filter((line) => line.includes('taken-away'))).toEqual([
      '09:00 01/02/2021 taken-away lead-contact so-tu-phap',
      '09:00 01/02/2021 taken-away lead-head so-tu-phap',
    ]);
    expect(lost.row('so-tu-phap')).toMatchObject({ stopped: 'reassigned' });
    const back = order('ReassignLead', 'ubnd-tinh', '2021-02-01T20:00:00+07:00', {
      from: 'so-y-te',
      to: party('so-tu-phap'),
      document: '9/UBND',
      reason: 'Giao lại',
    });
    const again = played([assigned(), accept, reassign('2021-02-01T19:00:00+07:00'), back], '2021-02-10');
    expect(news(again).filter((line) => line.includes('taken-away lead-contact so-tu-phap'))).toEqual([]);
  });

  it('is not told under a policy without its steps', () => {
    const commands = [assigned(), accept, ask('2021-02-01'), refuse('2021-02-02'), authority('WithdrawTask', '2021-02-08')];
    expect(news(played(commands, '2021-03-01', ladderOnly))).toEqual([]);
    const some = { ...defaultPolicy, steps: defaultPolicy.steps.filter(({ kind }) => kind !== 'extension-refused') };
    expect(news(played(commands, '2021-03-01', some)).map((line) => line.split(' ')[2])).not.toContain('extension-refused');
  });

  it('of long ago is not told when a ladder comes to a policy that has its steps; what still waits is', () => {
    const world = played(
      [
        assigned(),
        accept,
        authority('SuspendTask', '2021-01-11T09:00:00+07:00'),
        authority('ResumeTask', '2021-01-13T09:00:00+07:00'),
        report('so-tu-phap', '2021-01-20T09:00:00+07:00'),
      ],
      '2021-03-02',
      ladderOnly,
    );
    expect(news(world)).toEqual([]);
    world.policy = defaultPolicy;
    // Something happens, so that the ladder is brought in step.
    world.commands.push(
      order('SetPredecessors', 'so-noi-vu', '2021-03-03T09:00:00+07:00', { predecessors: [{ task: 'p.r02', code: '2', title: 'x' }] }),
    );
    world.run(morning('2021-03-03'), morning('2021-03-05'), 60);
    expect(news(world)).toEqual([
      '09:00 03/03/2021 completion-reported overseer-contact so-noi-vu',
      '09:00 03/03/2021 completion-reported overseer-head so-noi-vu',
      '08:00 05/03/2021 completion-reported overseer-contact so-noi-vu',
    ]);
    expect(new Set(skipped(world))).toEqual(new Set(['suspended overtaken', 'resumed long-ago', 'completion-reported superseded']));
  });

  it('is told once, after an outage too, and leaves nothing open', () => {
    const commands = [
      assigned(),
      accept,
      report('so-tu-phap', '2021-02-01T09:00:00+07:00'),
      confirm('so-noi-vu', '2021-02-24T09:00:00+07:00', 'so-tu-phap'),
    ];
    const world = ladderWorld(commands, defaultPolicy);
    world.run(morning('2021-01-04'), morning('2021-01-29'), 60);
    // Nothing turned for weeks.
    world.run(morning('2021-02-26'), morning('2021-03-02'), 60);
    expect(news(world)).toEqual(['08:00 26/02/2021 completion-confirmed lead-contact so-tu-phap']);
    expect(world.row('so-tu-phap')?.looks.filter(({ occasion }) => occasion.startsWith('f')).length).toBeGreaterThan(0);
  });
});

describe('a policy file', () => {
  const file = (when: object) =>
    parsePolicy({
      id: 'p',
      version: 1,
      name: 'P',
      sendAt: '08:00',
      offices: { 'office-chief': 'van-phong-ubnd-tinh' },
      steps: [{ step: 3, kind: 'bao-tin', when, to: [{ role: 'lead-head', channels: ['email'] }] }],
    });

  it.each([...NEWS])('may have a step on %s, at once or later, whatever it calls it', (on) => {
    for (const when of [{ on }, { on, workingDays: 2 }]) {
      const policy = file(when);
      if (isRefusal(policy)) throw new Error(policy.code);
      expect(policy.steps[0]!.when).toEqual(when);
      expect(isNews(policy.steps[0]!.when)).toBe(true);
    }
    expect(file({ on, workingDays: -1 })).toMatchObject({ refused: true });
  });
  it('that ships has a step for each', () =>
    expect(NEWS.filter((kind) => !defaultPolicy.steps.some(({ when }) => isNews(when) && when.on === kind))).toEqual([]));
  it('with a word of its own for it is refused', () => expect(file({ on: 'heard-of' })).toMatchObject({ refused: true }));
});

it('the auditor finds news that nobody looked at, on a ladder that stands still too', () => {
  const audit = newAudit();
  const look = { index: 0, step: 0, kind: 'withdrawn', occasion: 'f1', deadlineVersion: 1, at: morning('2021-02-08') };
  const about = { task: 'p.r01', part: 'so-tu-phap' };
  const events = [
    {
      type: 'LadderScheduled',
      data: { ...about, turn: 1, deadlineVersion: 1, policy: 'p@1', calendar: 'c', looks: [look, { ...look, kind: 'late', occasion: '' }] },
    },
    { type: 'LadderStopped', data: { ...about, reason: 'withdrawn' } },
  ];
  for (const event of events) see({ ...event, stream: 'ladder-p.r01.so-tu-phap', recordedAt: morning('2021-02-08') } as never, audit);
  expect(unsettledIn(audit, morning('2021-02-09')).unsettled).toMatchObject([{ why: 'not-taken', kind: 'withdrawn' }]);
});
