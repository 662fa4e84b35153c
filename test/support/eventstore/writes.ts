// Writing of the stand-in: one append a call, and many over one long call.
import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { fault } from './faults.js';
import type { EventLog, ExpectedState, Proposed, Written } from './log.js';
import { appendAnswer, batchSuccess, failure, idOf, identifier, nameOf, proposed, wrongExpectedVersion } from './messages.js';

/** google.rpc.Code */
const CODE = { unknown: 2, invalid: 3, deadline: 4, alreadyExists: 6, permission: 7, precondition: 9 } as const;

export interface Writing {
  log: EventLog;
  /** Whether this caller may write here; a fault ends the call. */
  refusal(call: { metadata: { get(name: string): unknown[] } }): Error | null;
  mayWrite(call: { metadata: { get(name: string): unknown[] } }): boolean;
  /** What becomes of the answer to what was just written: lost, as when the connection breaks, or it took the server too long. */
  fate(): 'told' | 'lost' | 'timed-out';
  /** Whether the server has stopped to do anything. */
  hangs(): boolean;
  /** How far the clock of the server is ahead. */
  aheadMs: number;
  /** Told of each write that is asked for. */
  came(stream: string): void;
}

function expectedState(options: streams.AppendReq.Options): ExpectedState {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasRevision() ? BigInt(options.getRevision()) : 'any';
}

export function append(
  call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  answer: sendUnaryData<streams.AppendResp>,
  { log, refusal, mayWrite, hangs, fate, came }: Writing,
): void {
  const events: Proposed[] = [];
  let options: streams.AppendReq.Options | undefined;
  call.on('data', (request: streams.AppendReq) => {
    if (request.hasOptions()) options = request.getOptions();
    else events.push(proposed(request.getProposedMessage()!));
  });
  call.on('end', () => {
    if (hangs()) return;
    const refused = refusal(call) ?? (mayWrite(call) ? null : fault.accessDenied());
    if (refused) return answer(refused, null);
    const stream = nameOf(options!.getStreamIdentifier());
    const expected = expectedState(options!);
    came(stream);
    const written = log.append(stream, expected, events);
    const told = fate();
    if (told === 'lost' || written.kind === 'dropped') return;
    if (told === 'timed-out') answer(fault.timedOut(), null);
    else if (written.kind === 'deleted') answer(fault.streamDeleted(stream), null);
    else if (written.kind === 'too-large') answer(fault.tooLarge(written.most), null);
    else if (written.kind === 'event-too-large') answer(fault.eventTooLarge(written.id, written.size, written.most), null);
    else if (written.kind === 'ok') log.whenShown(written.position, () => answer(null, appendAnswer(written, expected)));
    else answer(null, appendAnswer(written, expected));
  });
}

interface Pending {
  options: streams.BatchAppendReq.Options;
  events: Proposed[];
}

function stateOf(options: streams.BatchAppendReq.Options): ExpectedState {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : 'any';
}

function outcome(
  written: Exclude<Written, { kind: 'dropped' }>,
  expected: ExpectedState,
  stream: string,
): Pick<streams.BatchAppendResp, never> & streams.BatchAppendResp {
  const response = new streams.BatchAppendResp();
  const refuse = (code: number, message: string, type: string, details: { serializeBinary(): Uint8Array }) =>
    void response.setError(failure(code, message, type, details));
  switch (written.kind) {
    case 'ok':
      response.setSuccess(batchSuccess(written));
      break;
    case 'wrong':
      refuse(CODE.alreadyExists, 'WrongExpectedVersion', 'WrongExpectedVersion', wrongExpectedVersion(written.current, expected));
      break;
    case 'deleted': {
      const details = new shared.StreamDeleted();
      details.setStreamIdentifier(identifier(stream));
      refuse(CODE.precondition, 'StreamDeleted', 'StreamDeleted', details);
      break;
    }
    case 'too-large': {
      const details = new shared.MaximumAppendSizeExceeded();
      details.setMaxappendsize(written.most);
      refuse(CODE.invalid, 'MaximumAppendSizeExceeded', 'MaximumAppendSizeExceeded', details);
      break;
    }
    case 'event-too-large':
      // The client has no message of this name.
      refuse(CODE.invalid, 'MaximumAppendEventSizeExceeded', 'MaximumAppendEventSizeExceeded', new shared.Empty());
  }
  return response;
}

export function batchAppend(
  call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>,
  { log, refusal, mayWrite, hangs, fate, aheadMs, came }: Writing,
): void {
  const pending = new Map<string, Pending>();
  const answer = (request: streams.BatchAppendReq, stream: string, response: streams.BatchAppendResp) => {
    response.setCorrelationId(request.getCorrelationId());
    response.setStreamIdentifier(identifier(stream));
    call.write(response);
  };
  const badRequest = (message: string) => {
    const details = new shared.BadRequest();
    details.setMessage(message);
    const response = new streams.BatchAppendResp();
    response.setError(failure(CODE.invalid, message, 'BadRequest', details));
    return response;
  };
  const denied = () => {
    const response = new streams.BatchAppendResp();
    response.setError(failure(CODE.permission, 'Access Denied', 'AccessDenied', new shared.AccessDenied()));
    return response;
  };
  const timedOut = () => {
    const response = new streams.BatchAppendResp();
    response.setError(failure(CODE.deadline, 'Timeout', 'Timeout', new shared.Timeout()));
    return response;
  };
  /** The client sends a moment, not a duration; the server holds it against its own clock. */
  const isLate = (options: streams.BatchAppendReq.Options) =>
    options.hasDeadline21100() && options.getDeadline21100()!.toDate().getTime() <= Date.now() + aheadMs;
  const take = (request: streams.BatchAppendReq): void => {
    const correlation = idOf(request.getCorrelationId());
    const known = pending.get(correlation) ?? { options: request.getOptions()!, events: [] };
    pending.set(correlation, known);
    const stream = nameOf(known.options.getStreamIdentifier());
    try {
      known.events.push(...request.getProposedMessagesList().map(proposed));
    } catch (error) {
      pending.delete(correlation);
      return answer(request, stream, badRequest((error as Error).message));
    }
    if (!request.getIsFinal()) return;
    pending.delete(correlation);
    if (!mayWrite(call)) return answer(request, stream, denied());
    if (isLate(known.options)) return answer(request, stream, timedOut());
    const expected = stateOf(known.options);
    came(stream);
    const written = log.append(stream, expected, known.events);
    const told = fate();
    if (told === 'lost' || written.kind === 'dropped') return;
    const response = told === 'told' ? outcome(written, expected, stream) : timedOut();
    if (told === 'told' && written.kind === 'ok') log.whenShown(written.position, () => answer(request, stream, response));
    else answer(request, stream, response);
  };
  call.on('data', (request: streams.BatchAppendReq) => {
    if (hangs()) return;
    const refused = refusal(call);
    if (refused) call.emit('error', refused);
    else take(request);
  });
  call.on('end', () => call.end());
  call.on('error', () => pending.clear());
}
