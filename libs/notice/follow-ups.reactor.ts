// What must follow when a notice did not get through: the next channel, and an operator task for whoever can put it right.
import type { OpenOperatorTask } from '../operator-task/operator-task.commands.js';
import type { StoredEvent } from '../kernel/index.js';
import type { MessageRow } from './facts/messages.projection.js';
import type { MessageEvent, MessageEvents, NoticeEvent, NoticeEvents } from './facts/notice.events.js';
import type { NoticeRow } from './facts/notices.projection.js';

type Params = Record<string, string | number>;
type Raised = NoticeEvents['NoticeRaised'];

export interface FollowUps {
  /** To be raised, then noted on the notice they stand in for. */
  instead: { notice: Raised; passedOn: NoticeEvents['NoticePassedOn'] }[];
  operatorTasks: Omit<OpenOperatorTask, 'type'>[];
  /** Who has no address for a channel. */
  unreached: { agency: string; role: string; channel: string }[];
  /** Chores that nothing is left to do about. */
  settled: string[];
}

export interface FollowUpSource {
  notice(key: string): NoticeRow | null;
  message(key: string): MessageRow | null;
  /** Name of an agency. */
  agency(id: string): string;
}

const NOTHING: FollowUps = { instead: [], operatorTasks: [], unreached: [], settled: [] };
const NOT_REACHED = ['no-address', 'bad-address', 'channel-not-configured'];

const TYPES = ['NoticeDropped', 'MessageFailed', 'MessageBounced', 'MessageUnknown', 'MessageSent', 'MessageDelivered', 'MessageRead'];
/** Whether anything can follow from an event of this type. */
export const hasFollowUps = ({ type }: Pick<StoredEvent, 'type'>): boolean => TYPES.includes(type);

/**
 * The key the ladder itself gives the notice of that channel. Whoever is told there anyway is so not told twice: the stream
 * is there already.
 */
const keyOn = (channel: string, notice: NoticeRow): string =>
  notice.key.endsWith(`.${notice.channel}`) ? `${notice.key.slice(0, -notice.channel.length)}${channel}` : `${notice.key}.${channel}`;

function onNextChannel(notice: NoticeRow, reason: string, params: Params): FollowUps['instead'] {
  const [channel, ...fallback] = notice.fallback;
  if (!channel || notice.passedOn) return [];
  const { subject, task, part, step, kind, template, requested, deadlineVersion, occasion, to, role, copy, why, dueAt } = notice;
  const key = keyOn(channel, notice);
  return [
    {
      notice: {
        key,
        subject,
        task,
        part,
        step,
        kind,
        template,
        requested,
        deadlineVersion,
        occasion,
        to,
        role,
        channel,
        fallback,
        copy,
        why,
        dueAt,
      },
      passedOn: { key: notice.key, on: key, channel, reason, params },
    },
  ];
}

function afterDrop({ key, reason, params }: NoticeEvents['NoticeDropped'], source: FollowUpSource): FollowUps {
  const notice = source.notice(key);
  if (!notice || !NOT_REACHED.includes(reason)) return NOTHING;
  const instead = onNextChannel(notice, reason, params);
  const { channel, to, role } = notice;
  const about = { task: null, agency: to };
  const names = { channel, agency: source.agency(to) };
  switch (reason) {
    case 'no-address':
      return { ...NOTHING, instead, unreached: [{ agency: to, role, channel }] };
    case 'bad-address': {
      const { address = '', detail = '' } = params;
      return {
        ...NOTHING,
        instead,
        operatorTasks: [{ key: `bad-address.${channel}.${address}`, kind: 'bad-address', ...about, params: { ...names, address, detail } }],
      };
    }
    default:
      return { ...NOTHING, instead };
  }
}

/** One operator task a message, however often its outcome stays unknown. */
const unknownKey = ({ key }: Pick<MessageRow, 'key'>): string => `outcome-unknown.${key}`;

function afterMessage(event: MessageEvent, row: MessageRow, source: FollowUpSource): FollowUps {
  const { channel, address, to } = row;
  const names = { channel, address, agency: source.agency(to) };
  const operatorTask = (key: string, kind: OpenOperatorTask['kind'], params: Params): Omit<OpenOperatorTask, 'type'> => ({
    key,
    kind,
    task: null,
    agency: to,
    params: { ...names, ...params },
  });
  const instead = (reason: string, detail: string): FollowUps['instead'] =>
    event.data.notices.flatMap((key) => {
      const notice = source.notice(key);
      return notice && notice.state !== 'dropped' ? onNextChannel(notice, reason, { channel, detail }) : [];
    });
  switch (event.type) {
    case 'MessageFailed': {
      const { retryAt, error: detail, attempt: attempts } = event.data;
      if (retryAt !== null) return NOTHING;
      return {
        ...NOTHING,
        instead: instead('given-up', detail),
        operatorTasks: [operatorTask(`given-up.${row.key}`, 'given-up', { attempts, detail })],
      };
    }
    case 'MessageBounced': {
      const { address: bounced, detail } = event.data;
      return {
        ...NOTHING,
        instead: instead('bounced', detail),
        operatorTasks: [operatorTask(`bounced.${bounced}`, 'bounced', { address: bounced, detail })],
      };
    }
    case 'MessageUnknown':
      return { ...NOTHING, operatorTasks: [operatorTask(unknownKey(event.data), 'outcome-unknown', { detail: event.data.detail })] };
    case 'MessageSent':
    case 'MessageDelivered':
    case 'MessageRead':
      return { ...NOTHING, settled: [unknownKey(row)] };
    default:
      return NOTHING;
  }
}

/** Asked of rows that have seen the event. */
export function followUps(stored: StoredEvent, source: FollowUpSource): FollowUps {
  const event = stored as unknown as NoticeEvent | MessageEvent;
  if (event.type === 'NoticeDropped') return afterDrop(event.data, source);
  if (event.type === 'NoticeRaised' || event.type === 'NoticePassedOn') return NOTHING;
  const row = source.message((event.data as MessageEvents['MessageComposed']).key);
  return row ? afterMessage(event, row, source) : NOTHING;
}
