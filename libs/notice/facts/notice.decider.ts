// A notice is raised once. It may be dropped, with its reason, as long as no message has carried it; and it is passed on
// to another channel once.
import { refuse, type Decider } from '../../kernel/index.js';
import type { NoticeCommand } from './notice.commands.js';
import type { NoticeEvent } from './notice.events.js';

export type NoticeState = 'none' | 'raised' | 'dropped' | 'passed-on';

export const noticeDecider: Decider<NoticeState, NoticeCommand, NoticeEvent> = {
  initial: 'none',
  decide(command, state) {
    const { key } = command;
    if (command.type === 'RaiseNotice') {
      const { type: _, ...data } = command;
      return state === 'none' ? [{ type: 'NoticeRaised', data }] : [];
    }
    if (state === 'none') return refuse('notice.unknown', { notice: key });
    switch (command.type) {
      case 'DropNotice': {
        const { reason, params } = command;
        if (state !== 'raised') return [];
        if (command.sent) return refuse('notice.already-sent', { notice: key });
        return [{ type: 'NoticeDropped', data: { key, reason, params } }];
      }
      case 'PassOnNotice': {
        const { type: _, ...data } = command;
        return state === 'passed-on' ? [] : [{ type: 'NoticePassedOn', data }];
      }
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'NoticeRaised':
        return 'raised';
      case 'NoticeDropped':
        return 'dropped';
      case 'NoticePassedOn':
        return 'passed-on';
    }
  },
};
