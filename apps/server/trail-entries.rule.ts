// Events as an inspector reads them: each with its sentence, who, when recorded, the date on the paper, and its cause.
import { localTime, printInstant, type Actor, type Day, type StoredEvent } from '../../libs/kernel/index.js';
import { withoutTokens, withoutTokensWithin } from '../../libs/notice/links/hidden-tokens.rule.js';
import type { Texts } from '../../libs/texts/index.js';

export interface TrailEntry {
  position: number;
  id: string;
  type: string;
  stream: string;
  /** RFC 3339 in +07:00. */
  recordedAt: string;
  /** `HH:MM dd/mm/yyyy`. */
  recorded: string;
  occurredOn: Day | null;
  by: Actor;
  who: string;
  sentence: string;
  correlationId: string;
  causationId: string | null;
  data: unknown;
}

/** Whoever speaks for an agency or another account on the machine itself is named beside them. */
function whoDid(by: Actor, texts: Texts, nameOf: (agency: string) => string): string {
  const agency = by.agency ? nameOf(by.agency) : null;
  // The sample and simulations have no accounts: their users are made up.
  const played = by.via === 'sample' || by.via === 'simulation';
  const person = by.role === 'system' ? (texts.roles['system'] ?? by.user) : by.user;
  const { operator } = by;
  if (operator !== undefined && operator === by.user) return agency ? texts.via(agency, operator) : operator;
  const who = agency && by.user !== by.agency && !played ? `${person}, ${agency}` : (agency ?? person);
  return operator === undefined ? who : texts.via(who, operator);
}

export function trailEntry(event: StoredEvent, texts: Texts, nameOf: (agency: string) => string): TrailEntry {
  const { position, id, type, stream, recordedAt, occurredOn, by, correlationId, causationId, data } = event;
  return {
    position,
    id,
    type,
    stream,
    occurredOn,
    by,
    correlationId,
    causationId,
    data: withoutTokensWithin(data),
    recordedAt: localTime(recordedAt),
    recorded: printInstant(recordedAt),
    who: whoDid(by, texts, nameOf),
    sentence: withoutTokens(texts.sentenceOf(event, nameOf)),
  };
}
