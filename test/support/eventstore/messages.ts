// The protocol's messages, made and read with the definitions that the client ships.
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ExpectedState, Proposed, Recorded, Written } from './log.js';

const TICKS_PER_MS = 10_000n;

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier!.getStreamName_asU8()).toString('utf8');

export function identifier(stream: string): shared.StreamIdentifier {
  const made = new shared.StreamIdentifier();
  made.setStreamName(Buffer.from(stream).toString('base64'));
  return made;
}

export function uuid(id: string): shared.UUID {
  const made = new shared.UUID();
  made.setString(id);
  return made;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function idOf(given: shared.UUID | undefined): string {
  if (given!.hasString()) {
    const id = given!.getString().toLowerCase();
    if (!UUID.test(id)) throw new Error(`'${id}' is not a valid Uuid`);
    return id;
  }
  const { mostSignificantBits, leastSignificantBits } = given!.getStructured()!.toObject();
  const hex = [mostSignificantBits, leastSignificantBits]
    .map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function proposed(message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage): Proposed {
  const metadata = message.getMetadataMap();
  return {
    id: idOf(message.getId()),
    type: String(metadata.get('type')),
    json: metadata.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** What older servers say where they know no position, and newer ones have said of places before the first. */
export const NOWHERE = 18_446_744_073_709_551_615n;

export function eventMessage(event: Recorded, position = event.position): streams.ReadResp {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent();
  record.setId(uuid(event.id));
  record.setStreamIdentifier(identifier(event.stream));
  record.setStreamRevision(String(event.revision));
  record.setCommitPosition(String(position));
  record.setPreparePosition(String(position));
  record.getMetadataMap().set('type', event.type);
  record.getMetadataMap().set('content-type', event.json ? 'application/json' : 'application/octet-stream');
  record.getMetadataMap().set('created', String(BigInt(event.created) * TICKS_PER_MS));
  record.setData(Buffer.from(event.data).toString('base64'));
  record.setCustomMetadata(Buffer.from(event.metadata).toString('base64'));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(record);
  if (position === NOWHERE) read.setNoPosition(new shared.Empty());
  else read.setCommitPosition(String(position));
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

export function confirmation(id: string): streams.ReadResp {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(id);
  const response = new streams.ReadResp();
  response.setConfirmation(confirmed);
  return response;
}

export function notFound(stream: string): streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  const response = new streams.ReadResp();
  response.setStreamNotFound(missing);
  return response;
}

export function checkpoint(position: bigint): streams.ReadResp {
  const made = new streams.ReadResp.Checkpoint();
  made.setCommitPosition(String(position));
  made.setPreparePosition(String(position));
  const response = new streams.ReadResp();
  response.setCheckpoint(made);
  return response;
}

export function caughtUp(position: bigint): streams.ReadResp {
  const at = new streams.ReadResp.Position();
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  const made = new streams.ReadResp.CaughtUp();
  made.setTimestamp(timestamp.Timestamp.fromDate(new Date()));
  made.setPosition(at);
  const response = new streams.ReadResp();
  response.setCaughtUp(made);
  return response;
}

export function appendAnswer(written: Written & { kind: 'ok' | 'wrong' }, expected: ExpectedState): streams.AppendResp {
  const response = new streams.AppendResp();
  if (written.kind === 'ok') {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(written.position));
    position.setPreparePosition(String(written.position));
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    success.setPosition(position);
    response.setSuccess(success);
    return response;
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (written.current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(written.current));
  if (typeof expected === 'bigint') wrong.setExpectedRevision(String(expected));
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedAny(new shared.Empty());
  response.setWrongExpectedVersion(wrong);
  return response;
}

export function batchSuccess({ revision, position }: { revision: bigint; position: bigint }): streams.BatchAppendResp.Success {
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(revision));
  success.setPosition(at);
  return success;
}

/** The status of google.rpc with one of the server's own details. */
export function failure(code: number, message: string, type: string, details: { serializeBinary(): Uint8Array }): status.Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  const made = new status.Status();
  made.setCode(code as ReturnType<status.Status['getCode']>);
  made.setMessage(message);
  made.setDetails(packed);
  return made;
}

export function wrongExpectedVersion(current: bigint | null, expected: ExpectedState): shared.WrongExpectedVersion {
  const wrong = new shared.WrongExpectedVersion();
  if (current === null) wrong.setCurrentNoStream(new empty.Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (typeof expected === 'bigint') wrong.setExpectedStreamPosition(String(expected));
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(new empty.Empty());
  else if (expected === 'no_stream') wrong.setExpectedNoStream(new empty.Empty());
  else wrong.setExpectedAny(new empty.Empty());
  return wrong;
}
