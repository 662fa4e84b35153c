// How the counts are put into words, the same on pages, in the digest, in reports and on the command line.
import type { CountFacts } from '../facts/count-facts.js';
import { number } from './number.js';

const some = (count: number, what: string, parts: readonly string[] = []): string[] =>
  count === 0 ? [] : [`${number(count)} ${what}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`];

/** What the four figures leave out, so that nobody looks for a task that is not among them; null when they leave out nothing. */
export const leftOut = ({
  milestonePassed,
  noDeadline,
  standing,
  suspended,
  withdrawn,
  carriedOver,
  unresolved,
}: CountFacts): string | null => {
  const parts = [
    ...some(carriedOver, 'carried over', some(unresolved, 'to no known plan yet')),
    ...some(withdrawn, 'withdrawn'),
    ...some(suspended, 'suspended'),
    ...some(milestonePassed, 'of several years, recurring or of several milestones, past a milestone'),
    ...some(standing, 'standing'),
    ...some(noDeadline - standing, 'not determined yet'),
  ];
  return parts.length === 0 ? null : `Not counted: ${parts.join(', ')}.`;
};

/** Why the lines of agencies add up to more than the line of the whole. */
export const whyMore: string =
  'A task with several leads, or one given to a group of agencies, counts once in the total and once under each agency; so the agencies can add up to more than the total.';
