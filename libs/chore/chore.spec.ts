// A chore is opened once while it is open, closed with a note, and may come back.
import { isRefusal, type StoredEvent } from '../kernel/index.js';
import { texts } from '../texts/index.js';
import type { ChoreCommand } from './chore.commands.js';
import { choreDecider } from './chore.decider.js';
import { CHORE_KINDS, type ChoreEvent } from './chore.events.js';
import { choresProjection, type ChoreRow } from './chores.projection.js';

const data = {
  key: 'bounced.gd@stp.example',
  kind: 'bounced' as const,
  params: { address: 'gd@stp.example', agency: 'Sở Tư pháp', detail: '5.1.1' },
  task: null,
  agency: 'so-tu-phap',
};
const opened: ChoreEvent = { type: 'ChoreOpened', data };
const closed: ChoreEvent = { type: 'ChoreClosed', data: { key: data.key, task: null, agency: 'so-tu-phap', note: 'Đã sửa danh bạ' } };
const open: ChoreCommand = { type: 'OpenChore', ...data };
const close: ChoreCommand = { type: 'CloseChore', key: data.key, note: 'Đã sửa danh bạ' };

const given = (...facts: ChoreEvent[]) => ({
  when(command: ChoreCommand) {
    const answer = choreDecider.decide(command, facts.reduce(choreDecider.evolve, choreDecider.initial));
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
    const told: ChoreEvent = { type: 'ChoreOpened', data: landline };
    const done: ChoreEvent = { type: 'ChoreClosed', data: { key: landline.key, task: null, agency: 'so-tu-phap', note: 'Số cố định' } };
    expect(given(told, done).when({ type: 'OpenChore', ...landline })).toEqual([]);
    const other = { ...landline, params: { ...landline.params, detail: 'length' } };
    expect(given(told, done).when({ type: 'OpenChore', ...other })).toEqual([{ type: 'ChoreOpened', data: other }]);
  });
  it('cannot be closed when it never was, or twice', () => {
    expect(given().when(close)).toBe('chore.unknown');
    expect(given(opened, closed).when(close)).toBe('chore.closed');
  });

  it('is found among the open ones until it is closed', () => {
    const stored = (event: ChoreEvent) =>
      ({ ...event, stream: `chore-${data.key}`, recordedAt: '2021-04-01T01:00:00.000Z' }) as unknown as StoredEvent;
    const row = choresProjection.evolve(null, stored(opened), data.key) as ChoreRow;
    expect(choresProjection.indexes.open!(row)).toBe(1);
    expect(choresProjection.indexes.open!(choresProjection.evolve(row, stored(closed), data.key) as ChoreRow)).toBeNull();
  });

  it.each(CHORE_KINDS)('has words for %s in both languages', (kind) => {
    for (const language of ['vi', 'en'] as const) expect(texts(language).chore(kind, {})).not.toBe(kind);
  });
});
