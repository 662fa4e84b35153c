// Watches the mailbox of returned mail: reads what is new, waits for more, and comes back when the connection is lost.
import { toInstant, toMillis, type Instant } from '../../kernel/index.js';
import { readUpTo, takeIncoming, type IncomingDeps } from './incoming.js';
import type { MailboxConnection } from './imap.reader.js';

export interface WatchState {
  /** `waiting`: for the next attempt to connect. */
  state: 'connecting' | 'watching' | 'waiting' | 'stopped';
  /** When it was last seen to work. */
  at: Instant | null;
  fault: string | null;
  retryAt: Instant | null;
}

export interface WatchDeps extends IncomingDeps {
  mailbox: string;
  connect(): Promise<MailboxConnection>;
  /** Resolves after `ms`, or at once when `signal`led. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 300_000;

/** One second, then twice as long each time, at most five minutes. */
export const reconnectDelay = (failures: number): number => Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);

/** What went wrong, with what the server said about it. */
function faultOf(error: unknown): string {
  const { message, responseText } = error as Error & { responseText?: string };
  return responseText ? `${message}: ${responseText}` : message;
}

/** Reads every mail that was not read yet, oldest first. */
export async function readNew(connection: MailboxConnection, deps: WatchDeps, signal: AbortSignal): Promise<number> {
  const { uidValidity } = connection;
  const { mailbox } = deps;
  await deps.catchUp();
  const uids = await connection.after(readUpTo({ mailbox, uidValidity }, deps));
  for (const uid of uids) {
    if (signal.aborted) break;
    const source = await connection.read(uid);
    if (source === null) continue;
    await takeIncoming(source, { mailbox, uidValidity, uid }, deps);
    await connection.putAway(uid);
  }
  return uids.length;
}

/** Runs until it is `signal`led. @param tell is told of every change of state */
export async function watchMailbox(deps: WatchDeps, signal: AbortSignal, tell: (state: WatchState) => void): Promise<void> {
  let failures = 0;
  let at: Instant | null = null;
  while (!signal.aborted) {
    let connection: MailboxConnection | null = null;
    try {
      tell({ state: 'connecting', at, fault: null, retryAt: null });
      connection = await deps.connect();
      while (!signal.aborted) {
        await readNew(connection, deps, signal);
        failures = 0;
        at = deps.clock.now();
        tell({ state: 'watching', at, fault: null, retryAt: null });
        await connection.news(signal);
      }
    } catch (error) {
      failures += 1;
      const fault = faultOf(error);
      const retryAt = toInstant(toMillis(deps.clock.now()) + reconnectDelay(failures));
      deps.report(`mailbox ${deps.mailbox}: ${fault}`);
      tell({ state: 'waiting', at, fault, retryAt });
      await deps.delay(reconnectDelay(failures), signal);
    } finally {
      await connection?.close();
    }
  }
  tell({ state: 'stopped', at, fault: null, retryAt: null });
}
