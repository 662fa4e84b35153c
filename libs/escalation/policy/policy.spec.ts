// The policy file: the one that ships is read, its schema is published as it is, and a wrong file is refused with its place.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, type Refusal } from '../../kernel/index.js';
import { refusals as en } from '../../texts/en/escalation.js';
import { refusals as vi } from '../../texts/vi/escalation.js';
import { EARLIER, readPolicy } from './policy.reader.js';
import { namesUnknownAgency, namesUnknownChannel, parsePolicy, policyJsonSchema } from './policy.rule.js';
import { policyRef, type EscalationPolicy, type PolicyStep } from './policy.types.rule.js';

const PUBLISHED = 'libs/escalation/policies/policy.schema.json';

const shipped = () => {
  const policy = readPolicy();
  if (isRefusal(policy)) throw new Error(JSON.stringify(policy));
  return policy;
};

const sentence = (refusal: unknown): string => {
  const { code, params } = refusal as Refusal;
  return (vi as Record<string, (p: Refusal['params']) => string>)[code]!(params);
};

describe('the policy that ships', () => {
  it('is the ladder of the trade', () => {
    const policy = shipped();
    expect(policyRef(policy)).toBe('mac-dinh@3');
    expect(policy.sendAt).toBe('08:00');
    const said = policy.steps.map(({ step, kind, when, to }) => [
      step,
      kind,
      when,
      to
        .map(
          (each) =>
            `${each.role}${each.copy ? ' (copy)' : ''}: ${[...each.channels, ...(each.fallback ?? [])].join(each.fallback ? ' > ' : '+')}`,
        )
        .join(', '),
    ]);
    expect(said).toEqual([
      [0, 'assigned', { on: 'assignment' }, 'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email'],
      [0, 'not-accepted', { on: 'no-acceptance', workingDays: 2 }, 'lead-contact: email > sms, lead-head: email > sms'],
      [1, 'undetermined', { on: 'undetermined', every: 'quarter' }, 'lead-contact: email > sms, overseer-contact (copy): email'],
      [6, 'explanation-asked', { on: 'unexplained', workingDays: 0 }, 'lead-head: email, lead-contact: email'],
      [6, 'unexplained', { on: 'unexplained', workingDays: 6 }, 'vice-chair: email, overseer-head: email, lead-head: email'],
      [1, 'reminder', { beforeDue: 10 }, 'lead-contact: email > sms'],
      [2, 'due-soon', { beforeDue: 5 }, 'lead-contact: email > sms, lead-head: email > sms, overseer-contact (copy): email'],
      [3, 'due-tomorrow', { beforeDue: 1 }, 'lead-head: email+sms, lead-contact: email+sms'],
      [4, 'late', { afterDue: 1 }, 'lead-head: email+sms, overseer-contact: email+sms'],
      [5, 'urge', { afterDue: 5 }, 'overseer-head: email > sms, office-chief (copy): email'],
      [6, 'explain', { afterDue: 10 }, 'vice-chair: email > sms'],
      [7, 'sanction', { afterDue: 20, orAfter: { times: 3, kinds: ['urge', 'explain'] } }, 'chair: email > sms'],
      [1, 'report-due', { reportDue: { before: 5 } }, 'lead-contact: email'],
      [3, 'report-due', { reportDue: { before: 1 } }, 'lead-head: email, lead-contact: email'],
      [4, 'report-missing', { reportDue: { after: 1 } }, 'lead-head: email, overseer-contact: email'],
      [5, 'report-missing', { reportDue: { after: 5 } }, 'overseer-head: email, office-chief (copy): email'],
      [6, 'report-missing', { reportDue: { after: 10 } }, 'vice-chair: email'],
      [0, 'lead-changed', { on: 'lead-changed' }, 'coordinator (copy): email, overseer-contact (copy): email'],
      [0, 'taken-away', { on: 'taken-away' }, 'lead-contact: email > sms, lead-head: email > sms'],
      [0, 'coordinator-named', { on: 'coordinator-named' }, 'coordinator: email'],
      [0, 'coordinator-released', { on: 'coordinator-released' }, 'coordinator: email'],
      [0, 'coordinators-changed', { on: 'coordinators-changed' }, 'lead-contact: email > sms'],
      [
        0,
        'amended',
        { on: 'amended' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'decline-refused',
        { on: 'decline-refused' },
        'lead-contact: email > sms, lead-head: email > sms, overseer-contact (copy): email',
      ],
      [
        0,
        'deadline-set',
        { on: 'deadline-set' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'extension-granted',
        { on: 'extension-granted' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'extension-refused',
        { on: 'extension-refused' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'suspended',
        { on: 'suspended' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'resumed',
        { on: 'resumed' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'withdrawn',
        { on: 'withdrawn' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [
        0,
        'carried-over',
        { on: 'carried-over' },
        'lead-contact: email > sms, lead-head: email > sms, coordinator (copy): email, overseer-contact (copy): email',
      ],
      [0, 'completion-returned', { on: 'completion-returned' }, 'lead-contact: email > sms, lead-head: email > sms'],
      [0, 'completion-confirmed', { on: 'completion-confirmed' }, 'lead-contact: email > sms'],
      [0, 'explanation-accepted', { on: 'explanation-accepted' }, 'lead-contact: email > sms'],
      [0, 'wait-confirmed', { on: 'wait-confirmed' }, 'lead-contact: email > sms'],
      [0, 'wait-refused', { on: 'wait-refused' }, 'lead-contact: email > sms'],
      [0, 'extension-asked', { on: 'extension-asked' }, 'overseer-contact (copy): email'],
      [0, 'declined', { on: 'declined' }, 'overseer-contact (copy): email'],
      [4, 'wait-stated', { on: 'wait-stated' }, 'overseer-contact: email > sms'],
      [4, 'explanation-given', { on: 'explanation-given' }, 'overseer-contact: email > sms'],
      [4, 'completion-reported', { on: 'completion-reported' }, 'overseer-contact: email > sms'],
      [5, 'completion-reported', { on: 'completion-reported', workingDays: 6 }, 'overseer-head: email > sms'],
      [6, 'extension-asked', { on: 'extension-asked' }, 'vice-chair: email > sms'],
      [6, 'declined', { on: 'declined' }, 'vice-chair: email > sms'],
    ]);
  });

  it('sends in office hours, by SMS an hour before and after them, the digest before they begin', () => {
    const { email, sms, digest } = shipped().hours;
    expect([email, sms, digest]).toEqual([
      { from: '08:00', until: '17:00' },
      { from: '07:00', until: '18:00' },
      { from: '07:30', until: '17:00' },
    ]);
  });

  it('comes with the versions that came before it, for tasks that follow them', () => {
    expect(EARLIER.map((file) => policyRef(readPolicy(file) as EscalationPolicy))).toEqual(['mac-dinh@1', 'mac-dinh@2']);
  });

  it('is published with the schema it is checked by', () => {
    // After a change of the schema: UPDATE_SCHEMA=1 writes the file anew.
    if (process.env.UPDATE_SCHEMA) writeFileSync(PUBLISHED, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
  });
});

describe('a policy that could not be kept', () => {
  const changed = (change: (policy: EscalationPolicy) => unknown) => {
    const policy = structuredClone(shipped());
    return parsePolicy(change(policy) ?? policy);
  };
  const withSteps = (...steps: [number, string, PolicyStep['when']][]) =>
    changed((policy) => ({
      ...policy,
      conflicts: [],
      steps: steps.map(([step, kind, when]) => ({ step, kind, when, to: [{ role: 'lead-head', channels: ['email'] }] })),
    }));

  it.each<[string, unknown, string]>([
    ['an unknown role', changed((policy) => void ((policy.steps[2]!.to[0] as { role: string }).role = 'giam-doc')), '“steps.2.to.0.role”'],
    [
      'a channel that cannot be one',
      changed((policy) => void ((policy.steps[4]!.to[1]!.channels as string[])[1] = 'Zalo 1')),
      '“steps.4.to.1.channels.1”',
    ],
    ['a moment nobody knows', changed((policy) => void ((policy.steps[1] as { when: unknown }).when = { on: 'tet' })), '“steps.1.when”'],
    ['a field nobody knows', changed((policy) => ({ ...policy, repeat: 3 })), '“repeat”'],
    ['no steps', changed((policy) => ({ ...policy, steps: [] })), '“steps”'],
    ['an hour that does not exist', changed((policy) => ({ ...policy, sendAt: '25:00' })), '“sendAt”'],
    ['hours that end before they begin', changed((policy) => ({ ...policy, sendUntil: '07:30' })), '07:30 phải sau giờ bắt đầu gửi 08:00'],
    [
      'a channel that closes before it opens',
      changed((policy) => ({ ...policy, hours: { sms: { from: '18:00', until: '07:00' } } })),
      '“hours.sms.until”',
    ],
    ['a step after the last hour', changed((policy) => void (policy.steps[2]!.at = '17:00')), '“steps.2.at”'],
    ['a fallback to nothing', changed((policy) => void (policy.steps[0]!.to[0]!.fallback = [])), '“steps.0.to.0.fallback”'],
    ['late on the day itself', withSteps([4, 'late', { afterDue: 0 }]), '“steps.0.when'],
    ['one rung of one kind twice', withSteps([1, 'reminder', { beforeDue: 9 }], [1, 'reminder', { beforeDue: 3 }]), 'đã có tại “steps.0”'],
    ['steps against time', withSteps([1, 'reminder', { beforeDue: 5 }], [2, 'due-soon', { beforeDue: 9 }]), '“steps.1”'],
    [
      'a higher rung at the same moment',
      withSteps([4, 'late', { afterDue: 1 }], [5, 'urge', { afterDue: 1 }]),
      'bậc 5 không đến sau bậc 4',
    ],
    ['rungs that fall', withSteps([5, 'late', { afterDue: 1 }], [4, 'urge', { afterDue: 2 }]), '“steps.1”'],
    [
      'waiting for a step that is not there',
      changed((policy) => void (policy.steps[11]!.when = { afterDue: 20, orAfter: { times: 3, kinds: ['urge', 'nag'] } })),
      '“steps.11.when.orAfter.kinds.1”: không có bước nào thuộc loại “nag”',
    ],
    [
      'other people on a rung that is not there',
      changed((policy) => void (policy.conflicts[1]!.steps = [5, 9])),
      '“conflicts.1.steps.1”: không có bước nào ở bậc 9',
    ],
    [
      'an agency that the directory does not have',
      namesUnknownAgency(shipped(), (agency) => agency !== 'ubnd-tinh'),
      '“conflicts.2.lead”: danh bạ không có cơ quan “ubnd-tinh”',
    ],
    [
      'a channel that the house does not have',
      namesUnknownChannel(shipped(), (channel) => channel !== 'webhook'),
      '“hours.webhook”: không có kênh “webhook”',
    ],
    ['something else altogether', parsePolicy('chính sách'), 'không hợp lệ tại “—”'],
  ])('%s is refused with its place', (_, answer, place) => {
    expect(isRefusal(answer)).toBe(true);
    expect(sentence(answer)).toContain(place);
  });

  it('may have several kinds on one rung, and steps about the assignment anywhere', () => {
    const policy = withSteps([1, 'reminder', { beforeDue: 9 }], [1, 'due-soon', { beforeDue: 3 }], [0, 'assigned', { on: 'assignment' }]);
    expect(isRefusal(policy)).toBe(false);
  });

  it('has sentences in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(vi));
  });
});

describe('a policy file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (text: string) => {
    const path = join(folder, 'chinh-sach.json');
    writeFileSync(path, text);
    return path;
  };

  it('is read whatever editor wrote it', () => {
    expect(readPolicy(file(`\uFEFF${JSON.stringify({ ...shipped(), id: 'cua-toi', version: 3 })}`))).toEqual({
      ...shipped(),
      id: 'cua-toi',
      version: 3,
    });
  });
  it('that does not exist is named', () => {
    const answer = readPolicy(join(folder, 'khong-co.json'));
    expect(answer).toMatchObject({ code: 'policy.unreadable' });
    expect(sentence(answer)).toContain('khong-co.json');
  });
  it.each([
    ['json-too-deep', '['.repeat(100_000)],
    ['json-too-many', `{"steps":[${'{},'.repeat(5_000)}{}]}`],
  ])('refuses a file before it is parsed: %s', (code, content) => expect(readPolicy(file(content))).toMatchObject({ code }));

  it('that is not JSON is named', () => {
    const answer = readPolicy(file('{ "id": '));
    expect(answer).toMatchObject({ code: 'policy.not-json' });
    expect(sentence(answer)).toContain('chinh-sach.json');
  });
  it('that is not a policy is named together with the place', () => {
    expect(sentence(readPolicy(file('{}')))).toMatch(/chinh-sach\.json” không hợp lệ tại “id”/);
  });
});
