// What the controllers ask of the house. A refusal becomes an error here, and a problem at the edge.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { AuditDesk } from '../../libs/audit/audit.controller.js';
import { isRefusal, RefusedError, refuse, type Actor, type Refusal } from '../../libs/kernel/index.js';
import type { PlanDesk } from '../../libs/plan/plan.controller.js';
import { readPlanFile } from '../../libs/plan/plan.reader.js';
import { plansProjection, type PlanRow } from '../../libs/plan/plans.projection.js';
import type { TaskDesk } from '../../libs/task/task.controller.js';
import type { House } from './house.types.js';

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

export const taskDesk = (house: House): TaskDesk => ({
  list: (question) => house.listTasks(question),
  show: (task) => house.showTask(task),
  history: (task) => house.taskHistory(task),
  counts: (plan) => house.counts(plan),
  async order(verb, task, body, by) {
    accepted(await house.tasks.order(verb, task, body, by, house.clock.now()));
    await house.react();
    return house.showTask(task);
  },
});

export const auditDesk = (house: House): AuditDesk => ({ find: (question) => house.askTrail(question) });

export const MOST_UPLOAD_MB = 20;

/** The readers work on files: what was uploaded lies in a folder of its own for as long as it is read. */
async function withUpload<T>(name: string, bytes: Buffer, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dung-han-'));
  try {
    const file = join(
      folder,
      `van-ban${extname(basename(name))
        .toLowerCase()
        .replace(/[^.a-z0-9]/g, '')}`,
    );
    await writeFile(file, bytes, { mode: 0o600 });
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Plans are the business of whoever assigns or follows tasks, and of the administrator. */
function mayHandlePlans(by: Actor, house: House): void {
  const { authority, overseers } = house.directory();
  const entitled = by.role === 'admin' || (by.role !== 'inspector' && by.agency !== null && [authority, ...overseers].includes(by.agency));
  if (!entitled) throw new RefusedError(refuse('account.not-allowed'));
}

export function planDesk(house: House): PlanDesk {
  const found = (plan: string): PlanRow => {
    const row = house.projections.get<PlanRow>(plansProjection, plan);
    if (!row) throw new RefusedError(refuse('plan.unknown', { plan }));
    return row;
  };
  const brief = ({ id, head, phase, tasks, problems, importedAt, approvedAt, leftOut }: PlanRow) => ({
    id,
    ...head,
    phase,
    importedAt,
    approvedAt,
    leftOut,
    tasks: tasks.length,
    problems: problems.length,
  });
  const after = async (plan: string): Promise<ReturnType<typeof brief>> => {
    await house.react();
    return brief(found(plan));
  };
  return {
    list: () => house.projections.all<PlanRow>(plansProjection).map(brief),
    show(plan) {
      const { id, head, tasks, problems, receipt, phase, source, calendar, leftOut } = found(plan);
      return { id, phase, plan: head, source, calendar, leftOut, tasks, problems, receipt };
    },
    async import(name, content, by) {
      mayHandlePlans(by, house);
      if (!name.trim()) throw new RefusedError(refuse('input-invalid', { field: 'name', vi: 'cần tên tệp', en: 'a file name is needed' }));
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length > MOST_UPLOAD_MB * 1_000_000) throw new RefusedError(refuse('too-large', { limit: MOST_UPLOAD_MB }));
      const { reading } = await withUpload(name, bytes, (file) => readPlanFile(file, house.directory(), house.calendar));
      const source = { name: basename(name), sha256: createHash('sha256').update(bytes).digest('hex') };
      const { plan } = accepted(await house.plans.import(reading, source, house.calendar.version, by, house.clock.now()));
      return after(plan);
    },
    async approve(plan, body, by) {
      mayHandlePlans(by, house);
      accepted(await house.plans.approve(plan, body, by, house.clock.now()));
      return after(plan);
    },
    async discard(plan, body, by) {
      mayHandlePlans(by, house);
      accepted(await house.plans.discard(plan, body, by, house.clock.now()));
      return after(plan);
    },
  };
}
