// Tasks, agencies and commands for tests, as the plan of Nam Định in 2021 has them.
import type { TaskCommand, TaskCommandOf } from '../../libs/task/facts/task.commands.js';
import { newDay } from '../../libs/task/facts/task.commands.js';
import { readCalendar } from '../../libs/deadline/calendars/calendar.reader.js';
import { readDeadline } from '../../libs/deadline/deadline.rule.js';
import { rollForward } from '../../libs/deadline/calendars/calendar.rule.js';
import type { DeadlineKind } from '../../libs/deadline/reading/deadline.types.rule.js';
import { SYSTEM, type Actor, type Day } from '../../libs/kernel/index.js';
import type { LeadParty, Party, TaskEvents } from '../../libs/task/facts/task.events.js';
import type { TaskState } from '../../libs/task/facts/task.state.rule.js';
import { taskDecider } from '../../libs/task/orders/task.decider.js';
import { play } from './given-when-then.js';

export const calendar = readCalendar();

const NAMES: Record<string, string> = {
  'so-tu-phap': 'Sở Tư pháp',
  'so-tai-chinh': 'Sở Tài chính',
  'so-y-te': 'Sở Y tế',
  'so-xay-dung': 'Sở Xây dựng',
  'so-noi-vu': 'Sở Nội vụ',
  'van-phong-ubnd-tinh': 'Văn phòng UBND tỉnh',
  'ubnd-tinh': 'UBND tỉnh',
};
export const nameOf = (agency: string): string => NAMES[agency] ?? agency;
export const party = (agency: string): Party => ({ agency, name: nameOf(agency) });
export const lead = (agency: string, group: string | null = null): LeadParty => ({ ...party(agency), group });

export const by = (agency: string | null, role: Actor['role'] = 'officer'): Actor => ({
  user: `user@${agency}`,
  role,
  agency,
  via: 'http',
});

/** 08:00 in Viet Nam. */
export const morning = (day: Day): string => `${day}T01:00:00.000Z`;

export interface Assignment {
  leads?: LeadParty[];
  coordinators?: Party[];
  kind?: DeadlineKind;
  due?: Day | null;
  row?: number;
  on?: Day;
  /** The cell as printed in a plan of 2021, instead of kind and day. */
  text?: string;
}

export function assignment({
  leads = [lead('so-tu-phap')],
  coordinators = [party('so-tai-chinh')],
  kind = 'quarter',
  due = '2021-03-31',
  row = 1,
  text,
}: Assignment = {}) {
  const data: TaskEvents['TaskAssigned'] = {
    plan: '117-kh-ubnd-2020',
    row,
    codeInPlan: `I.1.${row}`,
    code: `1.${row}`,
    field: 'Cải cách thể chế',
    group: 'Rà soát văn bản',
    title: 'Ban hành kế hoạch rà soát văn bản',
    product: '',
    funding: null,
    leadText: leads.map((each) => each.name).join(', '),
    leads,
    coordinatorText: coordinators.map((each) => each.name).join(', '),
    coordinators,
    authority: party('ubnd-tinh'),
    overseers: [party('so-noi-vu'), party('van-phong-ubnd-tinh')],
    deadline: text
      ? readDeadline(text, { planYear: 2021, issuedOn: '2020-12-30' }, calendar)
      : {
          kind,
          nominalDue: due,
          effectiveDue: due && rollForward(calendar, due),
          every: null,
          condition: kind === 'conditional' ? 'hướng dẫn của Bộ Nội vụ' : null,
          rule: 'test',
          why: 'test',
          ambiguous: null,
          text: due ? 'Quý I/2021' : 'Theo hướng dẫn của Bộ Nội vụ',
          milestones: [],
          startsOn: null,
        },
    calendar: calendar.version,
    paper: { number: '117/KH-UBND', date: '2020-12-30' },
  };
  return data;
}

type Fields<Type extends TaskCommand['type']> = Omit<TaskCommandOf<Type>, 'type' | 'task' | 'now' | 'by'>;

/** One command; `now` is 08:00 of `day` unless a moment is given. */
export const order = <Type extends TaskCommand['type']>(
  type: Type,
  agency: string | Actor | null,
  when: string,
  fields: Fields<Type>,
): TaskCommand =>
  ({
    type,
    task: 'p.r01',
    now: when.length === 10 ? morning(when) : when,
    by: typeof agency === 'object' && agency ? agency : by(agency),
    ...fields,
  }) as TaskCommand;

export const assigned = (options: Assignment = {}): TaskCommand =>
  order('AssignTask', SYSTEM, options.on ?? '2021-01-04', { data: assignment(options) });

export const extendTo = (day: Day, when: string, document = '15/UBND-NC'): TaskCommand =>
  order('ExtendDeadline', 'ubnd-tinh', when, { to: newDay(calendar, day), document, reason: '' });

export const report = (agency: string, when: string): TaskCommand =>
  order('ReportCompletion', agency, when, { document: '12/KH-STP', note: '' });
export const confirm = (agency: string, when: string, part?: string): TaskCommand => order('ConfirmCompletion', agency, when, { part });

/** The task after these commands, all of which must be accepted. */
export function taskAfter(commands: readonly TaskCommand[], id = 'p.r01'): TaskState {
  const { state, refusals } = play(taskDecider, `task-${id}`, commands);
  expect(refusals).toEqual([]);
  return state;
}
