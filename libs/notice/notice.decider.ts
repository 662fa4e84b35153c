// A notice is raised once. It may be dropped, with its reason, as long as no message has carried it.
import { refuse, type Decider } from '../kernel/index.js';
import type { NoticeCommand } from './notice.commands.js';
import type { NoticeEvent } from './notice.events.js';

export type NoticeState = 'none' | 'raised' | 'dropped';

export const noticeDecider: Decider<NoticeState, NoticeCommand, NoticeEvent> = {
  initial: 'none',
  decide(command, state) {
    switch (command.type) {
      case 'RaiseNotice': {
        const { type: _, ...data } = command;
        return state === 'none' ? [{ type: 'NoticeRaised', data }] : [];
      }
      case 'DropNotice': {
        const { key, reason, params } = command;
        if (state === 'none') return refuse('notice.unknown', { notice: key });
        if (state === 'dropped') return [];
        if (command.sent) return refuse('notice.already-sent', { notice: key });
        return [{ type: 'NoticeDropped', data: { key, reason, params } }];
      }
    }
  },
  evolve(_state, event) {
    switch (event.type) {
      case 'NoticeRaised':
        return 'raised';
      case 'NoticeDropped':
        return 'dropped';
    }
  },
};
