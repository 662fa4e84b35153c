// Gives orders to letters: checks what was stated, looks up who may, and lets the decider decide.
import { nameOf } from '../agency/directory/directory.rule.js';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { Calendar } from '../deadline/calendars/calendar.rule.js';
import { handle, type Handled } from '../event-store/command-handler.js';
import type { EventStore } from '../event-store/port/event-store.js';
import { isRefusal, parseInput, type Actor, type Instant, type Refusal } from '../kernel/index.js';
import { letterStream, type DraftLetter, type StrikeItems } from './letter.commands.js';
import { signBody } from './letter.requests.js';
import { letterDecider } from './letter.decider.js';
import { LETTER_EVENT_VERSIONS } from './letter.events.js';
import type { LetterRow } from './letter.state.rule.js';

type Answer = Promise<Handled<LetterRow | null> | Refusal>;

export interface LetterService {
  /** Doing it again changes nothing. `causationId`: the step that asked for it. */
  draft(letter: Omit<DraftLetter, 'type'>, by: Actor, now: Instant, causationId: string | null): Answer;
  /** Takes out of a draft what is no longer so; closes it when nothing is left. Doing it again changes nothing. */
  strike(letter: string, tasks: StrikeItems['tasks'], by: Actor, now: Instant, causationId: string | null): Answer;
  /** @param body unchecked: `{ number, date, explainBy? }` */
  sign(letter: string, body: unknown, by: Actor, now: Instant): Answer;
}

export function letterService(store: EventStore, directory: () => Directory, calendar: () => Calendar): LetterService {
  return {
    draft: (letter, by, now, causationId) =>
      handle(
        store,
        letterDecider,
        LETTER_EVENT_VERSIONS,
        letterStream(letter.letter),
        { type: 'DraftLetter', ...letter },
        { now, by, causationId },
      ),
    strike: (letter, tasks, by, now, causationId) =>
      handle(
        store,
        letterDecider,
        LETTER_EVENT_VERSIONS,
        letterStream(letter),
        { type: 'StrikeItems', letter, tasks },
        { now, by, causationId },
      ),
    async sign(letter, body, by, now) {
      const stated = parseInput(signBody, body);
      if (isRefusal(stated)) return stated;
      const known = directory();
      const { authority, overseers } = known;
      const command = {
        type: 'SignLetter' as const,
        letter,
        now,
        by,
        calendar: calendar(),
        entitled: [authority, ...overseers],
        nameOf: (agency: string) => nameOf(known, agency),
        ...stated.value,
      };
      return handle(store, letterDecider, LETTER_EVENT_VERSIONS, letterStream(letter), command, { now, by });
    },
  };
}
