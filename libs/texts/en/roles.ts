/** Who somebody is to a task, as said to them and in the trail. */
export const roles = {
  system: 'The system',
  'lead-contact': 'contact of the lead agency',
  'lead-head': 'head of the lead agency',
  coordinator: 'contact of a coordinating agency',
  'overseer-contact': 'contact of the overseeing agency',
  'overseer-head': 'head of the overseeing agency',
  'office-chief': 'chief of the provincial office',
  'vice-chair': 'vice chair in charge',
  chair: 'chair of the provincial committee',
} as Record<string, string>;

/** Somebody who was spoken for, and who gave the command. */
export const via = (who: string, operator: string): string => `${who}, via operator ${operator}`;
