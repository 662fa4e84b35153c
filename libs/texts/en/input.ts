// What is wrong with what somebody stated, in English.
import type { Params } from '../facts/sentences.js';

const TYPES: Readonly<Record<string, string>> = { int: 'a whole number', array: 'a list', object: 'an object', record: 'an object' };
const WANTED: Readonly<Record<string, string>> = {
  day: 'must be a day that exists, e.g. 2026-12-31 or 31/12/2026',
  moment: 'must be a day that exists, e.g. 2026-12-31 or 31/12/2026, or a moment with its offset, e.g. 2026-12-31T17:00+07:00',
  instant: 'must be a moment with its offset, e.g. 2026-12-31T17:00:00+07:00',
  id: 'may hold only a-z, 0-9 and -, e.g. so-tu-phap',
  https: 'must begin with https',
  'plan-or-task': 'must be given alone: either a plan or a task',
  'some-cell': 'must hold at least one cell',
};
const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** What is wrong, to be read after the name of the field. */
export function wrong(p: Params): string {
  if (p.en) return String(p.en);
  const unit = UNITS[String(p.origin)] ?? '';
  switch (p.problem) {
    case 'missing':
      return 'is missing';
    case 'blank':
      return 'must not be empty';
    case 'type':
      return `must be ${TYPES[String(p.expected)] ?? `a ${p.expected}`}`;
    case 'too-small':
      return unit ? `must have at least ${p.limit}${unit}` : `must be at least ${p.limit}`;
    case 'too-big':
      return unit ? `must have at most ${p.limit}${unit}` : `must be at most ${p.limit}`;
    case 'choice':
      return `must be one of: ${p.choices}`;
    case 'unknown-field':
      return 'is not used here';
    case 'format':
      return p.format === 'email' ? 'is not an e-mail address' : `is not a well-formed ${p.format === 'regex' ? 'value' : p.format}`;
    case 'custom':
      return WANTED[String(p.wanted)] ?? 'is not valid';
    case 'broken-text':
      return 'holds half a character, which is not well-formed Unicode';
    case 'control-character':
      return 'holds a control character, which may not be used';
    case 'json':
      return 'is not valid JSON';
    default:
      return 'is not of the right shape';
  }
}

export function inputSentence(p: Params): string {
  if (p.problem === 'unknown-field') return `There is no field “${p.keys}” here.`;
  if (p.field === '—') return `What was sent ${wrong(p)}.`;
  return `Field “${p.field}”${p.en ? ':' : ''} ${wrong(p)}.`;
}
