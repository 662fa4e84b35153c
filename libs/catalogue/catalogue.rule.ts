// Joins the manifests of features into what the application runs on, and says what in them is not complete.
import { trailProjection } from '../audit/trail.projection.js';
import {
  kindOfStream,
  type Feature,
  type Projection,
  type StoredEvent,
  type Subjects,
  type Upcaster,
  type Versions,
} from '../kernel/index.js';

export interface Catalogue {
  /** Every event type with its current version. */
  readonly versions: Versions;
  /** Old shapes of events, each lifted to the next version. */
  readonly upcasters: readonly Upcaster[];
  /** Every read model, the trail last. Each is a fold of its own: their order changes nothing. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
  readonly projections: readonly Projection<any>[];
  readonly trail: ReturnType<typeof trailProjection>;
  /** @throws TypeError about a stream of a kind that nobody has declared: its events would be missing from the trail without a word */
  subjectsOf(event: StoredEvent): Subjects;
}

export function joinFeatures(features: readonly Feature[]): Catalogue {
  const kinds = new Map(features.flatMap(({ streams }) => Object.entries(streams)));
  const subjectsOf = (event: StoredEvent): Subjects => {
    const kind = kinds.get(kindOfStream(event.stream));
    if (!kind) throw new TypeError(`no feature declares streams of the kind “${kindOfStream(event.stream)}”`);
    return kind.subjectsOf(event);
  };
  const trail = trailProjection(subjectsOf);
  return {
    versions: Object.assign({}, ...[...kinds.values()].map(({ versions }) => versions)) as Versions,
    upcasters: [...kinds.values()].flatMap(({ upcasters }) => upcasters),
    projections: [...features.flatMap(({ projections }) => projections), trail],
    trail,
    subjectsOf,
  };
}

interface Declared {
  name: string;
  feature: string;
}

const declaredTwice = (what: string, declared: readonly Declared[]): string[] =>
  declared.flatMap(({ name, feature }, index) => {
    const earlier = declared.slice(0, index).find((each) => each.name === name);
    return earlier ? [`${what} ${name} is declared by ${earlier.feature} and ${feature}`] : [];
  });

/** What others have for features: event types with a sentence, rights that somebody has. */
export interface Provided {
  sentences: readonly string[];
  rights: readonly string[];
}

export function completenessGaps(features: readonly Feature[], { sentences, rights }: Provided): string[] {
  const streams = features.flatMap(({ name: feature, streams }) =>
    Object.entries(streams).map(([name, kind]) => ({ feature, name, ...kind })),
  );
  const events = streams.flatMap(({ feature, versions, upcasters }) =>
    Object.entries(versions).map(([name, version]) => ({ feature, name, version, upcasters })),
  );
  const projections = features.flatMap(({ name: feature, projections }) => projections.map(({ name }) => ({ feature, name })));
  const asked = features.flatMap(({ name: feature, rights }) => rights.map((name) => ({ feature, name })));
  const liftedFrom = (upcasters: readonly Upcaster[], event: string, version: number): boolean =>
    upcasters.some(({ type, fromVersion }) => type === event && fromVersion === version);
  return [
    ...declaredTwice(
      'feature',
      features.map(({ name }) => ({ name, feature: name })),
    ),
    ...declaredTwice('stream', streams),
    ...declaredTwice('event', events),
    ...declaredTwice('read model', [{ name: 'trail', feature: 'the catalogue' }, ...projections]),
    ...declaredTwice('right', asked),
    ...streams.filter(({ name }) => kindOfStream(`${name}-1`) !== name).map(({ name }) => `stream ${name} has a hyphen in its kind`),
    ...streams.filter(({ versions }) => Object.keys(versions).length === 0).map(({ name }) => `stream ${name} has no events`),
    ...events.filter(({ name }) => !sentences.includes(name)).map(({ name }) => `event ${name} has no sentence`),
    ...events.flatMap(({ name, version, upcasters }) =>
      Array.from({ length: version - 1 }, (_, index) => index + 1)
        .filter((old) => !liftedFrom(upcasters, name, old))
        .map((old) => `event ${name} has no upcaster from version ${old}`),
    ),
    ...streams.flatMap(({ versions, upcasters }) =>
      upcasters
        .filter(({ type, fromVersion }) => fromVersion >= (versions[type] ?? 0))
        .map(({ type, fromVersion }) => `upcaster of ${type} from version ${fromVersion} leads nowhere`),
    ),
    ...sentences
      .filter((sentence) => !events.some(({ name }) => name === sentence))
      .map((sentence) => `sentence for ${sentence}, which no feature declares`),
    ...asked.filter(({ name }) => !rights.includes(name)).map(({ name }) => `right ${name} is given to nobody`),
    ...rights.filter((right) => !asked.some(({ name }) => name === right)).map((right) => `right ${right}, which no feature declares`),
  ];
}
