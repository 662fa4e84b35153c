// What an agency is late with, as a letter to it lists it, and what the letter asks of each: no more than the ladder of that
// task has come to, and nothing that a signed letter has asked already.
import { ladderKey } from '../../escalation/ladder/ladder.commands.js';
import { isTold, type LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import { toMillis, type Instant } from '../../kernel/index.js';
import { wasAskedToExplain } from '../../letter/holds.rule.js';
import { knownOf } from '../../letter/known.rule.js';
import type { LetterItem, LetterKind } from '../../letter/letter.events.js';
import { isGraver, type LetterRow } from '../../letter/letter.state.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import { silenceOver } from '../../silence/silences.projection.js';
import { deadlineInForce } from '../../task/facts/conditions.rule.js';
import { lastDayInForce } from '../../task/facts/milestone.rule.js';
import { partStanding } from '../../task/standing/standing.rule.js';
import type { PartState, TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import type { ReferenceData } from '../turn/ports.types.js';

type LetterItemPorts = ReferenceData & Pick<Engine, 'projections'>;

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
function proposed(
  task: TaskState,
  part: PartState,
  at: Instant,
  { projections, policyBook }: Pick<Engine, 'policyBook' | 'projections'>,
): LetterKind {
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

function itemOf(task: TaskState, agency: string, step: LetterStep, letters: readonly LetterRow[], engine: LetterItemPorts): LetterItem[] {
  const { at } = step;
  const part = task.parts.find((each) => each.agency === agency);
  if (!part || !task.assigned || part.phase === 'awaiting-confirmation') return [];
  const { standing, daysLate } = partStanding(task, part, at, engine.calendar);
  if (standing !== 'late' || !daysLate || silenceOver(engine.projections, task.id, agency, at)) return [];
  const { code, title, paper } = task.assigned;
  const deadline = deadlineInForce(task);
  const told = proposed(task, part, at, engine);
  const asked = step.task === task.id ? graver(told, step.kind) : told;
  return [
    {
      task: task.id,
      code,
      title,
      plan: paper.number,
      due: lastDayInForce(task, deadline, engine.calendar) ?? '',
      calendarDays: daysLate.calendar,
      workingDays: daysLate.working,
      asked: isAsked(asked, task, part, letters) ? 'urge' : asked,
      deadlineVersion: deadline?.version ?? null,
      known: knownOf(task, part, at, engine.calendar),
    },
  ];
}

/** Its ladders say which tasks the agency has, so that nothing else is read. */
export function lateItems(agency: string, step: LetterStep, engine: LetterItemPorts): LetterItem[] {
  const ladders = engine.projections.where<LadderRow>(laddersProjection, 'part', agency);
  const letters = engine.projections.where<LetterRow>(lettersProjection, 'agency', agency);
  return [...new Set(ladders.map((row) => row.task))].flatMap((id) => {
    const task = engine.projections.get<TaskState>(tasksProjection, id);
    return task ? itemOf(task, agency, step, letters, engine) : [];
  });
}

export const gravestOf = (items: readonly LetterItem[]): LetterKind => items.map(({ asked }) => asked).reduce(graver, 'urge');
