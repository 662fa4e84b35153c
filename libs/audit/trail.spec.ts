import { openMemoryEventStore } from '../event-store/memory/memory.event-store.js';
import { openProjections } from '../event-store/projections/projections.js';
import { isRefusal, parseInput, type NewEvent, type StoredEvent } from '../kernel/index.js';
import { trailProjection } from './trail.projection.js';
import { trailQuestion } from './trail.rule.js';
import { findInTrail } from './trail.js';

const subjects = (event: StoredEvent) => event.data as { tasks: string[]; agencies: string[] };
const trail = trailProjection(subjects);

let next = 0;
const event = (type: string, recordedAt: string, user: string, tasks: string[], agencies: string[]): NewEvent => ({
  id: `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`,
  type,
  version: 1,
  data: { tasks, agencies },
  recordedAt,
  correlationId: 'c',
  causationId: null,
  by: { user, role: 'officer', agency: user === 'lan' ? 'so-noi-vu' : null, via: 'cli' },
});

async function world() {
  const store = openMemoryEventStore();
  await store.append('a', 'none', [event('Assigned', '2021-01-04T01:00:00.000Z', 'hung', ['t1'], ['x', 'y'])]);
  await store.append('b', 'none', [event('Assigned', '2021-01-04T01:00:00.000Z', 'hung', ['t2'], ['x'])]);
  // 23:59:59 and 24:00 of 31 March in Viet Nam.
  await store.append('a', 0, [
    event('Reported', '2021-03-31T16:59:59.000Z', 'lan', ['t1'], ['y']),
    event('Confirmed', '2021-03-31T17:00:00.000Z', 'lan', ['t1'], ['y']),
  ]);
  const rows = openProjections(':memory:', [trail]);
  await rows.catchUp(store);
  const ask = async (question: object) => {
    const asked = parseInput(trailQuestion, question);
    if (isRefusal(asked)) throw new Error(asked.code);
    const { events, more } = await findInTrail(store, rows, trail, asked.value);
    return { positions: events.map((each) => each.position), more };
  };
  return ask;
}

describe('the trail', () => {
  it.each<[string, object, number[]]>([
    ['everything', {}, [1, 2, 3, 4]],
    ['a task', { task: 't1' }, [1, 3, 4]],
    ['an agency it is about', { agency: 'y' }, [1, 3, 4]],
    ['the agency that did it', { agency: 'so-noi-vu' }, [3, 4]],
    ['a task and an agency', { task: 't1', agency: 'x' }, [1]],
    ['an actor', { actor: 'hung' }, [1, 2]],
    ['a type', { type: 'Assigned' }, [1, 2]],
    ['an actor and a type', { actor: 'lan', type: 'Confirmed' }, [4]],
    ['from a day', { from: '2021-03-31' }, [3, 4]],
    ['to the end of a day in Viet Nam', { to: '2021-03-31' }, [1, 2, 3]],
    ['to an instant', { to: '2021-04-01T00:00:00+07:00' }, [1, 2, 3, 4]],
    ['as known at the end of a day', { task: 't1', asOf: '2021-03-31' }, [1, 3]],
    ['nobody', { actor: 'nobody' }, []],
  ])('answers for %s', async (_name, question, positions) => {
    const ask = await world();
    expect(await ask(question)).toEqual({ positions, more: false });
  });

  it('answers for an operator with what was done in the name of others, once each', async () => {
    const store = openMemoryEventStore();
    const spoken = event('Confirmed', '2021-04-01T01:00:00.000Z', 'giam-doc', ['t1'], ['x']);
    const own = event('Confirmed', '2021-04-01T02:00:00.000Z', 'root', ['t1'], ['x']);
    await store.append('a', 'none', [
      { ...spoken, by: { ...spoken.by, operator: 'root' } },
      { ...own, by: { ...own.by, operator: 'root' } },
      event('Confirmed', '2021-04-01T03:00:00.000Z', 'hung', ['t1'], ['x']),
    ]);
    const rows = openProjections(':memory:', [trail]);
    await rows.catchUp(store);
    const ask = async (question: object) => {
      const asked = parseInput(trailQuestion, question);
      if (isRefusal(asked)) throw new Error(asked.code);
      return (await findInTrail(store, rows, trail, asked.value)).events.map(({ position }) => position);
    };
    expect(await ask({ actor: 'root' })).toEqual([1, 2]);
    expect(await ask({ actor: 'giam-doc' })).toEqual([1]);
    expect(await ask({ actor: 'root', task: 't1', type: 'Confirmed' })).toEqual([1, 2]);
    expect(await ask({})).toEqual([1, 2, 3]);
    expect(await ask({ type: 'Confirmed' })).toEqual([1, 2, 3]);
  });

  it('says when it leaves events off', async () => {
    const ask = await world();
    expect(await ask({ limit: 2 })).toEqual({ positions: [1, 2], more: true });
  });

  it.each([{ from: 'hôm qua' }, { to: '2021-02-30' }, { asOf: '2021-03-31T10:00:00' }, { limit: 0 }, { colour: 'red' }])(
    'refuses %j',
    (question) => {
      expect(parseInput(trailQuestion, question)).toMatchObject({ refused: true, code: 'input-invalid' });
    },
  );
});

describe('a long log', () => {
  const EVENTS = 1_600;
  async function long() {
    const store = openMemoryEventStore();
    const moment = (index: number) => new Date(Date.UTC(2021, 0, 4) + index * 60_000).toISOString();
    const events = Array.from({ length: EVENTS }, (_, index) => event('Moved', moment(index), 'hung', ['t'], index === 1_550 ? ['x'] : []));
    await store.append('a', 'none', events);
    const rows = openProjections(':memory:', [trail]);
    await rows.catchUp(store);
    const looked: number[] = [];
    const nothing = (): never => {
      throw new Error('all rows at once');
    };
    const paged: typeof rows = {
      ...rows,
      where: nothing,
      upTo: nothing,
      all: nothing,
      page(projection, index, range, limit) {
        const page = rows.page(projection, index, range, limit);
        looked.push(page.rows.length);
        return page;
      },
    };
    const ask = async (question: object) => {
      const asked = parseInput(trailQuestion, question);
      if (isRefusal(asked)) throw new Error(asked.code);
      const { events: found, more } = await findInTrail(store, paged, trail, asked.value);
      return { positions: found.map((each) => each.position), more };
    };
    return { ask, looked };
  }

  // What is recorded at 17:00 UTC is recorded on the next day in Viet Nam: the 1,021st of them.
  it.each<[string, object, number[], boolean, number[]]>([
    ['the first of all', { limit: 2 }, [1, 2], true, [500]],
    ['the first from a day on', { from: '2021-01-05', limit: 1 }, [1_021], true, [500]],
    ['what was recorded by a moment', { to: '2021-01-04T07:02:00+07:00' }, [1, 2, 3], false, [3]],
    ['the first of an actor', { actor: 'hung', limit: 1 }, [1], true, [500]],
    ['one among all of a task', { task: 't', agency: 'x' }, [1_551], false, [500, 500, 500, 100]],
  ])('%s: no more of it is looked through than the answer needs', async (_, question, positions, more, pages) => {
    const { ask, looked } = await long();
    expect(await ask(question)).toEqual({ positions, more });
    expect(looked).toEqual(pages);
  });

  it('everybody else has a turn between two pages', async () => {
    const { ask, looked } = await long();
    let turns = 0;
    let over = false;
    const others = (): void => {
      turns += 1;
      if (!over) setImmediate(others);
    };
    setImmediate(others);
    await ask({ task: 't', agency: 'x' });
    over = true;
    expect(turns).toBeGreaterThanOrEqual(looked.length - 1);
  });
});
