// What names one of several times at which a step comes due. News is named by its number among the news of its task.

/** `f12`, told again as `f12-l2`. */
const NEWS = /^f([0-9]+)(?:-|$)/;

export const newsOccasion = (no: number): string => `f${no}`;

/** The number of the news; null for a step that is not about news. */
export function newsNumber(occasion: string): number | null {
  const [, digits] = NEWS.exec(occasion) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** Whether it is told again, because it still waits. */
export const isRepetition = (occasion: string): boolean => /(?:^|-)l[0-9]+$/.test(occasion);

/** `m2022-12-31`: the steps about one milestone of work of several years or work that recurs. */
const MILESTONE = /^m([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-|$)/;

export const milestoneOccasion = (day: string): string => `m${day}`;

/** The day of the milestone; null for a step about the day in force. */
export const milestoneDay = (occasion: string): string | null => MILESTONE.exec(occasion)?.[1] ?? null;
