// An operator task is opened once while it is open, closed with a note, and may come back.
import { isRefusal, type StoredEvent } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import type { OperatorTaskCommand } from './operator-task.commands.js';
import { operatorTaskDecider } from './operator-task.decider.js';
import { CHORE_KINDS, type OperatorTaskEvent } from './operator-task.events.js';
import { operatorTasksProjection, type OperatorTaskRow } from './operator-tasks.projection.js';

const data = {
  key: 'bounced.gd@stp.example',
  kind: 'bounced' as const,
  params: { address: 'gd@stp.example', agency: 'Sở Tư pháp', detail: '5.1.1' },
  task: null,
  agency: 'so-tu-phap',
};
const opened: OperatorTaskEvent = { type: 'ChoreOpened', data };
const closed: OperatorTaskEvent = {
  type: 'ChoreClosed',
  data: { key: data.key, task: null, agency: 'so-tu-phap', note: 'Đã sửa danh bạ' },
};
const open: OperatorTaskCommand = { type: 'OpenChore', ...data };
const close: OperatorTaskCommand = { type: 'CloseChore', key: data.key, note: 'Đã sửa danh bạ' };

const given = (...facts: OperatorTaskEvent[]) => ({
  when(command: OperatorTaskCommand) {
    const answer = operatorTaskDecider.decide(command, facts.reduce(operatorTaskDecider.evolve, operatorTaskDecider.initial));
    return isRefusal(answer) ? answer.code : answer;
  },
});

describe('a chore', () => {
  it('is opened once while it is open', () => {
    expect(given().when(open)).toEqual([opened]);
    expect(given(opened).when(open)).toEqual([]);
  });
  it('is closed with what was done', () => expect(given(opened).when(close)).toEqual([closed]));
  it('may come back after it was closed', () => expect(given(opened, closed).when(open)).toEqual([opened]));
  it('about an address that is what it is does not come back for the same fault', () => {
    const landline = {
      ...data,
      key: 'bad-address.sms.+842283849123',
      kind: 'bad-address' as const,
      params: { channel: 'sms', address: '+842283849123', detail: 'landline' },
    };
    const told: OperatorTaskEvent = { type: 'ChoreOpened', data: landline };
    const done: OperatorTaskEvent = {
      type: 'ChoreClosed',
      data: { key: landline.key, task: null, agency: 'so-tu-phap', note: 'Số cố định' },
    };
    expect(given(told, done).when({ type: 'OpenChore', ...landline })).toEqual([]);
    const other = { ...landline, params: { ...landline.params, detail: 'length' } };
    expect(given(told, done).when({ type: 'OpenChore', ...other })).toEqual([{ type: 'ChoreOpened', data: other }]);
  });
  it('cannot be closed when it never was, or twice', () => {
    expect(given().when(close)).toBe('chore.unknown');
    expect(given(opened, closed).when(close)).toBe('chore.closed');
  });

  it('is found among the open ones until it is closed', () => {
    const stored = (event: OperatorTaskEvent) =>
      ({ ...event, stream: `chore-${data.key}`, recordedAt: '2021-04-01T01:00:00.000Z' }) as unknown as StoredEvent;
    const row = operatorTasksProjection.evolve(null, stored(opened), data.key) as OperatorTaskRow;
    expect(operatorTasksProjection.indexes.open!(row)).toBe(1);
    expect(
      operatorTasksProjection.indexes.open!(operatorTasksProjection.evolve(row, stored(closed), data.key) as OperatorTaskRow),
    ).toBeNull();
  });

  it.each(CHORE_KINDS)('has words for %s in both languages', (kind) => {
    for (const language of ['vi', 'en'] as const) expect(texts(language).chore(kind, {})).not.toBe(kind);
  });
});
