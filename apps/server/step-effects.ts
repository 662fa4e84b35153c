// What a step of the ladder brings about beside its notices: a request for explanation, and the draft of a letter, one an
// agency and day, with all that is late there.
import { addWorkingDays } from '../../libs/deadline/calendar.rule.js';
import { ladderKey, ladderOfStream } from '../../libs/escalation/ladder.commands.js';
import type { LadderEvents } from '../../libs/escalation/ladder.events.js';
import type { LadderRow } from '../../libs/escalation/ladder.state.rule.js';
import { laddersProjection } from '../../libs/escalation/ladders.projection.js';
import { dayOf, isRefusal, RefusedError, toMillis, type Instant, type StoredEvent } from '../../libs/kernel/index.js';
import { letterKey } from '../../libs/letter/letter.commands.js';
import type { LetterItem, LetterKind } from '../../libs/letter/letter.events.js';
import { RANK, type LetterRow } from '../../libs/letter/letter.state.rule.js';
import { lettersProjection } from '../../libs/letter/letters.projection.js';
import { silenceOver } from '../../libs/silence/silences.projection.js';
import { deadlineInForce, dueOf } from '../../libs/task/conditions.rule.js';
import { overseerOf } from '../../libs/task/overseer.rule.js';
import { partStanding } from '../../libs/task/standing.rule.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { House } from './house.types.js';

/** Whether something may follow from an event of a ladder: a step that somebody was told of. */
export const isToldStep = (event: StoredEvent): boolean =>
  event.type === 'StepTaken' && ladderOfStream(event.stream) !== null && (event.data as LadderEvents['StepTaken']).outcome === 'raised';

function itemOf(task: TaskState, agency: string, at: Instant, house: House): LetterItem[] {
  const part = task.parts.find((each) => each.agency === agency);
  if (!part || !task.assigned || part.phase === 'awaiting-confirmation') return [];
  const { standing, daysLate } = partStanding(task, part, at, house.calendar);
  if (standing !== 'late' || !daysLate || silenceOver(house.projections, task.id, agency, at)) return [];
  const { code, title, paper } = task.assigned;
  const due = dueOf(deadlineInForce(task)) ?? '';
  return [{ task: task.id, code, title, plan: paper.number, due, calendarDays: daysLate.calendar, workingDays: daysLate.working }];
}

/** What the agency is late with; its ladders say which tasks it has, so that nothing else is read. */
function lateItems(agency: string, at: Instant, house: House): LetterItem[] {
  const ladders = house.projections.where<LadderRow>(laddersProjection, 'part', agency);
  return [...new Set(ladders.map((row) => row.task))].flatMap((id) => {
    const task = house.projections.get<TaskState>(tasksProjection, id);
    return task ? itemOf(task, agency, at, house) : [];
  });
}

/** A letter signed after the step was told, about its task and asking for no less, is the one that the step brought about. */
const isAnswered = ({ signed, items, kind: asked }: LetterRow, step: StoredEvent, kind: LetterKind): boolean =>
  signed !== null &&
  toMillis(signed.at) >= toMillis(step.recordedAt) &&
  items.some((item) => item.task === (step.data as LadderEvents['StepTaken']).task) &&
  RANK.indexOf(asked) >= RANK.indexOf(kind);

/** The letter of the day, or a further one when that is signed already; null when the step has had its letter. */
function keyFor(step: StoredEvent, kind: LetterKind, agency: string, house: House): string | null {
  const first = letterKey(dayOf(step.recordedAt), agency);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? first : `${first}.${number}`;
    const known = house.projections.get<LetterRow>(lettersProjection, key);
    if (!known?.signed) return key;
    if (isAnswered(known, step, kind)) return null;
  }
}

/** What a step that was told brings about beside its notices: a request for explanation, a letter. Doing it again changes nothing. */
export async function followStep(step: StoredEvent, house: House): Promise<void> {
  const data = step.data as LadderEvents['StepTaken'];
  const ladder = house.projections.get<LadderRow>(laddersProjection, ladderKey(data.task, data.part));
  const policy = ladder && house.policyBook().byRef(ladder.policy);
  const asks = policy?.steps.find((each) => each.step === data.step && each.kind === data.kind);
  if (asks?.explanation) await askToExplain(step, asks.explanation.workingDays, house);
  if (asks?.letter) await draftLetter(step, asks.letter, house);
}

async function askToExplain(step: StoredEvent, workingDays: number, house: House): Promise<void> {
  const { task, part, deadlineVersion } = step.data as LadderEvents['StepTaken'];
  const { calendar } = house;
  const due = addWorkingDays(calendar, dayOf(step.recordedAt), workingDays);
  const request = { part, deadlineVersion, due, calendar: calendar.version };
  const handled = await house.tasks.askToExplain(task, request, house.self, house.clock.now(), step.id);
  if (isRefusal(handled)) throw new RefusedError(handled);
}

/** Drafts the letter that a step asks for, when the policy says so. Doing it again changes nothing. */
async function draftLetter(step: StoredEvent, kind: LetterKind, house: House): Promise<void> {
  const data = step.data as LadderEvents['StepTaken'];
  const { projections } = house;
  const task = projections.get<TaskState>(tasksProjection, data.task);
  const part = task?.parts.find((each) => each.agency === data.part);
  if (!task?.assigned || !part) return;
  const { authority } = task.assigned;
  const overseer = overseerOf(task, part);
  // Nobody writes a letter to itself.
  if (part.agency === authority.agency || !overseer) return;
  const at = step.recordedAt;
  const items = lateItems(part.agency, at, house);
  if (items.length === 0) return;
  const key = keyFor(step, kind, part.agency, house);
  if (key === null) return;
  const byDepartment = kind === 'urge' && overseer.agency !== authority.agency;
  const day = dayOf(at);
  const letter = {
    letter: key,
    day,
    agency: { agency: part.agency, name: part.name },
    issuer: byDepartment ? overseer : authority,
    superior: byDepartment ? authority : null,
    kind,
    items,
  };
  const handled = await house.letters.draft(letter, house.self, house.clock.now(), step.id);
  if (isRefusal(handled)) throw new RefusedError(handled);
  await house.catchUp();
}
