// Keeps the mailbox of returned mail under watch for as long as the service runs, and knows how that goes.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM } from '../../../libs/kernel/index.js';
import { connectMailbox } from '../../../libs/notice/returns/imap.reader.js';
import { mailboxName } from '../../../libs/notice/returns/imap-settings.js';
import { watchMailbox, type WatchState } from '../../../libs/notice/returns/watch.js';
import type { ReturnedMail } from '../../../libs/application/config/settings.js';
import type { ReadModels, Recording } from '../../../libs/engine/turn/ports.types.js';

/** Another end of the wait is no fault. */
const delay = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);

@Injectable()
export class MailboxWatch implements OnApplicationShutdown {
  readonly #ports: Recording & ReadModels;
  readonly #mail: ReturnedMail | null;
  readonly #report: (line: string) => void;
  readonly #stop = new AbortController();
  #watching: Promise<void> = Promise.resolve();
  #state: WatchState | null = null;

  constructor(ports: Recording & ReadModels, mail: ReturnedMail | null, report: (line: string) => void) {
    this.#ports = ports;
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
    const { store, projections: rows, catchUp, clock } = this.#ports;
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
