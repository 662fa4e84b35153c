// Reading of the stand-in: streams, $all, and subscriptions to $all with filters and checkpoints.
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { EventLog, Recorded } from './log.js';
import { caughtUp, checkpoint, confirmation, eventMessage, nameOf, notFound, NOWHERE } from './messages.js';
import { fault } from './faults.js';

type Reading = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Filter = streams.ReadReq.Options.FilterOptions;

/** How many records the server looks at before it sends a checkpoint, unless told otherwise. */
const WINDOW = 32;

/** How releases differ. */
export interface Manners {
  /** Reads of streams say where in $all an event lies: since 22.6. */
  positions: boolean;
  /** A read that begins inside a record is called an invalid argument, and not merely an unknown error. */
  plainSpoken: boolean;
}

/** @param isFrozen whether nothing is brought to those who follow */
export function read(call: Reading, log: EventLog, manners: Manners, isFrozen: () => boolean): void {
  const options = call.request.getOptions()!;
  if (options.hasSubscription()) subscribe(call, log, options, isFrozen);
  else if (options.hasAll()) readAll(call, log, options, manners);
  else readStream(call, log, options, manners);
}

const isBackwards = (options: streams.ReadReq.Options) => Number(options.getReadDirection()) === 1;

function readStream(call: Reading, log: EventLog, options: streams.ReadReq.Options, { positions }: Manners): void {
  const asked = options.getStream()!;
  const name = nameOf(asked.getStreamIdentifier());
  const from = asked.hasStart() ? 0n : asked.hasEnd() ? (1n << 63n) - 1n : BigInt(asked.getRevision());
  const found = log.read(name, from, Number(options.getCount()), isBackwards(options));
  if (found.kind === 'deleted') return void call.emit('error', fault.streamDeleted(name));
  if (found.kind === 'not-found') call.write(notFound(name));
  else for (const event of found.events) call.write(eventMessage(event, positions ? event.position : NOWHERE));
  call.end();
}

const misplaced = () => fault.of(status.INVALID_ARGUMENT, 'Trying to read from an invalid position.');

function readAll(call: Reading, log: EventLog, options: streams.ReadReq.Options, { plainSpoken }: Manners): void {
  const backwards = isBackwards(options);
  const start = startOf(log, options);
  if (start === null)
    return void call.emit('error', plainSpoken ? misplaced() : fault.of(status.UNKNOWN, 'Unexpected FilteredReadAllResult: Error'));
  const passes = passing(options.hasFilter() ? options.getFilter() : undefined);
  const ordered = backwards ? log.all.slice(0, start).reverse() : log.all.slice(start);
  for (const event of ordered.filter(passes).slice(0, Number(options.getCount()))) call.write(eventMessage(event));
  call.end();
}

/** Reading begins with the record at the position; a subscription begins after it. */
function startOf(log: EventLog, options: streams.ReadReq.Options): number | null {
  const all = options.getAll()!;
  if (all.hasStart()) return 0;
  if (all.hasEnd()) return log.all.length;
  return log.indexAt(BigInt(all.getPosition()!.getCommitPosition()));
}

function passing(filter: Filter | undefined): (event: Recorded) => boolean {
  if (!filter) return () => true;
  const expression = (filter.hasStreamIdentifier() ? filter.getStreamIdentifier() : filter.getEventType())!;
  const what = (event: Recorded) => (filter.hasStreamIdentifier() ? event.stream : event.type);
  const pattern = expression.getRegex();
  if (pattern) return (event) => new RegExp(pattern).test(what(event));
  return (event) => expression.getPrefixList().some((prefix) => what(event).startsWith(prefix));
}

function subscribe(call: Reading, log: EventLog, options: streams.ReadReq.Options, isFrozen: () => boolean): void {
  const from = startOf(log, options);
  if (from === null) return void call.emit('error', misplaced());
  const filter = options.hasFilter() ? options.getFilter() : undefined;
  const passes = passing(filter);
  const interval = filter ? (filter.hasMax() ? filter.getMax() : WINDOW) * Math.max(1, filter.getCheckpointintervalmultiplier()) : Infinity;
  const isSeen = options.getAll()!.hasPosition() && from < log.all.length;
  let next = isSeen ? from + 1 : from;
  let looked = 0;
  let last = isSeen ? log.all[from]!.position : 0n;
  let found = false;
  const pump = () => {
    if (isFrozen()) return;
    for (; next < log.all.length; next += 1) {
      const event = log.all[next]!;
      last = event.position;
      if (passes(event)) {
        call.write(eventMessage(event));
        found = true;
      }
      looked += 1;
      if (looked % interval === 0) call.write(checkpoint(last));
    }
  };
  call.write(confirmation(crypto.randomUUID()));
  const stop = log.onWrite(pump);
  for (const event of ['cancelled', 'error', 'close']) call.on(event, stop);
  pump();
  // Releases before 24.10.4 name a place after everything when nothing has passed the filter since the beginning.
  if (filter) call.write(checkpoint(found || isSeen ? last : NOWHERE));
  call.write(caughtUp(last));
}
