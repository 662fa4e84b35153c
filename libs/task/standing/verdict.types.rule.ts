// How a verdict on a part is told: in days, and as a code with its figures.

/** Days after the day in force. Calendar days are the figure reports show; name the unit wherever either is shown. */
export interface DaysLate {
  calendar: number;
  working: number;
}

/** `suspended`: on how many of them the task stood still by decision; null when on none. */
export interface Lateness extends DaysLate {
  suspended: DaysLate | null;
}

/** Why something is what it is: a code of libs/texts (`reasons` of task.ts) with its parameters. */
export interface Reason {
  code: string;
  params: Record<string, string | number>;
}
