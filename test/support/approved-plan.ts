// A plan of a few rows, imported and approved in an application as an operator's commands do it; what follows is left to the application.
import type { Application } from '../../libs/application/ports/application.types.js';
import { isRefusal, type Actor } from '../../libs/kernel/index.js';
import { planIn } from '../../libs/plan/reading/plan-file.reader.js';
import { documentOf, type PlanDocumentRow } from './plan-document.js';

const CHAIR: Actor = { user: 'ubnd-tinh', role: 'head', agency: 'ubnd-tinh', via: 'cli' };

/**
 * @param folder where the document is left
 * @param approval as `plan approve` takes it
 * @returns the id of the plan
 * @throws the code of the refusal
 */
export async function approvedPlan(
  application: Application,
  folder: string,
  year: number,
  rows: readonly PlanDocumentRow[],
  approval: object = {},
): Promise<string> {
  const { reading, source } = await planIn(documentOf(folder, year, rows), {
    directory: application.directory(),
    calendar: application.calendar,
    language: 'vi',
  });
  const imported = await application.plans.import(reading, source, application.calendar.version, CHAIR, application.clock.now());
  if (isRefusal(imported)) throw new Error(imported.code);
  const approved = await application.plans.approve(imported.plan, approval, CHAIR, application.clock.now());
  if (isRefusal(approved)) throw new Error(approved.code);
  return imported.plan;
}
