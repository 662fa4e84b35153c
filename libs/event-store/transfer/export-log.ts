// Writes a whole log into a file. The file appears under its name when it is complete.
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';
import type { EventStore } from '../port/event-store.js';
import { footOf, HEAD, isCompressed, lineOf, tally } from './log-lines.js';
import { isSetAside } from '../port/parked.js';

export interface Exported {
  events: number;
  sha256: string;
  /** Records that others have written between ours, which are no events of this log. */
  leftOut: number;
}

/** @param store as it is, with every event in the shape it was written in */
export async function exportLog(
  store: EventStore,
  file: string,
  onProgress: (events: number) => void = () => undefined,
): Promise<Exported> {
  if (existsSync(file)) throw new RefusedError(refuse('log-file-exists', { file }));
  const count = tally();
  let leftOut = 0;
  async function* lines(): AsyncGenerator<string> {
    const revisions = new Map<string, number>();
    yield `${HEAD}\n`;
    for await (const event of store.follow(0)) {
      if (isSetAside(event)) {
        leftOut += 1;
        continue;
      }
      checkOrder(event, revisions);
      const line = lineOf(event);
      count.add(line);
      onProgress(count.events());
      yield `${line}\n`;
    }
    yield `${footOf(count)}\n`;
  }
  const part = `${file}.part`;
  try {
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    await (isCompressed(file) ? pipeline(Readable.from(lines()), createGzip(), target) : pipeline(Readable.from(lines()), target));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('E') && !code.startsWith('ERR_') ? new RefusedError(refuse('file-not-written', { file, detail: code })) : error;
  }
  return { events: count.events(), sha256: count.digest(), leftOut };
}

/** A stream with a hole cannot be written anywhere else with the same revisions. */
function checkOrder({ stream, revision }: StoredEvent, revisions: Map<string, number>): void {
  if (revision !== (revisions.get(stream) ?? 0)) throw new RefusedError(refuse('log-has-hole', { stream, revision }));
  revisions.set(stream, revision + 1);
}
