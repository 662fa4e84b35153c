// Loads the calendar that ships with the product.
import { readFileSync } from 'node:fs';
import { loadCalendar, type Calendar } from './calendar.rule.js';
import type { CalendarData } from './calendar.types.rule.js';

export const readCalendar = (file: URL | string = new URL('./vn-civil-service.json', import.meta.url)): Calendar =>
  loadCalendar(JSON.parse(readFileSync(file, 'utf8')) as CalendarData);
