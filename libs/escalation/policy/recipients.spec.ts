// Who is told on each rung, and the conflicts: nobody escalates to himself, nobody is told twice for one rung.
import { isRefusal } from '../../kernel/index.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { assigned, lead, party, taskAfter } from '../../../test/support/tasks.js';
import { isNews } from '../ladder/news-steps.rule.js';
import { readPolicy } from './policy.reader.js';
import type { EscalationPolicy } from './policy.types.rule.js';
import { recipients, type MembersOf } from './recipients.rule.js';

const policy = readPolicy() as EscalationPolicy;
if (isRefusal(policy)) throw new Error('the default policy must be readable');

function told(task: TaskState, agency: string, membersOf?: MembersOf, by = policy): Record<string, string[]> {
  const part = task.parts.find((each) => each.agency === agency)!;
  return Object.fromEntries(
    by.steps
      .filter(({ when }) => !('reportDue' in when || isNews(when) || ('on' in when && when.on === 'unexplained')))
      .map((step) => [
        step.kind,
        recipients(step, task, part, by, membersOf).map(
          (each) => `${each.role}@${each.agency} ${each.channels.join('+')}${each.copy ? ' copy' : ''}`,
        ),
      ]),
  );
}

const ledBy = (...agencies: string[]) => taskAfter([assigned({ leads: agencies.map((agency) => lead(agency)) })]);

describe('an ordinary lead', () => {
  it('is told first, then the overseer, then those above both', () => {
    expect(told(ledBy('so-tu-phap'), 'so-tu-phap')).toEqual({
      assigned: ['lead-contact@so-tu-phap email', 'lead-head@so-tu-phap email', 'coordinator@so-tai-chinh email copy'],
      'not-accepted': ['lead-contact@so-tu-phap email', 'lead-head@so-tu-phap email'],
      undetermined: ['lead-contact@so-tu-phap email', 'overseer-contact@so-noi-vu email copy'],
      reminder: ['lead-contact@so-tu-phap email'],
      'due-soon': ['lead-contact@so-tu-phap email', 'lead-head@so-tu-phap email', 'overseer-contact@so-noi-vu email copy'],
      'due-tomorrow': ['lead-head@so-tu-phap email+sms', 'lead-contact@so-tu-phap email+sms'],
      late: ['lead-head@so-tu-phap email+sms', 'overseer-contact@so-noi-vu email+sms'],
      urge: ['overseer-head@so-noi-vu email', 'office-chief@van-phong-ubnd-tinh email copy'],
      explain: ['vice-chair@ubnd-tinh email'],
      sanction: ['chair@ubnd-tinh email'],
    });
  });
});

describe('conflicts', () => {
  it('Sở Nội vụ is followed by the Office, whose chief is told once', () => {
    expect(told(ledBy('so-noi-vu'), 'so-noi-vu')).toMatchObject({
      'due-soon': ['lead-contact@so-noi-vu email', 'lead-head@so-noi-vu email', 'overseer-contact@van-phong-ubnd-tinh email copy'],
      late: ['lead-head@so-noi-vu email+sms', 'overseer-contact@van-phong-ubnd-tinh email+sms'],
      urge: ['overseer-head@van-phong-ubnd-tinh email'],
      explain: ['vice-chair@ubnd-tinh email'],
    });
  });

  it('the Office is followed by Sở Nội vụ, and the vice chair is told instead of its own chief', () => {
    expect(told(ledBy('van-phong-ubnd-tinh'), 'van-phong-ubnd-tinh')).toMatchObject({
      late: ['lead-head@van-phong-ubnd-tinh email+sms', 'overseer-contact@so-noi-vu email+sms'],
      urge: ['overseer-head@so-noi-vu email', 'vice-chair@ubnd-tinh email copy'],
    });
  });

  it('the provincial committee is reminded through the vice chair in charge, never urged by one below or sanctioned by itself', () => {
    expect(told(ledBy('ubnd-tinh'), 'ubnd-tinh')).toEqual({
      assigned: ['vice-chair@ubnd-tinh email', 'coordinator@so-tai-chinh email copy'],
      'not-accepted': ['vice-chair@ubnd-tinh email'],
      undetermined: ['vice-chair@ubnd-tinh email', 'overseer-contact@so-noi-vu email copy'],
      reminder: ['vice-chair@ubnd-tinh email'],
      'due-soon': ['vice-chair@ubnd-tinh email', 'overseer-contact@so-noi-vu email copy'],
      'due-tomorrow': ['vice-chair@ubnd-tinh email+sms'],
      late: ['vice-chair@ubnd-tinh email+sms', 'overseer-contact@so-noi-vu email+sms'],
      urge: ['vice-chair@ubnd-tinh email', 'office-chief@van-phong-ubnd-tinh email copy'],
      explain: ['vice-chair@ubnd-tinh email'],
      sanction: ['vice-chair@ubnd-tinh email'],
    });
  });

  it('a lead beside Sở Nội vụ is followed by the Office as well, whose chief is told once though no conflict says so', () => {
    expect(told(ledBy('so-tu-phap', 'so-noi-vu'), 'so-tu-phap')).toMatchObject({ urge: ['overseer-head@van-phong-ubnd-tinh email'] });
  });

  it('when every overseer leads, the vice chair follows', () => {
    expect(told(ledBy('so-noi-vu', 'van-phong-ubnd-tinh'), 'so-noi-vu')).toMatchObject({
      late: ['lead-head@so-noi-vu email+sms', 'vice-chair@ubnd-tinh email+sms'],
      urge: ['vice-chair@ubnd-tinh email'],
    });
  });

  it('when the authority leads too, nobody is left to follow and nobody is invented', () => {
    const task = ledBy('so-noi-vu', 'van-phong-ubnd-tinh', 'ubnd-tinh');
    expect(told(task, 'so-noi-vu')).toMatchObject({ late: ['lead-head@so-noi-vu email+sms'], urge: [] });
  });

  it('one seat named twice has the channels of both and is asked to act if either asks', () => {
    const [first] = policy.steps;
    const twice: EscalationPolicy = {
      ...policy,
      steps: [
        {
          ...first!,
          to: [
            { role: 'lead-head', channels: ['email'], copy: true },
            { role: 'lead-head', channels: ['sms'] },
          ],
        },
      ],
    };
    expect(told(ledBy('so-y-te'), 'so-y-te', undefined, twice)).toEqual({ assigned: ['lead-head@so-y-te email+sms'] });
  });
});

describe('coordinators', () => {
  const membersOf: MembersOf = (agency) =>
    ({ 'cac-so-ban-nganh': ['so-tu-phap', 'so-y-te', 'so-xay-dung'], 'don-vi-lien-quan': [] })[agency] ?? null;
  const coordinators = [party('so-y-te'), party('cac-so-ban-nganh'), party('don-vi-lien-quan')];
  const task = taskAfter([assigned({ coordinators })]);
  const coordinating = (by?: MembersOf) => told(task, 'so-tu-phap', by).assigned!.filter((each) => each.startsWith('coordinator'));

  it('a collective stands for its members without the lead, each once; unknown members are nobody', () => {
    expect(coordinating(membersOf)).toEqual(['coordinator@so-y-te email copy', 'coordinator@so-xay-dung email copy']);
  });
  it('are told by name when no collective is known', () => {
    expect(coordinating()).toHaveLength(3);
  });
});
