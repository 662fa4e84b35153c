// Drafts of letters against what has become of their tasks: what is no longer so leaves the draft before somebody signs it.
import { isRefusal, orThrow, type Instant, type StoredEvent } from '../../kernel/index.js';
import { whyNoLonger, whyOvertaken } from '../../letter/holds.rule.js';
import { letterOfStream, letterStream, type StrikeItems } from '../../letter/letter.commands.js';
import { letterDecider } from '../../letter/letter.decider.js';
import type { LetterEvents } from '../../letter/letter.events.js';
import { evolveLetter, type LetterRow } from '../../letter/letter.state.rule.js';
import { lettersProjection } from '../../letter/letters.projection.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Engine } from '../turn/engine.types.js';
import type { Effects, Recording } from '../turn/ports.types.js';

type DraftPorts = Recording & Pick<Engine, 'calendar' | 'projections'>;
type StrikingPorts = DraftPorts & Pick<Engine, 'letters'>;
type ReviewPorts = Effects & StrikingPorts;

/** What a draft says and is no longer so; nothing of a letter that is signed. */
function noLonger(row: LetterRow, at: Instant, { projections, calendar }: Pick<Engine, 'calendar' | 'projections'>): StrikeItems['tasks'] {
  if (row.signed) return [];
  const letters = projections.where<LetterRow>(lettersProjection, 'agency', row.agency.agency);
  return row.items.flatMap((item) => {
    const task = projections.get<TaskState>(tasksProjection, item.task);
    const reason = whyNoLonger(item, row.agency.agency, task, at, calendar) ?? whyOvertaken(item, row, letters);
    return reason ? [{ task: item.task, reason }] : [];
  });
}

/** The letter as it stands now, also when what has become of its tasks is not recorded with it yet. */
export function asItStands(row: LetterRow, engine: DraftPorts): LetterRow {
  const at = engine.clock.now();
  const events = letterDecider.decide({ type: 'StrikeItems', letter: row.letter, tasks: noLonger(row, at, engine) }, row);
  if (isRefusal(events)) return row;
  return events.reduce((now, event) => evolveLetter(now, { ...event, recordedAt: at, by: engine.self }) ?? now, row);
}

/** Takes out of a draft what is no longer so, and closes it when nothing is left. Doing it again changes nothing. */
export async function reviewDraft(letter: string, cause: StoredEvent | null, engine: StrikingPorts): Promise<void> {
  const row = engine.projections.get<LetterRow>(lettersProjection, letter);
  const at = engine.clock.now();
  const tasks = row ? noLonger(row, at, engine) : [];
  if (tasks.length === 0) return;
  orThrow(await engine.letters.strike(letter, tasks, engine.self, at, cause?.id ?? null));
}

/** The agency that has a letter, or a draft, more; null of any other event. */
export function writtenTo({ stream, type, data }: StoredEvent): string | null {
  const isMore = type === 'LetterDrafted' || type === 'LetterRedrafted' || type === 'LetterSigned';
  return isMore && letterOfStream(stream) !== null ? (data as LetterEvents[typeof type]).agency.agency : null;
}

/** After something happened to tasks, or agencies were written to: the drafts that are about them. */
export async function reviewDrafts(
  changed: ReadonlyMap<string, StoredEvent>,
  written: ReadonlyMap<string, StoredEvent>,
  engine: ReviewPorts,
): Promise<void> {
  if (changed.size === 0 && written.size === 0) return;
  for (const { letter, agency, items } of engine.projections.where<LetterRow>(lettersProjection, 'draft', 1)) {
    await engine.isolate(letterStream(letter), async () => {
      const cause = items.map(({ task }) => changed.get(task)).find((event) => event !== undefined) ?? written.get(agency.agency);
      if (cause) await reviewDraft(letter, cause, engine);
    });
  }
}
