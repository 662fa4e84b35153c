// Events as an inspector reads them: each with its sentence, who, when recorded, the date on the paper, and its cause.
import type { TrailEntry } from '../../audit/trail.views.js';
import { localTime, printInstant, type StoredEvent } from '../../kernel/index.js';
import { withoutTokens, withoutTokensWithin } from '../../notice/links/hidden-tokens.rule.js';
import type { Texts } from '../../texts/index.js';
import { whoOf, type Names } from './who.rule.js';

export function trailEntry(event: StoredEvent, texts: Texts, names: Names): TrailEntry {
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
    who: whoOf(by, texts, names),
    sentence: withoutTokens(texts.sentenceOf(event, names.matter)),
  };
}
