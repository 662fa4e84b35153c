// What a line says of the letters by which a lead was urged: those that people have signed, by number and day. Where the
// reader decides on such a letter, that there is none is said as well.
import { printDay } from '../../kernel/index.js';
import type { mail } from '../../texts/vi/notice.js';
import type { TaskLine } from './message-view.rule.js';

/** Kinds whose reader is asked for a letter, or for what comes after letters. */
const ABOUT_LETTERS: readonly string[] = ['urge', 'explain', 'sanction'];

export function urgingOf(words: typeof mail, kind: string, { urged, report }: TaskLine): string | null {
  if (report) return null;
  if (urged.length > 0) return urged.map((letter) => words.letters[letter.kind](letter.number, printDay(letter.date))).join('; ');
  return ABOUT_LETTERS.includes(kind) ? words.notUrged : null;
}
