// Keeps the mailbox of returned mail under watch for as long as the service runs, and knows how that goes.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM } from '../../libs/kernel/index.js';
import { connectMailbox } from '../../libs/notice/returns/imap.reader.js';
import { mailboxName, type ImapSettings } from '../../libs/notice/returns/imap-settings.js';
import type { ReturnTokens } from '../../libs/notice/returns/return-token.js';
import { watchMailbox, type WatchState } from '../../libs/notice/returns/watch.js';
import { sendDeps } from './cycle.js';
import type { House } from './house.types.js';

export const MAILBOX_WATCH = Symbol('mailbox watch');

/** The mailbox to watch, and the means to know our own mails in it. */
export interface ReturnedMail {
  settings: ImapSettings;
  tokens: ReturnTokens;
}

/** Another end of the wait is no fault. */
const delay = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);

@Injectable()
export class MailboxWatch implements OnApplicationShutdown {
  readonly #house: House;
  readonly #mail: ReturnedMail | null;
  readonly #report: (line: string) => void;
  readonly #stop = new AbortController();
  #watching: Promise<void> = Promise.resolve();
  #state: WatchState | null = null;

  constructor(house: House, mail: ReturnedMail | null, report: (line: string) => void) {
    this.#house = house;
    this.#mail = mail;
    this.#report = report;
  }

  /** Null when there is no mailbox to watch. */
  state(): WatchState | null {
    return this.#state;
  }

  /** Called once the read models know our own mails. */
  start(): void {
    const mail = this.#mail;
    if (!mail) return;
    const { store, rows, catchUp, clock } = sendDeps(this.#house);
    const by = { ...SYSTEM, via: 'mailbox' } as const;
    const deps = { store, rows, catchUp, clock, by, tokens: mail.tokens, report: this.#report, delay };
    const mailbox = mailboxName(mail.settings);
    const connect = () => connectMailbox(mail.settings);
    this.#watching = watchMailbox({ ...deps, mailbox, connect }, this.#stop.signal, (state) => (this.#state = state));
  }

  /** Lets the mail that is being read be recorded. */
  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#watching;
  }
}
