// Reads a whole log from a file into a store that is empty, or that holds the beginning of this very log because an earlier
// import was broken off.
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import { lineOf, readLogFile, tally, type LoggedEvent } from './log-lines.js';

export type Phase = 'check' | 'write' | 'verify';

export interface ImportOptions {
  /**
   * How many appends may be on their way at once. More than one only for a store that carries them out in the order in which
   * they were given.
   */
  atOnce?: number;
  onProgress?: (phase: Phase, events: number, of: number) => void;
}

export interface Imported {
  events: number;
  /** How many of them were there already. */
  found: number;
  sha256: string;
}

/** Events of one stream that follow each other are written together, up to so many. */
const MOST_TOGETHER = 100;
/** And up to so many characters, well below what servers take in one append. */
const MOST_CHARACTERS = 400_000;

/** @throws RefusedError `log-file-…`, `import-target-differs` before anything is written; nothing else may write meanwhile */
export async function importLog(store: EventStore, file: string, options: ImportOptions = {}): Promise<Imported> {
  const { onProgress = () => undefined } = options;
  // 1. The file is whole.
  const checked = tally();
  for await (const { line } of readLogFile(file)) {
    checked.add(line);
    onProgress('check', checked.events(), 0);
  }
  // 2. What the store holds is its beginning, and the rest is written.
  const found = await write(store, file, checked.events(), options);
  // 3. What can be read from the store now is what is in the file.
  const read = tally();
  for await (const event of store.follow(0)) {
    read.add(lineOf(event));
    onProgress('verify', read.events(), checked.events());
  }
  if (read.digest() !== checked.digest()) throw new RefusedError(refuse('import-not-the-same', { file, events: read.events() }));
  return { events: checked.events(), found, sha256: checked.digest() };
}

async function write(store: EventStore, file: string, total: number, { atOnce = 1, onProgress }: ImportOptions): Promise<number> {
  const here = store.follow(0)[Symbol.asyncIterator]();
  let next: IteratorResult<StoredEvent, unknown> = await here.next();
  let [found, written] = [0, 0];
  let run: { events: LoggedEvent[]; characters: number } = { events: [], characters: 0 };
  let running: Promise<unknown>[] = [];
  const settle = async () => {
    const settled = await Promise.allSettled(running);
    running = [];
    for (const each of settled) if (each.status === 'rejected') throw each.reason;
    onProgress?.('write', found + written, total);
  };
  const append = async () => {
    const [first] = run.events;
    if (!first) return;
    running.push(store.append(first.stream, first.revision === 0 ? 'none' : first.revision - 1, run.events));
    written += run.events.length;
    run = { events: [], characters: 0 };
    if (running.length >= atOnce) await settle();
  };
  for await (const { event, line } of readLogFile(file)) {
    if (!next.done) {
      if (lineOf(next.value) !== line) throw new RefusedError(refuse('import-target-differs', { events: found }));
      found += 1;
      next = await here.next();
      onProgress?.('write', found, total);
      continue;
    }
    const fits = run.events.length < MOST_TOGETHER && run.characters + line.length <= MOST_CHARACTERS;
    if (run.events[0] && (run.events[0].stream !== event.stream || !fits)) await append();
    run.events.push(event);
    run.characters += line.length;
  }
  if (!next.done) throw new RefusedError(refuse('import-target-differs', { events: found }));
  await append();
  await settle();
  return found;
}
