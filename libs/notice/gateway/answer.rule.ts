// What an answer of a gateway means for the message.
import type { Gateway } from './description.rule.js';
import { matchesOne, textAt } from './fill.rule.js';

export type Meaning = { means: 'accepted'; id: string; said: string } | { means: 'refused' | 'later' | 'down' | 'unknown'; said: string };

type Answer = Gateway['send']['answer'];

/** Of an answer that is no answer of the gateway's own, the status speaks: whose fault it is, and whether it may be over soon. */
function byStatus(status: number): Meaning {
  const said = `HTTP ${status}`;
  if (status === 429 || status === 503) return { means: 'down', said };
  // Behind a proxy the gateway may have taken the message before the answer was lost.
  if (status >= 500) return { means: 'unknown', said };
  if (status === 400 || status === 422) return { means: 'refused', said };
  if (status >= 300) return { means: 'down', said };
  return { means: 'unknown', said: `HTTP ${status}, not understood` };
}

export function meaningOf(answer: Answer, status: number, json: unknown): Meaning {
  const id = textAt(json, answer.id);
  const said = textAt(json, answer.error);
  // An answer can be well in its form and still say that nothing was sent.
  if (matchesOne(json, answer.refused)) return { means: 'refused', said: said || `HTTP ${status}` };
  if (matchesOne(json, answer.accepted)) return { means: 'accepted', id, said: said || id };
  if (matchesOne(json, answer.duplicate)) return { means: 'accepted', id, said: said || 'duplicate' };
  for (const means of ['later', 'down'] as const) if (matchesOne(json, answer[means])) return { means, said: said || `HTTP ${status}` };
  if (status < 200 || status > 299 || typeof json !== 'object' || json === null) return byStatus(status);
  return { means: answer.otherwise, said: said || JSON.stringify(json).slice(0, 200) };
}
