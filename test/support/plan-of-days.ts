// A plan in which tasks of so many agencies fall due on each of so many working days, so that messages flow every day; every second
// mailbox is missing, so that text messages flow too.
import type { Application } from '../../libs/application/ports/application.types.js';
import { readDirectory } from '../../libs/agency/directory/directory.reader.js';
import { addWorkingDays } from '../../libs/deadline/calendars/calendar.rule.js';
import { isRefusal, printDay, type Actor, type Day } from '../../libs/kernel/index.js';
import { planIn } from '../../libs/plan/reading/plan-file.reader.js';
import { documentOf } from './plan-document.js';

/** A Monday, at which such plans begin. */
export const START: Day = '2031-01-06';

export const LEADS = [
  'Sở Tư pháp',
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Thanh tra tỉnh',
  'Sở Giao thông vận tải',
];

/** Imports and approves the plan; the document is left in the folder. `agencies`: how many of `LEADS` have a task a day. */
export async function planOfDays(application: Application, folder: string, count: number, agencies = LEADS.length): Promise<Day[]> {
  const directory = readDirectory();
  const contacts = directory.contacts.map((each, index) => ({
    ...each,
    email: index % 2 === 0 ? null : each.email,
    phone: `09${String(index).padStart(8, '1')}`,
  }));
  await application.importDirectory({ ...directory, contacts }, 'plan-of-days');
  const days = Array.from({ length: count }, (_, index) => addWorkingDays(application.calendar, START, index));
  const rows = days.flatMap((day) =>
    LEADS.slice(0, agencies).map((lead) => ({ title: `Việc của ${lead}`, lead, deadline: `Trước ngày ${printDay(day)}` })),
  );
  const { reading, source } = await planIn(documentOf(folder, 2031, rows), {
    directory: application.directory(),
    calendar: application.calendar,
    language: 'vi',
  });
  const by: Actor = { user: 'ubnd-tinh', role: 'head', agency: 'ubnd-tinh', via: 'cli' };
  const imported = await application.plans.import(reading, source, application.calendar.version, by, application.clock.now());
  if (isRefusal(imported)) throw new Error(imported.code);
  const approved = await application.plans.approve(imported.plan, { asRead: true }, by, application.clock.now());
  if (isRefusal(approved)) throw new Error(approved.code);
  return days;
}
