// Projections folded in memory from a log, for specs: the rows and the means to bring them up to date.
import type { EventStore } from '../../libs/event-store/port/event-store.js';
import type { Projection, Rows } from '../../libs/kernel/index.js';

type Table = Map<string, unknown>;

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

export interface MemoryRows {
  rows: Rows;
  catchUp(): Promise<void>;
}

export function memoryRows(store: EventStore, projections: readonly Projection<never>[]): MemoryRows {
  const tables = new Map<string, Table>(projections.map((projection) => [projection.name, new Map()]));
  const table = (name: string): Table => {
    const found = tables.get(name);
    if (!found) throw new Error(`no projection ${name}`);
    return found;
  };
  let position = 0;

  function entries<Row>(projection: Projection<Row>, index: string, keep: (value: string | number, key: string) => boolean) {
    const valueOf = projection.indexes[index];
    if (!valueOf) throw new Error(`no index ${index} on ${projection.name}`);
    const found = [...(table(projection.name) as Map<string, Row>)].flatMap(([key, row]) => {
      const value = valueOf(row);
      return value !== null && keep(value, key) ? [{ key, row, value }] : [];
    });
    found.sort((one, other) => (one.value < other.value ? -1 : one.value > other.value ? 1 : byText(one.key, other.key)));
    return found;
  }
  const indexed = <Row>(projection: Projection<Row>, index: string, keep: (value: string | number) => boolean, limit = Infinity): Row[] =>
    entries(projection, index, keep)
      .slice(0, limit)
      .map((each) => each.row);

  const rows: Rows = {
    get: <Row>(projection: Projection<Row>, key: string) => (table(projection.name).get(key) as Row | undefined) ?? null,
    where: (projection, index, value, limit) => indexed(projection, index, (each) => each === value, limit),
    upTo: (projection, index, value, limit) => indexed(projection, index, (each) => each <= value, limit),
    page(projection, index, { from, after, to }, limit) {
      const found = entries(projection, index, (value, key) => value <= to && (value > from || (value === from && key > after)));
      const [shown, last] = [found.slice(0, limit), found[limit - 1]];
      return { rows: shown.map(({ row }) => row), rest: last ? { from: last.value, after: last.key, to } : null };
    },
    all: <Row>(projection: Projection<Row>) =>
      [...table(projection.name)].sort(([one], [other]) => byText(one, other)).map(([, row]) => row as Row),
  };

  return {
    rows,
    async catchUp() {
      for await (const event of store.follow(position)) {
        for (const projection of projections) {
          const into = table(projection.name);
          for (const key of projection.keys(event)) {
            const row = projection.evolve((into.get(key) ?? null) as never, event, key);
            if (row === null) into.delete(key);
            else into.set(key, structuredClone(row));
          }
        }
        position = event.position;
      }
    },
  };
}
