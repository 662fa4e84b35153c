// A whole log as lines of text: a head, one line an event, and a foot with their number and digest. The same events give the same
// bytes, whichever store they come from.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { isDay, RefusedError, refuse, type StoredEvent } from '../../kernel/index.js';

/** An event without its position, which belongs to the store it lies in. */
export type LoggedEvent = Omit<StoredEvent, 'position'>;

/** Canonical JSON (RFC 8785) of what JSON can say: keys in the order of their UTF-16 units, no spaces. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

export const HEAD = canonical({ format: 'dung-han-log', version: 1 });

export function lineOf(event: StoredEvent): string {
  const { id, type, version, stream, revision, recordedAt, occurredOn, by, correlationId, causationId, data } = event;
  const logged: LoggedEvent = { id, type, version, stream, revision, recordedAt, occurredOn, by, correlationId, causationId, data };
  return canonical(logged);
}

/** Digest of the lines so far: SHA-256 over each line and its line feed, the head included. */
export interface Tally {
  add(line: string): void;
  events(): number;
  digest(): string;
}

export function tally(): Tally {
  const hash: Hash = createHash('sha256').update(`${HEAD}\n`);
  let events = 0;
  return {
    add(line) {
      hash.update(`${line}\n`);
      events += 1;
    },
    events: () => events,
    digest: () => hash.copy().digest('hex'),
  };
}

export const footOf = ({ events, digest }: Tally): string => canonical({ events: events(), sha256: digest() });

const foot = z.strictObject({ events: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const ROLES = ['head', 'officer', 'admin', 'inspector', 'system'] as const;
const logged = z.strictObject({
  id: z.guid(),
  type: z.string().min(1),
  version: z.int().min(1),
  stream: z.string().min(1),
  revision: z.int().min(0),
  recordedAt: z.iso.datetime(),
  occurredOn: z.string().refine(isDay).nullable(),
  by: z.looseObject({ user: z.string(), role: z.enum(ROLES), agency: z.string().nullable(), via: z.string() }),
  correlationId: z.string(),
  causationId: z.string().nullable(),
  data: z.unknown(),
});

export const isCompressed = (file: string): boolean => file.endsWith('.gz');

const broken = (file: string, line: number) => new RefusedError(refuse('log-file-broken', { file, line }));

/** The events of a file with their lines, each checked; at the end the number and the digest. @throws RefusedError `log-file-…` */
export async function* readLogFile(file: string): AsyncGenerator<{ event: LoggedEvent; line: string }, void> {
  const count = tally();
  const revisions = new Map<string, number>();
  let number = 0;
  let ended = false;
  for await (const line of linesOf(file)) {
    number += 1;
    if (number === 1) {
      if (line !== HEAD) throw new RefusedError(refuse('log-file-foreign', { file }));
      continue;
    }
    if (ended) throw broken(file, number);
    const value = parsed(line);
    if (foot.safeParse(value).success) {
      if (line !== footOf(count)) throw new RefusedError(refuse('log-file-changed', { file }));
      ended = true;
      continue;
    }
    const event = logged.safeParse(value);
    if (!event.success || canonical(value) !== line) throw broken(file, number);
    const { stream, revision } = event.data;
    if (revision !== (revisions.get(stream) ?? 0)) throw broken(file, number);
    revisions.set(stream, revision + 1);
    count.add(line);
    yield { event: value as LoggedEvent, line };
  }
  if (number === 0) throw new RefusedError(refuse('log-file-foreign', { file }));
  if (!ended) throw new RefusedError(refuse('log-file-cut', { file }));
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  const source = createReadStream(file);
  if (!isCompressed(file)) return source;
  const plain = createGunzip();
  source.on('error', (error) => plain.destroy(error));
  return source.pipe(plain);
}

/** Lines that end in a line feed; a last one without it is none, because its writer did not finish it. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const part of bytesOf(file)) {
      rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
      let start = 0;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
        yield rest.toString('utf8', start, end);
        start = end + 1;
      }
      rest = rest.subarray(start);
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') throw new RefusedError(refuse('log-file-cut', { file }));
    if (code.startsWith('Z_')) throw new RefusedError(refuse('log-file-foreign', { file }));
    if (code.startsWith('E')) throw new RefusedError(refuse('file-not-read', { file, detail: code }));
    throw error;
  }
  if (rest.length > 0) throw new RefusedError(refuse('log-file-cut', { file }));
}
