// Facts keep the names of their day. Whoever is shown how things stand reads what agencies and tasks are called now, by their ids.

/** How a task is called now; null when it is not known. */
export type TaskName = (task: string) => { code: string; title: string } | null;

export interface CurrentNames {
  /** Of the agencies that were called something else before. */
  agencies: ReadonlyMap<string, string>;
  taskName: TaskName;
}

type Held = Record<string, unknown>;

const isParked = (value: unknown): value is Held => typeof value === 'object' && value !== null;

/** A reference to a task says its id, its code and its title, and a row of its own has more to say than that. */
function renameTask(value: Held, { taskName }: CurrentNames): void {
  if (typeof value['task'] !== 'string' || typeof value['title'] !== 'string') return;
  const now = taskName(value['task']);
  if (!now) return;
  value['title'] = now.title;
  if (typeof value['code'] === 'string' && now.code) value['code'] = now.code;
}

function renameAgency(value: Held, { agencies }: CurrentNames): void {
  if (typeof value['agency'] !== 'string' || typeof value['name'] !== 'string') return;
  value['name'] = agencies.get(value['agency']) ?? value['name'];
}

/** Puts current names into a row that was just read, at whatever depth an agency or a task is named beside its id. */
export function callByCurrentNames(value: unknown, names: CurrentNames): void {
  if (!isParked(value)) return;
  if (!Array.isArray(value)) {
    renameAgency(value, names);
    renameTask(value, names);
  }
  for (const inner of Object.values(value)) callByCurrentNames(inner, names);
}

/** What fills a sentence has no id beside it: `params` name `agency` under one of these. */
export function callInSentence(params: Held, under: readonly string[], agency: string | null, names: CurrentNames): void {
  const now = agency === null ? undefined : names.agencies.get(agency);
  if (now !== undefined) for (const param of under) if (params[param] !== undefined) params[param] = now;
}
