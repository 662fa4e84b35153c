// What the links in mails lead to: what a page shows before anything is done, and what is recorded when its button is pressed.
import { z } from 'zod';
import { nameOf } from '../../agency/directory/directory.rule.js';
import { digestOfRequest } from '../../identity/request-digest.js';
import { requestKey } from '../../identity/request-key.rule.js';
import { orThrow, parseInput, RefusedError, refuse, type Actor, type GivenOnce } from '../../kernel/index.js';
import { chooseCopies, declinesCopies } from '../../notice/copies/copies.service.js';
import type { Link } from '../../notice/links/link.rule.js';
import { messagesProjection, type MessageRow } from '../../notice/facts/messages.projection.js';
import { noticesProjection, type NoticeRow } from '../../notice/facts/notices.projection.js';
import { recordOnMessage } from '../../notice/sending/sending.js';
import type { TaskState } from '../../task/facts/task.state.rule.js';
import { tasksProjection } from '../../task/tasks.projection.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded, withConsequences } from './recorded.js';
import { refuseOtherOrder } from '../queries/request-keys.js';
import { detailOf, severally } from './severally.js';
import type { LinkedTask, LinkView } from '../views/link-view.types.rule.js';
import type { ReadModels, Recording } from '../../engine/turn/ports.types.js';

type LinkPorts = ReadModels & Pick<Application, 'clock' | 'directory' | 'links'>;
type ActingPorts = Recording & Following & Pick<Application, 'directory' | 'links' | 'tasks' | 'texts'>;

export type Opened = { purpose: 'task'; task: string } | { purpose: 'read'; view: LinkView } | { purpose: 'copies'; view: LinkView };

const list = z.union([z.string(), z.array(z.string())]).default([]);
/** `key`: what makes pressing the button again the same act. `accept`: tasks to accept. `choice`: about copies. What else a form or a mail program sends along means nothing here. */
const answer = z.object({ accept: list, choice: z.enum(['decline', 'want']).default('decline'), key: z.string().optional() });

const HEADS = /^(chair|vice-chair|office-chief)$|-head$/;

function noticesOf(message: MessageRow, application: Pick<Application, 'projections'>): NoticeRow[] {
  return message.notices.flatMap((key) => application.projections.get<NoticeRow>(noticesProjection, key) ?? []);
}

/** Whoever holds the mail acts for the office it was sent to, in the rank it was told in; the digest goes to leaders. */
function readerOf(message: MessageRow, application: Pick<Application, 'projections'>, request: GivenOnce | null): Actor {
  const head = message.digest !== null || noticesOf(message, application).some((notice) => HEADS.test(notice.role));
  return { user: message.to, role: head ? 'head' : 'officer', agency: message.to, via: 'link', ...(request && { request }) };
}

function tasksOf(message: MessageRow, application: Pick<Application, 'projections'>): LinkedTask[] {
  const notices = noticesOf(message, application);
  return [...new Set(notices.map((notice) => notice.task))].flatMap((id) => {
    const task = application.projections.get<TaskState>(tasksProjection, id);
    if (!task?.assigned) return [];
    const mine = task.parts.find((part) => part.agency === message.to);
    const asked = notices.some((notice) => notice.task === id && !notice.copy && notice.part === message.to);
    const { code, title } = task.assigned;
    return [{ id, code, title, acceptable: mine?.phase === 'assigned' && asked }];
  });
}

/** What a token opens. @throws RefusedError `notice.link-…` */
function open(token: string, application: Pick<Application, 'clock' | 'links' | 'projections'>): { link: Link; message: MessageRow } {
  const { links, clock, projections } = application;
  const link = orThrow(links?.open(token, clock.now()) ?? refuse('notice.link-wrong'));
  const message = projections.get<MessageRow>(messagesProjection, link.message);
  if (!message) throw new RefusedError(refuse('notice.link-wrong'));
  return { link, message };
}

function show({ link, message }: ReturnType<typeof open>, application: Pick<Application, 'directory' | 'projections'>): Opened {
  if (link.purpose === 'task') return { purpose: 'task', task: link.subject };
  const { addressee, sentAt, readAt, address, to } = message;
  const view = {
    agency: nameOf(application.directory(), to),
    addressee,
    sentAt,
    readAt,
    tasks: tasksOf(message, application),
    declined: declinesCopies(application.projections, address),
    notAccepted: [],
  };
  return link.purpose === 'read' ? { purpose: 'read', view } : { purpose: 'copies', view };
}

/** Looks and changes nothing. */
export async function lookAtLink(token: string, application: LinkPorts): Promise<Opened> {
  await application.catchUp();
  return show(open(token, application), application);
}

/** Why tasks that were ticked were not accepted although the reading of the mail, and perhaps others, are on record. */
async function acknowledge(message: MessageRow, accept: readonly string[], by: Actor, application: ActingPorts): Promise<string[]> {
  const { store, clock } = application;
  await recordOnMessage({ type: 'RecordRead', key: message.key, agency: message.to, how: 'link' }, null, { store, clock, by });
  // Only what the page offers: a task of this message that waits for this very agency.
  const offered = tasksOf(message, application).filter((task) => task.acceptable && accept.includes(task.id));
  const { notDone } = await severally(
    offered,
    ({ id, code, title }) => (code ? `${code}. ${title}` : id),
    ({ id }) => application.tasks.order('accept', id, {}, by, clock.now()),
    true,
  );
  // What follows is the cycle's if it cannot be done at once.
  if (offered.length > 0) await withConsequences(application, () => undefined);
  return notDone.map((each) => detailOf(each, application.texts).detail);
}

/** Does what the link is for. Doing it twice changes nothing. */
export async function actOnLink(token: string, body: unknown, application: ActingPorts): Promise<Opened> {
  await application.catchUp();
  const opened = open(token, application);
  const { accept, choice, key } = orThrow(parseInput(answer, body ?? {})).value;
  const { link, message } = opened;
  const request =
    key === undefined ? null : { key: orThrow(requestKey(key)), body: digestOfRequest(link.purpose, [accept].flat(), choice) };
  const by = readerOf(message, application, request);
  refuseOtherOrder(by, application);
  const notAccepted = link.purpose === 'read' ? await acknowledge(message, [accept].flat(), by, application) : [];
  if (link.purpose === 'copies') {
    const order = choice === 'want' ? 'WantCopies' : 'DeclineCopies';
    const { address, to } = message;
    orThrow(await chooseCopies(application.store, order, { address, to, message: message.key }, by, application.clock.now()));
  }
  return asRecorded(application, () => {
    const shown = show(open(token, application), application);
    return shown.purpose === 'read' ? { ...shown, view: { ...shown.view, notAccepted } } : shown;
  });
}
