// Which tasks and agencies a notice or a message is about.
import type { Subjects } from '../../kernel/index.js';
import type { MessageEvent, NoticeEvent } from './notice.events.js';

/** A notice's key begins with its task and part: `<plan>.<row>.<part>.…`. */
const taskOf = (key: string): string => key.split('.').slice(0, 2).join('.');
const partOf = (key: string): string => key.split('.')[2] ?? '';

export function subjectsOfNotice(event: NoticeEvent): Subjects {
  if (event.type === 'NoticeRaised') return { tasks: [event.data.task], agencies: [event.data.part, event.data.to] };
  return { tasks: [taskOf(event.data.key)], agencies: [partOf(event.data.key)] };
}

export const subjectsOfMessage = ({ data }: MessageEvent): Subjects => ({
  tasks: data.notices.map(taskOf),
  agencies: [...data.notices.map(partOf), ...('to' in data ? [data.to] : [])],
});
