// What the service measures of itself, in the form Prometheus reads. Gauges are asked of the read models at the moment of
// reading; every one of them is a count over an index.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CHORE_KINDS } from '../../../libs/operator-task/operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from '../../../libs/operator-task/operator-tasks.projection.js';
import { digestsProjection, LATEST, type DigestRow } from '../../../libs/digest/digests.projection.js';
import { auditsProjection, LATEST_AUDIT, type AuditRow } from '../../../libs/escalation/step-audit/audits.projection.js';
import { toMillis, type Instant, type StoredEvent } from '../../../libs/kernel/index.js';
import { messagesProjection } from '../../../libs/notice/facts/messages.projection.js';
import { noticesProjection, type NoticeRow } from '../../../libs/notice/facts/notices.projection.js';
import { pauseOf } from '../../../libs/notice/facts/pauses.projection.js';
import { tasksProjection } from '../../../libs/task/tasks.projection.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import type { Turn } from './scheduler.js';
import { VERSION } from '../../../libs/application/version.js';

type Source = Pick<Application, 'projections' | 'channels' | 'clock' | 'queue' | 'troubles'>;

export abstract class Metrics {
  abstract text(): Promise<string>;
  /** One turn of the cycle, with how long it took. */
  abstract turn(turn: Turn): void;
  /** One event that the read models have just seen. */
  abstract event(event: StoredEvent): void;
}

const seconds = (instant: Instant): number => toMillis(instant) / 1000;

/** Far ahead of any moment: everything that is pending. */
const EVER = '9999-12-31T00:00:00.000Z';

function gauges({ projections, channels, clock, queue, troubles }: Source, behindSeconds: () => number, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => number): void =>
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('dunghan_log_position', 'Position of the log that the read models have seen', () => projections.position());
  gauge('dunghan_replica_behind_seconds', 'How long the log could not be followed; 0 while it can', behindSeconds);
  gauge('dunghan_queue_fault', '1 while the queue cannot be reached', () => (queue.fault() === null ? 0 : 1));
  gauge('dunghan_open_tasks', 'Tasks that are not done, withdrawn or carried over', () => projections.count(tasksProjection, 'open', 1));
  gauge('dunghan_steps_missed', 'Steps that came due and had no outcome at the latest audit', () => auditOf(projections)?.missed ?? 0);
  gauge('dunghan_step_audit_timestamp_seconds', 'When the ladders were last audited; 0 before the first time', () => {
    const audit = auditOf(projections);
    return audit ? seconds(audit.at) : 0;
  });
  gauge('dunghan_digest_timestamp_seconds', 'When the latest week of the digest was settled; 0 before the first', () => {
    const latest = projections.get<DigestRow>(digestsProjection, LATEST);
    return latest ? seconds(latest.settledAt) : 0;
  });
  gauge(
    'dunghan_oldest_pending_notice_timestamp_seconds',
    'Moment of the oldest notice that is in no message yet; 0 when there is none',
    () => {
      const [oldest] = projections.upTo<NoticeRow>(noticesProjection, 'pending', EVER, 1);
      return oldest ? seconds(oldest.dueAt) : 0;
    },
  );
  new Gauge({
    name: 'dunghan_messages',
    help: 'Messages on their way: composed and not tried, tried and without outcome',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'waiting' }, projections.count(messagesProjection, 'waiting', 1));
      this.set({ state: 'under-way' }, projections.count(messagesProjection, 'open', 1));
    },
  });
  new Gauge({
    name: 'dunghan_channel_paused',
    help: '1 while a channel is paused because its provider is down',
    labelNames: ['channel'],
    registers,
    collect() {
      for (const channel of channels.keys()) this.set({ channel }, pauseOf(channel, clock.now(), projections) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'dunghan_streams_held',
    help: 'Streams that wait behind an event that could not be read and was set aside',
    registers,
    collect() {
      this.set(projections.parked().length);
    },
  });
  gauge('dunghan_streams_broken', 'Streams on which something broke; they are looked at again at each turn', () => troubles.all().length);
  new Gauge({
    name: 'dunghan_chores_open',
    help: 'What the administrator must put right, by kind',
    labelNames: ['kind'],
    registers,
    collect() {
      const open = projections.where<OperatorTaskRow>(operatorTasksProjection, 'open', 1);
      for (const kind of CHORE_KINDS) this.set({ kind }, open.filter((operatorTask) => operatorTask.kind === kind).length);
    },
  });
}

const auditOf = (projections: Source['projections']): AuditRow | null => projections.get<AuditRow>(auditsProjection, LATEST_AUDIT);

export function metricsOf(application: Source, behindSeconds: () => number): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({ name: 'dunghan_build_info', help: 'Version of the service', labelNames: ['version'], registers }).set(
    { version: VERSION },
    1,
  );
  const events = new Counter({
    name: 'dunghan_events_total',
    help: 'Events seen since the process started, by type: MessageSent, MessageFailed, NoticeRaised and so on',
    labelNames: ['type'],
    registers,
  });
  const turns = new Histogram({
    name: 'dunghan_cycle_seconds',
    help: 'Length of the turns of the cycle',
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const steps = new Histogram({
    name: 'dunghan_step_seconds',
    help: 'Length of each step of the cycle',
    labelNames: ['step'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const stepFaults = new Counter({
    name: 'dunghan_step_faults_total',
    help: 'Steps of the cycle that failed',
    labelNames: ['step'],
    registers,
  });
  const faults = new Counter({ name: 'dunghan_cycle_faults_total', help: 'Turns of the cycle in which a step failed', registers });
  const lastGood = new Gauge({
    name: 'dunghan_cycle_success_timestamp_seconds',
    help: 'When a turn of the cycle last ended well; 0 before the first',
    registers,
  });
  gauges(application, behindSeconds, registers);
  return {
    text: () => register.metrics(),
    turn({ at, seconds: took, fault, steps: reached }) {
      turns.observe(took);
      for (const step of reached) {
        steps.observe({ step: step.name }, step.seconds);
        stepFaults.inc({ step: step.name }, step.fault === null ? 0 : 1);
      }
      if (fault) faults.inc();
      else lastGood.set(seconds(at));
    },
    event: ({ type }) => events.inc({ type }),
  };
}
