// What a step of the ladder brings about beside its notices: the draft of a letter, one an agency and day, with all that is late
// there. What a letter asks for is asked once people have signed it: then the explanations it demands are opened.
import { shortOf } from '../../agency/directory/directory.rule.js';
import { addWorkingDays } from '../../deadline/calendars/calendar.rule.js';
import { ladderKey, ladderOfStream } from '../../escalation/ladder/ladder.commands.js';
import type { LadderEvents } from '../../escalation/ladder/ladder.events.js';
import type { LadderRow } from '../../escalation/ladder/ladder.state.rule.js';
import { laddersProjection } from '../../escalation/ladder/ladders.projection.js';
import type { EscalationPolicy } from '../../escalation/policy/policy.types.rule.js';
import { dayOf, orThrow, toMillis, type Instant, type StoredEvent } from '../../kernel/index.js';
import { letterKey, letterOfStream } from '../../letter/letter.commands.js';
import type { LetterEvents, LetterKind } from '../../letter/letter.events.js';
import { isGraver, type LetterRow } from '../../letter/letter.state.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import { deadlineInForce } from '../../task/facts/conditions.rule.js';
import { overseerOf } from '../../task/orders/overseer.rule.js';
import type { OpenExplanation, Party } from '../../task/facts/task.events.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import { gravestOf, lateItems } from './letter-items.js';
import type { ReadModels, Recording, ReferenceData } from '../turn/ports.types.js';

type StepEffectsPorts = Recording & ReadModels & ReferenceData & Pick<Engine, 'letters' | 'tasks'>;

/** Whether something may follow from an event of a ladder: a step that somebody was told of. */
export const isToldStep = (event: StoredEvent): boolean =>
  event.type === 'StepTaken' && ladderOfStream(event.stream) !== null && (event.data as LadderEvents['StepTaken']).outcome === 'raised';

/** Whether a letter was signed that asks for explanations. */
export const isSignedLetter = (event: StoredEvent): boolean =>
  event.type === 'LetterSigned' && letterOfStream(event.stream) !== null && (event.data as LetterEvents['LetterSigned']).explain !== null;

/** A letter signed after the step was told, about its task and asking for no less, is the one that the step brought about. */
const isAnswered = ({ signed, items }: LetterRow, step: StoredEvent, kind: LetterKind): boolean =>
  signed !== null &&
  toMillis(signed.at) >= toMillis(step.recordedAt) &&
  items.some((item) => item.task === (step.data as LadderEvents['StepTaken']).task && !isGraver(kind, item.asked));

/** The letter of the day, or a further one when that is signed already; null when the step has had its letter. */
function keyFor(step: StoredEvent, kind: LetterKind, agency: string, engine: Pick<Engine, 'projections'>): string | null {
  const first = letterKey(dayOf(step.recordedAt), agency);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? first : `${first}.${number}`;
    const known = engine.projections.get<LetterRow>(lettersProjection, key);
    if (!known?.signed) return key;
    if (isAnswered(known, step, kind)) return null;
  }
}

/** What a step that was told brings about beside its notices. Doing it again changes nothing. */
export async function followStep(step: StoredEvent, engine: StepEffectsPorts): Promise<void> {
  const data = step.data as LadderEvents['StepTaken'];
  const ladder = engine.projections.get<LadderRow>(laddersProjection, ladderKey(data.task, data.part));
  const policy = ladder && engine.policyBook().byRef(ladder.policy);
  const asks = policy?.steps.find((each) => each.step === data.step && each.kind === data.kind);
  if (!policy || !asks) return;
  const within = asks.explanation?.workingDays ?? null;
  // Where a letter is to ask for the explanation, nobody is asked before it is signed.
  if (within !== null && asks.letter !== 'explain') await askByStep(step, within, engine);
  if (asks.letter) await draftLetter(step, asks.letter, asks.letter === 'explain' ? within : null, policy, engine);
}

async function ask(task: string, request: OpenExplanation, cause: StoredEvent, engine: StepEffectsPorts): Promise<void> {
  orThrow(await engine.tasks.askToExplain(task, request, engine.self, engine.clock.now(), cause.id));
}

async function askByStep(step: StoredEvent, workingDays: number, engine: StepEffectsPorts): Promise<void> {
  const { task, part, deadlineVersion } = step.data as LadderEvents['StepTaken'];
  const { calendar } = engine;
  const due = addWorkingDays(calendar, dayOf(step.recordedAt), workingDays);
  await ask(task, { part, deadlineVersion, due, calendar: calendar.version, letter: null }, step, engine);
}

/** The agency written to is asked to explain the tasks of the letter, by the day that the letter names. Doing it again changes nothing. */
export async function followLetter(signed: StoredEvent, engine: StepEffectsPorts): Promise<void> {
  const { letter, agency, number, date, explain } = signed.data as LetterEvents['LetterSigned'];
  for (const { task: id, deadlineVersion } of explain?.tasks ?? []) {
    const task = engine.projections.get<TaskState>(tasksProjection, id);
    const version = deadlineVersion ?? (task && deadlineInForce(task)?.version);
    if (!explain || !task || !version) continue;
    const { by: due, calendar } = explain;
    await ask(id, { part: agency.agency, deadlineVersion: version, due, calendar, letter: { letter, number, date } }, signed, engine);
  }
}

/** The unit inside a department is what the policy says; a letter of the province is drafted by who follows the tasks for it. */
function draftedBy(issuer: Party, overseer: Party, policy: EscalationPolicy, engine: Pick<Engine, 'directory'>): string | null {
  const known = policy.letters?.draftedBy[issuer.agency];
  if (known !== undefined) return known;
  return issuer.agency === overseer.agency ? null : shortOf(engine.directory(), overseer.agency);
}

/** Tasks that have left the draft since a step was told: following that step once more does not bring them back. */
function leftSince(letter: string, at: Instant, { projections }: Pick<Engine, 'projections'>): Set<string> {
  const struck = projections.get<LetterRow>(lettersProjection, letter)?.struck ?? [];
  return new Set(struck.filter((each) => toMillis(each.at) >= toMillis(at)).map(({ item }) => item.task));
}

/** Drafts the letter that a step asks for. Doing it again changes nothing. */
async function draftLetter(
  step: StoredEvent,
  kind: LetterKind,
  explainWithin: number | null,
  policy: EscalationPolicy,
  engine: StepEffectsPorts,
): Promise<void> {
  const data = step.data as LadderEvents['StepTaken'];
  const { projections } = engine;
  const task = projections.get<TaskState>(tasksProjection, data.task);
  const part = task?.parts.find((each) => each.agency === data.part);
  if (!task?.assigned || !part) return;
  const { authority } = task.assigned;
  const overseer = overseerOf(task, part);
  // Nobody writes a letter to itself.
  if (part.agency === authority.agency || !overseer) return;
  const at = step.recordedAt;
  const key = keyFor(step, kind, part.agency, engine);
  if (key === null) return;
  const left = leftSince(key, at, engine);
  const items = lateItems(part.agency, { task: task.id, kind, at }, engine).filter((item) => !left.has(item.task));
  // A step that was asked for ahead of its time has nothing to write about.
  if (!items.some((item) => item.task === task.id)) return;
  const asked = gravestOf(items);
  const byDepartment = asked === 'urge' && overseer.agency !== authority.agency;
  const issuer = byDepartment ? overseer : authority;
  const letter = {
    letter: key,
    day: dayOf(at),
    agency: { agency: part.agency, name: part.name },
    issuer,
    superior: byDepartment ? authority : null,
    overseer: overseer.agency === issuer.agency ? null : overseer,
    draftedBy: draftedBy(issuer, overseer, policy, engine),
    kind: asked,
    explainWithin,
    items,
  };
  orThrow(await engine.letters.draft(letter, engine.self, engine.clock.now(), step.id));
  await engine.catchUp();
}
