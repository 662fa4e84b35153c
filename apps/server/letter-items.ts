// What an agency is late with, as a letter to it lists it, and what the letter asks of each: no more than the ladder of that
// task has come to, and nothing that a signed letter has asked already.
import { ladderKey } from '../../libs/escalation/ladder.commands.js';
import { isTold, type LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { toMillis, type Instant } from '../../libs/kernel/index.js';
import { wasAskedToExplain } from '../../libs/letter/holds.rule.js';
import { knownOf } from '../../libs/letter/known.rule.js';
import type { LetterItem, LetterKind } from '../../libs/letter/letter.events.js';
import { isGraver, type LetterRow } from '../../libs/letter/letter.state.rule.js';
import { lettersProjection } from '../../libs/letter/letters.projection.js';
import { silenceOver } from '../../libs/silence/silences.projection.js';
import { deadlineInForce } from '../../libs/task/conditions.rule.js';
import { lastDayInForce } from '../../libs/task/milestone.rule.js';
import { partStanding } from '../../libs/task/standing.rule.js';
import type { PartState, TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { House } from './house.types.js';

/** The step that asks for a letter: about which task, for what, and when it was told. */
export interface LetterStep {
  task: string;
  kind: LetterKind;
  at: Instant;
}

const graver = (one: LetterKind, other: LetterKind): LetterKind => (isGraver(other, one) ? other : one);

/**
 * What the steps propose that were told about the day in force, as it was at `at`: a step of the same moment that is followed later,
 * or once more, comes to the same.
 */
function proposed(task: TaskState, part: PartState, at: Instant, { projections, policyBook }: House): LetterKind {
  const ladder = projections.get<LadderRow>(laddersProjection, ladderKey(task.id, part.agency));
  const policy = ladder && policyBook().byRef(ladder.policy);
  const version = deadlineInForce(task)?.version;
  const due = ladder?.looks.filter((look) => look.deadlineVersion === version && toMillis(look.at) <= toMillis(at) && isTold(ladder, look));
  return (due ?? [])
    .flatMap(({ step, kind }) => policy?.steps.find((each) => each.step === step && each.kind === kind)?.letter ?? [])
    .reduce(graver, 'urge');
}

/** Whether a signed letter has asked as much about the same day, or the lead has explained itself or been asked to. */
function isAsked(kind: LetterKind, task: TaskState, part: PartState, letters: readonly LetterRow[]): boolean {
  const version = deadlineInForce(task)?.version ?? null;
  if (kind === 'explain' && wasAskedToExplain(part, version)) return true;
  return letters.some(
    ({ signed, items }) =>
      signed !== null &&
      items.some(
        (item) =>
          item.task === task.id && !isGraver(kind, item.asked) && (item.deadlineVersion === null || item.deadlineVersion === version),
      ),
  );
}

function itemOf(task: TaskState, agency: string, step: LetterStep, letters: readonly LetterRow[], house: House): LetterItem[] {
  const { at } = step;
  const part = task.parts.find((each) => each.agency === agency);
  if (!part || !task.assigned || part.phase === 'awaiting-confirmation') return [];
  const { standing, daysLate } = partStanding(task, part, at, house.calendar);
  if (standing !== 'late' || !daysLate || silenceOver(house.projections, task.id, agency, at)) return [];
  const { code, title, paper } = task.assigned;
  const deadline = deadlineInForce(task);
  const told = proposed(task, part, at, house);
  const asked = step.task === task.id ? graver(told, step.kind) : told;
  return [
    {
      task: task.id,
      code,
      title,
      plan: paper.number,
      due: lastDayInForce(task, deadline, house.calendar) ?? '',
      calendarDays: daysLate.calendar,
      workingDays: daysLate.working,
      asked: isAsked(asked, task, part, letters) ? 'urge' : asked,
      deadlineVersion: deadline?.version ?? null,
      known: knownOf(task, part, at, house.calendar),
    },
  ];
}

/** Its ladders say which tasks the agency has, so that nothing else is read. */
export function lateItems(agency: string, step: LetterStep, house: House): LetterItem[] {
  const ladders = house.projections.where<LadderRow>(laddersProjection, 'part', agency);
  const letters = house.projections.where<LetterRow>(lettersProjection, 'agency', agency);
  return [...new Set(ladders.map((row) => row.task))].flatMap((id) => {
    const task = house.projections.get<TaskState>(tasksProjection, id);
    return task ? itemOf(task, agency, step, letters, house) : [];
  });
}

export const gravestOf = (items: readonly LetterItem[]): LetterKind => items.map(({ asked }) => asked).reduce(graver, 'urge');
