// What the links in mails lead to: what a page shows before anything is done, and what is recorded when its button is pressed.
import { z } from 'zod';
import { nameOf } from '../../libs/agency/directory.rule.js';
import { digestOfRequest } from '../../libs/identity/request-digest.js';
import { requestKey } from '../../libs/identity/request-key.rule.js';
import {
  isRefusal,
  parseInput,
  RefusedError,
  refuse,
  type Actor,
  type GivenOnce,
  type Instant,
  type Refusal,
} from '../../libs/kernel/index.js';
import { chooseCopies, declinesCopies } from '../../libs/notice/copies/copies.service.js';
import type { Link } from '../../libs/notice/links/link.rule.js';
import { messagesProjection, type MessageRow } from '../../libs/notice/messages.projection.js';
import { noticesProjection, type NoticeRow } from '../../libs/notice/notices.projection.js';
import { recordOnMessage } from '../../libs/notice/sending.js';
import type { TaskState } from '../../libs/task/task.state.rule.js';
import { tasksProjection } from '../../libs/task/tasks.projection.js';
import type { House } from './house.types.js';
import { asRecorded, withConsequences } from './recorded.js';
import { refuseOtherOrder } from './request-keys.js';
import { detailOf, severally } from './severally.js';

export interface LinkedTask {
  id: string;
  code: string;
  title: string;
  /** Whether the reader's agency leads it and has not accepted it yet. */
  acceptable: boolean;
}

/** What the page of a link shows. */
export interface LinkView {
  /** The reader, by agency and office; never by person. */
  agency: string;
  addressee: string;
  sentAt: Instant | null;
  readAt: Instant | null;
  tasks: LinkedTask[];
  declined: boolean;
  /** Tasks that were to be accepted together with others and could not be, each with its reason. */
  notAccepted: string[];
}

export type Opened = { purpose: 'task'; task: string } | { purpose: 'read'; view: LinkView } | { purpose: 'copies'; view: LinkView };

const list = z.union([z.string(), z.array(z.string())]).default([]);
/** `key`: what makes pressing the button again the same act. `accept`: tasks to accept. `choice`: about copies. What else a form or a mail program sends along means nothing here. */
const answer = z.object({ accept: list, choice: z.enum(['decline', 'want']).default('decline'), key: z.string().optional() });

function accepted<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new RefusedError(result);
  return result;
}

const HEADS = /^(chair|vice-chair|office-chief)$|-head$/;

function noticesOf(message: MessageRow, house: House): NoticeRow[] {
  return message.notices.flatMap((key) => house.projections.get<NoticeRow>(noticesProjection, key) ?? []);
}

/** Whoever holds the mail acts for the office it was sent to, in the rank it was told in; the digest goes to leaders. */
function readerOf(message: MessageRow, house: House, request: GivenOnce | null): Actor {
  const head = message.digest !== null || noticesOf(message, house).some((notice) => HEADS.test(notice.role));
  return { user: message.to, role: head ? 'head' : 'officer', agency: message.to, via: 'link', ...(request && { request }) };
}

function tasksOf(message: MessageRow, house: House): LinkedTask[] {
  const notices = noticesOf(message, house);
  return [...new Set(notices.map((notice) => notice.task))].flatMap((id) => {
    const task = house.projections.get<TaskState>(tasksProjection, id);
    if (!task?.assigned) return [];
    const mine = task.parts.find((part) => part.agency === message.to);
    const asked = notices.some((notice) => notice.task === id && !notice.copy && notice.part === message.to);
    const { code, title } = task.assigned;
    return [{ id, code, title, acceptable: mine?.phase === 'assigned' && asked }];
  });
}

/** What a token opens. @throws RefusedError `notice.link-…` */
function open(token: string, house: House): { link: Link; message: MessageRow } {
  const { links, clock, projections } = house;
  const link = accepted(links?.open(token, clock.now()) ?? refuse('notice.link-wrong'));
  const message = projections.get<MessageRow>(messagesProjection, link.message);
  if (!message) throw new RefusedError(refuse('notice.link-wrong'));
  return { link, message };
}

function show({ link, message }: ReturnType<typeof open>, house: House): Opened {
  if (link.purpose === 'task') return { purpose: 'task', task: link.subject };
  const { addressee, sentAt, readAt, address, to } = message;
  const view = {
    agency: nameOf(house.directory(), to),
    addressee,
    sentAt,
    readAt,
    tasks: tasksOf(message, house),
    declined: declinesCopies(house.projections, address),
    notAccepted: [],
  };
  return link.purpose === 'read' ? { purpose: 'read', view } : { purpose: 'copies', view };
}

/** Looks and changes nothing. */
export async function lookAtLink(token: string, house: House): Promise<Opened> {
  await house.catchUp();
  return show(open(token, house), house);
}

/** Why tasks that were ticked were not accepted although the reading of the mail, and perhaps others, are on record. */
async function acknowledge(message: MessageRow, accept: readonly string[], by: Actor, house: House): Promise<string[]> {
  const { store, clock } = house;
  await recordOnMessage({ type: 'RecordRead', key: message.key, agency: message.to, how: 'link' }, null, { store, clock, by });
  // Only what the page offers: a task of this message that waits for this very agency.
  const offered = tasksOf(message, house).filter((task) => task.acceptable && accept.includes(task.id));
  const { notDone } = await severally(
    offered,
    ({ id, code, title }) => (code ? `${code}. ${title}` : id),
    ({ id }) => house.tasks.order('accept', id, {}, by, clock.now()),
    true,
  );
  // What follows is the cycle's if it cannot be done at once.
  if (offered.length > 0) await withConsequences(house, () => undefined);
  return notDone.map((each) => detailOf(each, house.texts).detail);
}

/** Does what the link is for. Doing it twice changes nothing. */
export async function actOnLink(token: string, body: unknown, house: House): Promise<Opened> {
  await house.catchUp();
  const opened = open(token, house);
  const { accept, choice, key } = accepted(parseInput(answer, body ?? {})).value;
  const { link, message } = opened;
  const request =
    key === undefined ? null : { key: accepted(requestKey(key)), body: digestOfRequest(link.purpose, [accept].flat(), choice) };
  const by = readerOf(message, house, request);
  refuseOtherOrder(by, house);
  const notAccepted = link.purpose === 'read' ? await acknowledge(message, [accept].flat(), by, house) : [];
  if (link.purpose === 'copies') {
    const order = choice === 'want' ? 'WantCopies' : 'DeclineCopies';
    const { address, to } = message;
    accepted(await chooseCopies(house.store, order, { address, to, message: message.key }, by, house.clock.now()));
  }
  return asRecorded(house, () => {
    const shown = show(open(token, house), house);
    return shown.purpose === 'read' ? { ...shown, view: { ...shown.view, notAccepted } } : shown;
  });
}
