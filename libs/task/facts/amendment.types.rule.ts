// What an amending document makes of a task: only what it changes is here, the rest is null or absent.
import type { Deadline } from '../../deadline/reading/deadline.types.rule.js';
import type { LeadParty, Paper, Party, TaskTexts } from './task.events.js';

export interface TaskAmendment {
  /** `<plan>.a1`: the plan and the number of its amendment. */
  amendment: string;
  paper: Paper;
  /** Why, as a sentence of the trail. */
  reason: string;
  /** The document no longer has the task. Then nothing else is looked at. */
  withdraw: boolean;
  texts: Partial<TaskTexts>;
  /** All leads as they shall be. */
  leads: LeadParty[] | null;
  coordinators: Party[] | null;
  deadline: Deadline | null;
  /** Version of the civil-service calendar `deadline` was computed with. */
  calendar: string;
}
