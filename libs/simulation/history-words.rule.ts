// What a line of a history file is called where people read of it.
import { TASK_VERBS } from '../task/facts/task.requests.js';
import type { Texts } from '../texts/index.js';

export const actionOf = ({ do: verb }: { do: string }, texts: Texts): string =>
  texts.actionName(verb === 'assign' ? 'AssignTask' : ((TASK_VERBS as Readonly<Record<string, string>>)[verb] ?? verb));
