// Opens the application for one command and says who gives it.
import { configNow } from './config.js';
import { userInfo } from 'node:os';
import { z } from 'zod';
import { readCalendar } from '../../../libs/deadline/calendars/calendar.reader.js';
import type { Calendar } from '../../../libs/deadline/calendars/calendar.rule.js';
import { digestOfRequest } from '../../../libs/identity/request-digest.js';
import { requestKey } from '../../../libs/identity/request-key.rule.js';
import { newId } from '../../../libs/kernel/ids.js';
import { orThrow, parseInput, RefusedError, refuse, textFault, type Actor, type GivenOnce } from '../../../libs/kernel/index.js';
import type { Texts } from '../../../libs/texts/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import { refuseOtherOrder } from '../../../libs/application/queries/request-keys.js';
import { openApplicationBeside } from '../../../libs/application/compose.js';

export interface DataOptions {
  data: string;
}

export interface ActorOptions {
  by?: string;
  user?: string;
  /** Under which the order is given; a new one when left out. */
  key?: string;
}

/** The words of the command, and the order that it gives, once it gives one. */
let words: readonly string[] = [];
let order: GivenOnce | null = null;

/** Each command is an order of its own, also where one process runs several. */
export function beginCommand(argv: readonly string[]): void {
  words = argv.slice(2);
  order = null;
}

export const keyUsed = (): string | null => order?.key ?? null;

/** What the command line asks, apart from the key and from how the answer is printed. */
function asked(argv: readonly string[]): string[] {
  const said: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index]!;
    if (['--key', '--lang', '--data'].includes(word)) index += 1;
    else if (!/^--(key|lang|data)=|^--json$/.test(word)) said.push(word);
  }
  return said;
}

function requestOf(given: string | undefined): GivenOnce {
  if (order) return order;
  const key = orThrow(given === undefined ? newId() : requestKey(given));
  return (order = { key, body: digestOfRequest('cli', asked(words)) });
}

const MOST_NAME = 100;
const spokenFor = z.object({ by: z.string().max(MOST_NAME).optional(), user: z.string().trim().min(1).max(MOST_NAME).optional() });

/** Who sits at the machine: what `DUNGHAN_OPERATOR` names where several share an account, else the account of the operating system. */
function operator(): string {
  const stated = configNow().DUNGHAN_OPERATOR?.normalize('NFC').trim();
  if (!stated) return userInfo().username;
  if (stated.length > MOST_NAME || textFault(stated) || /\s{2}|\n/u.test(stated))
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_OPERATOR', detail: `1–${MOST_NAME}` }));
  return stated;
}

/** Whoever can write to the data folder may speak for anybody; the trail names him beside the one he speaks for, and the key of the order. */
export function actor(given: ActorOptions): Actor {
  const at = operator();
  // Whoever is spoken for goes on record like any other text.
  const { user, by } = orThrow(parseInput(spokenFor, given)).value;
  return { user: user ?? at, role: by ? 'head' : 'admin', agency: by ?? null, via: 'cli', operator: at, request: requestOf(given.key) };
}

/** The calendar of an application, with the notices loaded there; that of the product when none is named. */
export async function calendarOf(data: string | undefined, words: Texts): Promise<Calendar> {
  let calendar = readCalendar();
  if (data !== undefined) await withApplication({ data }, words, (application) => void (calendar = application.calendar));
  return calendar;
}

export async function withApplication(
  given: DataOptions & ActorOptions,
  words: Texts,
  work: (application: Application) => Promise<void> | void,
): Promise<void> {
  const application = await openApplicationBeside(given.data, configNow(), words.language);
  try {
    if (given.key !== undefined) refuseOtherOrder(actor(given), application);
    await work(application);
  } finally {
    await application.close();
  }
}
