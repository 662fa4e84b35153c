// Old shapes of the events of a task, lifted to the present one.
import type { Upcaster } from '../../kernel/index.js';
import type { Paper, TaskEvents } from './task.events.js';

/** Version 1 had the words in which somebody named the plan, whether there was such a plan or not. */
const carriedOverInWords: Upcaster = {
  type: 'TaskCarriedOver',
  fromVersion: 1,
  up: (data): TaskEvents['TaskCarriedOver'] => {
    const { toPlan, paper } = data as { toPlan: string; paper: Paper };
    return { plan: null, task: null, document: toPlan, paper };
  },
};

/** Version 1 had only the number that the plan prints; the code follows as an event of its own. */
const assignedWithoutCode: Upcaster = {
  type: 'TaskAssigned',
  fromVersion: 1,
  up: (data): TaskEvents['TaskAssigned'] => ({ ...(data as Omit<TaskEvents['TaskAssigned'], 'codeInPlan'>), codeInPlan: null }),
};

/** Version 1 was asked for by the step of the ladder, whether or not a letter was signed. */
const askedWithoutLetter: Upcaster = {
  type: 'ExplanationRequested',
  fromVersion: 1,
  up: (data) => ({ letter: null, ...(data as object) }),
};

/** Version 1 was for the whole work, whatever milestones it had. */
const reportedAsWhole: Upcaster = {
  type: 'CompletionReported',
  fromVersion: 1,
  up: (data): TaskEvents['CompletionReported'] => ({ ...(data as Omit<TaskEvents['CompletionReported'], 'milestone'>), milestone: null }),
};

/** Version 1 was of one task, or of several of which none knew of the others. */
const setAlone: Upcaster = { type: 'DeadlineSet', fromVersion: 1, up: (data) => ({ together: [], ...(data as object) }) };

export const TASK_UPCASTERS: readonly Upcaster[] = [carriedOverInWords, assignedWithoutCode, askedWithoutLetter, reportedAsWhole, setAlone];
