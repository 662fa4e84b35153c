// Tasks and ladders as today's events tell them, and an application like the service's to play them in.
import { readCalendar } from '../../dist/libs/deadline/calendars/calendar.reader.js';
import { EVENT_VERSIONS, UPCASTERS } from '../../dist/libs/catalogue/catalogue.js';
import { openSqliteEventStore } from '../../dist/libs/event-store/sqlite/sqlite.event-store.js';
import { upcastingEventStore } from '../../dist/libs/event-store/wrapping/upcasting.event-store.js';
import { newId } from '../../dist/libs/kernel/ids.js';
import { SYSTEM } from '../../dist/libs/kernel/index.js';
import { embeddedQueue } from '../../dist/libs/queue/embedded.queue.js';
import { openApplication } from '../../dist/libs/application/application.js';
import { policyFrom } from '../../dist/libs/application/compose.js';
import { SENDER_ORGANISATION } from '../../dist/libs/application/config/settings.js';

const by = { ...SYSTEM, via: 'simulation' };

export const event = (type, data) => ({
  id: newId(),
  type,
  version: EVENT_VERSIONS[type],
  data,
  occurredOn: null,
  recordedAt: '2026-01-05T01:00:00.000Z',
  by,
  correlationId: 'bench',
  causationId: null,
});

const LEAD = { agency: 'so-tu-phap', name: 'Sở Tư pháp', group: null };

/** @param due null for a standing task */
export const assigned = (plan, row, due, lead = LEAD) =>
  event('TaskAssigned', {
    plan,
    row,
    codeInPlan: `${row}`,
    code: `${row}`,
    field: 'Thể chế',
    group: '',
    title: `Nhiệm vụ thứ ${row} của kế hoạch cải cách hành chính`,
    product: '',
    funding: null,
    leadText: lead.name,
    leads: [lead],
    coordinatorText: '',
    coordinators: [],
    authority: { agency: 'ubnd-tinh', name: 'UBND tỉnh' },
    overseers: [{ agency: 'so-noi-vu', name: 'Sở Nội vụ' }],
    calendar: 'vn-2026.1',
    paper: { number: '1/KH-UBND', date: null },
    deadline: {
      kind: due ? 'year' : 'standing',
      nominalDue: due,
      effectiveDue: due,
      every: null,
      condition: null,
      rule: due ? 'year-end' : 'standing',
      why: '',
      ambiguous: null,
      text: due ? 'Năm 2026' : 'Thường xuyên',
      milestones: [],
      startsOn: null,
    },
  });

const scheduled = (task, at) =>
  event('LadderScheduled', {
    task,
    part: LEAD.agency,
    turn: 1,
    deadlineVersion: 1,
    policy: 'mac-dinh@1',
    calendar: 'vn-2026.1',
    looks: [{ index: 2, step: 1, kind: 'reminder', occasion: '', deadlineVersion: 1, at }],
  });

/** Open tasks, fifty a plan, each with a ladder that is not due this spring: two events a task. */
export async function seed(store, tasks) {
  const batch = [];
  for (let row = 1; row <= tasks; row += 1) {
    const plan = `p${Math.floor(row / 50)}`;
    const task = `${plan}.r${row}`;
    batch.push(store.append(`task-${task}`, 'none', [assigned(plan, row, '2026-12-31')]));
    batch.push(store.append(`ladder-${task}.${LEAD.agency}`, 'none', [scheduled(task, '2026-12-17T01:00:00.000Z')]));
    if (batch.length >= 2000) await Promise.all(batch.splice(0));
  }
  await Promise.all(batch);
}

/** The log as the service reads it. */
export const openLog = (file) => upcastingEventStore(openSqliteEventStore(file), UPCASTERS, EVENT_VERSIONS);

export const openBenchApplication = (store, projections, clock, channels = new Map()) =>
  openApplication({
    store,
    projections,
    queue: embeddedQueue(),
    channels,
    clock,
    calendar: readCalendar(),
    policy: policyFrom(),
    language: 'vi',
    organisation: SENDER_ORGANISATION.vi,
    link: null,
    links: null,
    via: 'simulation',
  });
