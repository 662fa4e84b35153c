// The sentences of a reading in the reader's language: why the day is what it is, and what a careful official would ask.
import { printDay, weekday, type Day } from '../kernel/day.rule.js';
import * as en from '../texts/en/deadline.js';
import type { Language } from '../texts/index.js';
import type { Sentences } from '../texts/facts/sentences.js';
import * as vi from '../texts/vi/deadline.js';
import { isProvisional, specialDay, type Calendar } from './calendars/calendar.rule.js';
import type { Reading } from './reading/phrase.types.rule.js';

interface Words {
  readings: Sentences;
  endings: typeof vi.endings;
  restDays: Readonly<Record<number, string>>;
  questions: Sentences;
}

const WORDS: Readonly<Record<Language, Words>> = { vi, en };

export function questionOf({ question }: Reading, language: Language): string | null {
  return question && WORDS[language].questions[question.key]!(question.params);
}

export function whyOf(read: Reading, effectiveDue: Day | null, planYear: number, calendar: Calendar, language: Language): string {
  const { readings, endings, restDays } = WORDS[language];
  const parts = [readings[read.rule]!(read.params)];
  if (read.due && effectiveDue) {
    const version = calendar.version;
    const rest = restName(restDays[weekday(read.due)]!, read.due, calendar);
    if (effectiveDue !== read.due) parts.push(endings.rolled({ rest, to: printDay(effectiveDue), version }));
    else parts.push(read.strict ? endings.strict({ version }) : endings.kept({ version }));
    if (!read.yearPrinted) parts.push(endings['year-of-plan']({ year: planYear }));
    const unknown = [read.due, effectiveDue].find((day) => isProvisional(calendar, day));
    if (unknown) parts.push(endings.provisional({ year: unknown.slice(0, 4) }));
  }
  return `${parts.join('; ')}.`;
}

function restName(weekdayName: string, day: Day, calendar: Calendar): string {
  const special = specialDay(calendar, day);
  return special ? `${weekdayName}, ${special.name}` : weekdayName;
}
