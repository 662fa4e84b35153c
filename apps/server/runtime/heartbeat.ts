// The service reports its own life outwards, so that its silence is noticed: a file that each process renews at every beat, and
// an address that is called after each turn that went well. What watches them knows better than we do when we are dead.
import { renameSync, writeFileSync } from 'node:fs';
import type { ServiceGiven } from '../../../libs/application/config/service-settings.js';
import { localTime, RefusedError, refuse, toMillis, type Instant } from '../../../libs/kernel/index.js';

export interface HeartbeatSettings {
  file: string | null;
  url: string | null;
}

/** The state of one process, as the world outside is told. */
export interface Life {
  at: Instant;
  /** What went wrong in its last turn, or keeps it from its work; null when nothing. */
  fault: string | null;
  /** Steps that came due and have no outcome. */
  missed: number;
  /** How much of the log has been seen. */
  position: number;
}

/** The address answered, and not well. */
class Answered extends Error {}

const CALL_EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** @throws RefusedError when the address is none */
export function readHeartbeat({ DUNGHAN_HEARTBEAT_FILE: file, DUNGHAN_HEARTBEAT_URL: url }: ServiceGiven): HeartbeatSettings {
  if (url && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)))
    throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_HEARTBEAT_URL', detail: 'https://…' }));
  return { file: file || null, url: url || null };
}

const statusOf = ({ fault, missed }: Life): 'ok' | 'degraded' | 'fault' => (fault ? 'fault' : missed > 0 ? 'degraded' : 'ok');

const wordsOf = (life: Life): string => JSON.stringify({ status: statusOf(life), ...life, at: localTime(life.at) });

/** Replaced as a whole, so that a reader never sees half of it. */
function renew(file: string, life: Life): void {
  const next = `${file}.next`;
  writeFileSync(next, `${wordsOf(life)}\n`);
  renameSync(next, file);
}

async function call(url: string, life: Life): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: wordsOf(life),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Answered(`HTTP ${answer.status}`);
}

/** What went wrong, without the path or the address that messages of the system repeat. */
function wordsFor(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: string; cause?: { code?: unknown } };
  if (error instanceof Answered) return error.message;
  return String(code ?? cause?.code ?? name ?? 'error');
}

export interface Heartbeat {
  /** Never throws and never holds up the turn; a way out that does not work is reported when it begins to. */
  turned(life: Life): void;
  /** The cycle turns elsewhere, and this process lives: that is for the file only. */
  idled(life: Life): void;
  /** Resolves when no call is under way. */
  settled(): Promise<void>;
}

export function heartbeat({ file, url }: HeartbeatSettings, report: (line: string) => void): Heartbeat {
  let called = -Infinity;
  let under: Promise<void> = Promise.resolve();
  const broken = new Set<string>();
  const note = (way: string, error: unknown): void => {
    if (error === null) broken.delete(way);
    else if (!broken.has(way)) {
      broken.add(way);
      report(`heartbeat (${way}): ${wordsFor(error)}`);
    }
  };
  const show = (life: Life): void => {
    if (!file) return;
    try {
      renew(file, life);
      note('DUNGHAN_HEARTBEAT_FILE', null);
    } catch (error) {
      note('DUNGHAN_HEARTBEAT_FILE', error);
    }
  };
  return {
    idled: show,
    turned(life) {
      show(life);
      // Silence is the alarm: a turn that failed is not reported as life.
      if (!url || life.fault || toMillis(life.at) - called < CALL_EVERY_MS) return;
      called = toMillis(life.at);
      under = call(url, life).then(
        () => note('DUNGHAN_HEARTBEAT_URL', null),
        (error: unknown) => note('DUNGHAN_HEARTBEAT_URL', error),
      );
    },
    settled: () => under,
  };
}
