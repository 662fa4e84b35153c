// A plan's life: imported once, approved once, and what an approved plan gives.
import { readDirectory } from '../agency/directory/directory.reader.js';
import type { AgencyMention } from '../agency/directory/agency.types.rule.js';
import type { Deadline } from '../deadline/reading/deadline.types.rule.js';
import { fold, isRefusal, type Actor, type StoredEvent } from '../kernel/index.js';
import type { PlanCommand } from './plan.commands.js';
import { planDecider } from './plan.decider.js';
import { assignmentsOf } from './plan.reactor.js';
import { planNameOf } from './plan-name.rule.js';
import { plansProjection, type PlanRow } from './plans.projection.js';
import type { PlanReading, PlanTask } from './reading/document/plan.types.rule.js';

const by: Actor = { user: 'ubnd-tinh', role: 'head', agency: 'ubnd-tinh', via: 'cli' };
const now = '2021-01-04T01:00:00.000Z';
const directory = readDirectory();

const deadline: Deadline = {
  kind: 'quarter',
  nominalDue: '2021-03-31',
  effectiveDue: '2021-03-31',
  every: null,
  condition: null,
  rule: 'quarter-end',
  why: '',
  ambiguous: null,
  text: 'Quý I năm 2021',
  milestones: [],
  startsOn: null,
};
const mention = (id: string | null, name: string, group = false): AgencyMention => ({ id, name, group });
const task = (leads: AgencyMention[], coordinators: AgencyMention[] = []): PlanTask => ({
  code: '1',
  field: 'Thể chế',
  group: '',
  title: 'Rà soát văn bản',
  product: '',
  leadText: leads.map((each) => each.name).join(', '),
  leads,
  coordinatorText: '',
  coordinators,
  deadlineText: 'Quý I năm 2021',
  deadline,
  funding: null,
  notes: [],
  problems: [],
  confidence: 1,
  where: 'dòng 1',
});
const reading = (...tasks: PlanTask[]): PlanReading => ({
  plan: { number: '117/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Nam Định', issuedOn: '2020-12-30', year: 2021, title: 'Kế hoạch' },
  tasks,
  problems: [],
  receipt: { cells: 6, tasks: 6, headings: 0, repeatedHeaders: 0, problems: 0, rows: 1, taskRows: 1 },
});
const source = { name: 'ke-hoach.txt', sha256: 'ab'.repeat(32) };
const one = reading(task([mention('so-tu-phap', 'Sở Tư pháp')]));
const importing = (given: PlanReading): PlanCommand => ({
  type: 'ImportPlan',
  plan: 'p',
  reading: given,
  source,
  calendar: 'vn-1',
  twin: null,
  now,
  by,
});
const approving = (leaveOut: { row: number; reason: string }[] = [], asRead = false): PlanCommand => ({
  type: 'ApprovePlan',
  plan: 'p',
  leaveOut,
  asRead,
  now,
  by,
});
const discarding: PlanCommand = { type: 'DiscardPlan', plan: 'p', reason: 'nhập nhầm', now, by };

function play(...commands: PlanCommand[]) {
  const stored: StoredEvent[] = [];
  let last: unknown = null;
  for (const command of commands) {
    last = planDecider.decide(command, fold(planDecider, stored));
    if (isRefusal(last)) continue;
    for (const fact of last as { type: string; data: unknown }[]) {
      stored.push({
        ...fact,
        id: `e${stored.length}`,
        version: 1,
        stream: 'plan-p',
        revision: stored.length,
        position: stored.length + 1,
        recordedAt: now,
        occurredOn: null,
        by,
        correlationId: 'c',
        causationId: null,
      });
    }
  }
  const row = stored.reduce<PlanRow | null>((state, event) => plansProjection.evolve(state, event, 'p'), null);
  return { last, row: row as PlanRow, types: stored.map((event) => event.type) };
}

describe('a plan', () => {
  it('is a draft until it is approved', () => {
    expect(play(importing(one)).row.phase).toBe('draft');
    expect(play(importing(one), approving()).row).toMatchObject({ phase: 'approved', approvedAt: now });
  });

  it('may be imported again after its draft was discarded', () => {
    expect(play(importing(one), discarding, importing(one)).types).toEqual(['PlanImported', 'PlanDiscarded', 'PlanImported']);
  });

  it.each<[string, PlanCommand[], string]>([
    ['imported twice', [importing(one), importing(one)], 'plan.already-draft'],
    ['imported after approval', [importing(one), approving(), importing(one)], 'plan.already-approved'],
    ['imported without a task', [importing(reading())], 'plan.no-tasks'],
    ['approved before it is there', [approving()], 'plan.unknown'],
    ['approved twice', [importing(one), approving(), approving()], 'plan.approved-before'],
    ['approved after it was discarded', [importing(one), discarding, approving()], 'plan.discarded-before'],
    ['approved with a row that nobody leads', [importing(reading(task([])))], ''],
    ['approved with everything left out', [importing(one), approving([{ row: 1, reason: 'x' }])], 'plan.nothing-left'],
    ['approved without a row it has not', [importing(one), approving([{ row: 2, reason: 'x' }])], 'plan.no-such-row'],
    ['discarded after approval', [importing(one), approving(), discarding], 'plan.not-a-draft'],
  ])('%s', (_name, commands, code) => {
    const { last } = play(...commands);
    if (code) expect(last).toMatchObject({ refused: true, code });
    else expect(play(...commands, approving()).last).toMatchObject({ code: 'plan.rows-open', params: { rows: 'r01 (lead-missing)' } });
  });
});

describe('an approved plan', () => {
  const assigned = (...tasks: PlanTask[]) => assignmentsOf(play(importing(reading(...tasks)), approving([], true)).row, directory);
  const leadsOf = (...leads: AgencyMention[]) => assigned(task(leads))[0]!.data.leads;

  it('gives each row one task, named by plan and row', () => {
    expect(assigned(task([mention('so-tu-phap', 'Sở Tư pháp')]), task([mention('so-y-te', 'Sở Y tế')])).map((each) => each.task)).toEqual([
      'p.r01',
      'p.r02',
    ]);
  });

  it('leaves out the rows that were to be left out, and keeps the places of the others', () => {
    const two = reading(task([]), task([mention('so-y-te', 'Sở Y tế')]));
    const row = play(importing(two), approving([{ row: 1, reason: 'chưa rõ chủ trì' }])).row;
    expect(assignmentsOf(row, directory).map((each) => each.task)).toEqual(['p.r02']);
  });

  it('gives a collective one part a member, and an agency named beside it one part of its own', () => {
    const members = leadsOf(mention('cac-so-ban-nganh', 'Các Sở, ban, ngành', true));
    expect(members).toHaveLength(18);
    expect(new Set(members.map((each) => each.group))).toEqual(new Set(['cac-so-ban-nganh']));
    const both = leadsOf(mention('cac-so-ban-nganh', 'Các Sở, ban, ngành', true), mention('so-y-te', 'Sở Y tế'));
    expect(both).toHaveLength(18);
    expect(both.find((each) => each.agency === 'so-y-te')).toMatchObject({ group: null });
  });

  it('lets an agency that the directory does not know answer under a name of its own', () => {
    expect(leadsOf(mention(null, 'Tổ công tác Đề án'))).toEqual([
      { agency: 'chua-ro-to-cong-tac-de-an', name: 'Tổ công tác Đề án', group: null },
    ]);
  });

  it('does not ask a lead to coordinate with itself', () => {
    const [first] = assigned(
      task([mention('so-tu-phap', 'Sở Tư pháp')], [mention('so-tu-phap', 'Sở Tư pháp'), mention('so-y-te', 'Sở Y tế')]),
    );
    expect(first!.data.coordinators.map((each) => each.agency)).toEqual(['so-y-te']);
  });
});

describe('the name of a plan', () => {
  it('comes from number, issuer and year of issue', () => {
    expect(planNameOf(one.plan, source)).toBe('117-kh-ubnd-tinh-nam-dinh-2020');
  });
  it('comes from the content where there is no number', () => {
    expect(planNameOf({ ...one.plan, number: null }, source)).toBe('van-ban-abababababab');
  });
});
