// A stand-in for one EventStoreDB/KurrentDB node, speaking its gRPC protocol with the definitions the client ships. In memory.
import { Server, ServerCredentials, type Metadata, type UntypedServiceImplementation } from '@grpc/grpc-js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import streamsGrpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { fault } from './faults.js';
import { EventLog, type Written } from './log.js';
import { nameOf, uuid } from './messages.js';
import { read, type Manners } from './reads.js';
import { append, batchAppend, type Writing } from './writes.js';

export interface StandInOptions {
  log?: EventLog;
  port?: number;
  /** Certificate and key in PEM; without them the node speaks in the clear. With `clients` it lets in only whom that authority knows. */
  tls?: { cert: string; key: string; clients?: string };
  /** Passwords by user; without them everybody may do everything. */
  users?: Readonly<Record<string, string>>;
  /** Users who may read and not write. */
  readers?: readonly string[];
  /** Whether appends may share one call. */
  batch?: boolean;
  /** Where the leader is, when this node is none; null: it does not know. */
  leader?: { host: string; port: number } | null;
  /** As the release it stands for. */
  manners?: Partial<Manners>;
  /** How far its clock is ahead. */
  aheadMs?: number;
  /** What a real server does under load; nothing of it when left out. */
  habits?: Habits;
}

/** Drawn from the seed, so that every run is the same. */
export interface Habits {
  seed: number;
  /** So long at most lies between accepting a write and showing it to readers and telling its writer. */
  showsAfterMs?: number;
  /** One confirmation in so many never comes. */
  losesOneIn?: number;
}

/** Numbers from 0 to 1 by mulberry32. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface StandIn {
  readonly port: number;
  readonly log: EventLog;
  /** Names of the calls that came, newest last. */
  readonly calls: string[];
  /** What was asked to be read (a stream, `$all` by a filter, `anything`, or a `subscription`) and streams that were written to, newest last. */
  readonly asked: { read: string[]; written: string[] };
  /** Credentials that came, newest last. */
  readonly authorizations: string[];
  /** The next append is carried out and its answer kept back. */
  loseNextAnswer(whenWritten: () => void): void;
  /** The next append is carried out and answered as one that took too long. */
  timeOutNextAnswer(): void;
  /** So many reads are put off, as when the server has too much to do; who follows already is not. */
  putOffReads(count: number): void;
  /** Answers nothing any more, with every connection open, as when its disk hangs; until it wakes. */
  hang(): void;
  wake(): void;
  /** Confirms who follows and brings nothing to him any more, and answers everything else; until it thaws. */
  freeze(): void;
  thaw(): void;
  /** This node is the leader from now on. */
  lead(): void;
  /** Drops every connection at once and stops listening. */
  stop(): Promise<void>;
}

const LEADER = 8;

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { log = new EventLog(), tls, users, readers = [], batch = true } = options;
  const calls: string[] = [];
  const authorizations: string[] = [];
  const asked: StandIn['asked'] = { read: [], written: [] };
  const manners: Manners = { positions: true, plainSpoken: false, ...options.manners };
  let whenMute: (() => void) | null = null;
  let isLate = false;
  let putOff = 0;
  let hangs = false;
  let frozen = false;
  let leader = options.leader;
  let port = 0;
  const { seed, showsAfterMs = 0, losesOneIn = 0 } = options.habits ?? { seed: 0 };
  const draw = drawn(seed);
  if (showsAfterMs > 0) log.showsAfterMs = () => draw() * showsAfterMs;

  function userOf(metadata: Pick<Metadata, 'get'>): string | null {
    const [given] = metadata.get('authorization');
    if (given === undefined) return null;
    authorizations.push(String(given));
    const [name, ...password] = Buffer.from(String(given).replace(/^Basic /i, ''), 'base64')
      .toString('utf8')
      .split(':');
    return users && users[name!] === password.join(':') ? name! : '';
  }
  function refusal({ metadata }: { metadata: Pick<Metadata, 'get'> }): Error | null {
    const user = userOf(metadata);
    if (users && user === '') return fault.unauthenticated();
    if (users && user === null) return fault.accessDenied();
    if (leader === undefined || metadata.get('requires-leader')[0] !== 'true') return null;
    return leader ? fault.notLeader(leader.host, leader.port) : fault.noLeader();
  }
  const writing: Writing = {
    log,
    refusal: (call) => refusal(call as { metadata: Metadata }),
    mayWrite: ({ metadata }) => !readers.includes(userOf(metadata as Metadata) ?? ''),
    fate: () => {
      const [written, late] = [whenMute, isLate];
      [whenMute, isLate] = [null, false];
      written?.();
      if (written || (losesOneIn > 0 && draw() < 1 / losesOneIn)) return 'lost';
      return late ? 'timed-out' : 'told';
    },
    hangs: () => hangs,
    aheadMs: options.aheadMs ?? 0,
    came: (stream) => void asked.written.push(stream),
  };

  const server = new Server({ 'grpc.max_receive_message_length': 17 << 20 });
  server.addService(featuresGrpc.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, answer: sendUnaryData<features.SupportedMethods>) => {
      calls.push('features');
      if (hangs) return;
      answer(null, supported(batch));
    },
  } as UntypedServiceImplementation);
  server.addService(gossipGrpc.GossipService, {
    read: (_call: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => {
      calls.push('gossip');
      if (hangs) return;
      answer(null, cluster(leader ?? { host: '127.0.0.1', port }));
    },
  } as UntypedServiceImplementation);
  const removing =
    <Response>(name: string, remove: (stream: string) => Written, made: () => Response) =>
    (call: ServerUnaryCall<streams.DeleteReq | streams.TombstoneReq, Response>, answer: sendUnaryData<Response>) => {
      calls.push(name);
      const stream = nameOf(call.request.getOptions()!.getStreamIdentifier());
      if (remove(stream).kind === 'deleted') answer(fault.streamDeleted(stream), null);
      else answer(null, made());
    };
  server.addService(streamsGrpc.StreamsService, {
    read: (call: Parameters<typeof read>[0]) => {
      calls.push('read');
      asked.read.push(askedOf(call.request.getOptions()!));
      if (hangs) return;
      const refused = refusal(call);
      if (refused) call.emit('error', refused);
      else if (putOff > 0 && !call.request.getOptions()!.hasSubscription()) {
        putOff -= 1;
        call.emit('error', fault.tooBusy());
      } else read(call, log, manners, () => frozen);
    },
    append: (call: Parameters<typeof append>[0], answer: Parameters<typeof append>[1]) => {
      calls.push('append');
      append(call, answer, writing);
    },
    batchAppend: (call: Parameters<typeof batchAppend>[0]) => {
      calls.push('batchAppend');
      batchAppend(call, writing);
    },
    delete: removing(
      'delete',
      (stream) => log.softDelete(stream),
      () => new streams.DeleteResp(),
    ),
    tombstone: removing(
      'tombstone',
      (stream) => log.tombstone(stream),
      () => new streams.TombstoneResp(),
    ),
  } as unknown as UntypedServiceImplementation);

  const credentials = tls
    ? ServerCredentials.createSsl(
        tls.clients ? Buffer.from(tls.clients) : null,
        [{ cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) }],
        tls.clients !== undefined,
      )
    : ServerCredentials.createInsecure();
  port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${options.port ?? 0}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  return {
    port,
    log,
    calls,
    asked,
    authorizations,
    loseNextAnswer: (whenWritten) => (whenMute = whenWritten),
    timeOutNextAnswer: () => (isLate = true),
    putOffReads: (count) => (putOff = count),
    hang: () => (hangs = true),
    wake: () => (hangs = false),
    freeze: () => (frozen = true),
    thaw: () => (frozen = false),
    lead: () => (leader = undefined),
    async stop() {
      server.forceShutdown();
      log.restarted();
    },
  };
}

function askedOf(options: streams.ReadReq.Options): string {
  if (options.hasSubscription()) return 'subscription';
  if (options.hasStream()) return nameOf(options.getStream()!.getStreamIdentifier());
  return options.hasFilter() ? '$all' : 'anything';
}

function supported(batch: boolean): features.SupportedMethods {
  const answer = new features.SupportedMethods();
  answer.setEventStoreServerVersion('25.1.0');
  const add = (method: string, list: string[] = []) => {
    const made = new features.SupportedMethod();
    made.setServiceName('event_store.client.streams.streams');
    made.setMethodName(method);
    made.setFeaturesList(list);
    answer.addMethods(made);
  };
  ['append', 'delete', 'tombstone'].forEach((method) => add(method));
  add('read', ['position', 'events']);
  if (batch) add('batchappend', ['deadline_duration']);
  return answer;
}

function cluster({ host, port }: { host: string; port: number }): gossip.ClusterInfo {
  const endpoint = new gossip.EndPoint();
  endpoint.setAddress(host);
  endpoint.setPort(port);
  const member = new gossip.MemberInfo();
  member.setState(LEADER as ReturnType<gossip.MemberInfo['getState']>);
  member.setIsAlive(true);
  member.setInstanceId(uuid(crypto.randomUUID()));
  member.setHttpEndPoint(endpoint);
  const answer = new gossip.ClusterInfo();
  answer.addMembers(member);
  return answer;
}
