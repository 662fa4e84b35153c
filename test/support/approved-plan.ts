// A plan of a few rows, imported and approved in a house as an operator's commands do it; what follows is left to the house.
import type { House } from '../../apps/server/house.types.js';
import { isRefusal, type Actor } from '../../libs/kernel/index.js';
import { planIn } from '../../libs/plan/plan-file.reader.js';
import { documentOf, type PlanDocumentRow } from './plan-document.js';

const CHAIR: Actor = { user: 'ubnd-tinh', role: 'head', agency: 'ubnd-tinh', via: 'cli' };

/**
 * @param folder where the document is left
 * @param approval as `plan approve` takes it
 * @returns the id of the plan
 * @throws the code of the refusal
 */
export async function approvedPlan(
  house: House,
  folder: string,
  year: number,
  rows: readonly PlanDocumentRow[],
  approval: object = {},
): Promise<string> {
  const { reading, source } = await planIn(documentOf(folder, year, rows), {
    directory: house.directory(),
    calendar: house.calendar,
    language: 'vi',
  });
  const imported = await house.plans.import(reading, source, house.calendar.version, CHAIR, house.clock.now());
  if (isRefusal(imported)) throw new Error(imported.code);
  const approved = await house.plans.approve(imported.plan, approval, CHAIR, house.clock.now());
  if (isRefusal(approved)) throw new Error(approved.code);
  return imported.plan;
}
