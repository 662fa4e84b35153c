// What a line of a history file is called where people read of it.
import { TASK_VERBS } from '../../libs/task/task.commands.js';
import type { Texts } from '../../libs/texts/index.js';

export const actionOf = ({ do: verb }: { do: string }, texts: Texts): string =>
  texts.actionName(verb === 'assign' ? 'AssignTask' : ((TASK_VERBS as Readonly<Record<string, string>>)[verb] ?? verb));
