// What a test needs of the sample that a newcomer sees, whatever the day: the sample is played up to today.
import type { Service } from './dunghan.js';

const ask = async <T>({ url }: Service, path: string): Promise<T> => (await fetch(url + path)).json() as Promise<T>;

/** The year of its plan; its history begins in the first week of it. */
export async function planYear(service: Service): Promise<number> {
  const { plans } = await ask<{ plans: { year: number }[] }>(service, '/api/plans');
  return plans[0]!.year;
}

const OPEN = new Set(['assigned', 'accepted', 'in-progress']);

export interface OpenTask {
  id: string;
  leadText: string;
}

/** The tasks on which each lead may still act, late or not. */
export async function openTasks(service: Service): Promise<OpenTask[]> {
  const { tasks } = await ask<{ tasks: (OpenTask & { standing: string; parts: { phase: string }[] })[] }>(service, '/api/tasks');
  return tasks.filter(({ parts, standing }) => standing !== 'suspended' && parts.every(({ phase }) => OPEN.has(phase)));
}
