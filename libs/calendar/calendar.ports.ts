// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { CalendarBrief, CalendarYearView, NoticeCheck, NoticePreview } from './calendar.views.js';

export abstract class CalendarUseCases {
  abstract show(): CalendarBrief;
  abstract schema(): object;
  abstract year(year: string): CalendarYearView;
  abstract check(json: unknown): NoticeCheck;
  abstract preview(json: unknown): Promise<NoticePreview>;
  abstract load(body: unknown, by: Actor): Promise<NoticePreview>;
}
