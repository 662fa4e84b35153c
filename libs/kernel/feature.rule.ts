// What a feature says of itself in its manifest, `<feature>.feature.ts`: the facts it records and what follows them. The catalogue joins
// the manifests; what no manifest declares does not exist.
import type { FactOf, StoredEvent, Upcaster } from './events.rule.js';
import type { Projection } from './projection.rule.js';

/** The tasks and agencies an event is about, so that the trail can be asked for them. */
export interface Subjects {
  readonly tasks: readonly string[];
  readonly agencies: readonly string[];
}

/** Current versions by event type. */
export type Versions = Readonly<Record<string, number>>;

/** One kind of stream: what is recorded in it, how old shapes are lifted, and what each event is about. */
export interface StreamKind {
  readonly versions: Versions;
  readonly upcasters: readonly Upcaster[];
  subjectsOf(event: StoredEvent): Subjects;
}

export interface Feature {
  /** The folder of libs it lives in. */
  readonly name: string;
  /** By the word that the names of its streams begin with: `task` for `task-…`. */
  readonly streams: Readonly<Record<string, StreamKind>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
  readonly projections: readonly Projection<any>[];
  /** What may be done with it through the service; who has these rights stands in libs/identity. */
  readonly rights: readonly string[];
}

/** An event of one feature as its manifest sees it: what happened, and in which stream. */
export type DeclaredEvent<Declared> = FactOf<Declared> & Pick<StoredEvent, 'stream'>;

/** Declares a kind of stream with the events `Declared`; one without a version or a subject does not compile. */
export const streamKind = <Declared>(
  versions: Readonly<Record<keyof Declared & string, number>>,
  subjectsOf: (event: DeclaredEvent<Declared>) => Subjects,
  upcasters: readonly Upcaster[] = [],
): StreamKind => ({ versions, upcasters, subjectsOf: (event) => subjectsOf(event as unknown as DeclaredEvent<Declared>) });

/** What concerns the application as a whole, and so no task and no agency in particular. */
export const aboutNobody = (): Subjects => ({ tasks: [], agencies: [] });

/** The word that a stream's name begins with. */
export const kindOfStream = (stream: string): string => stream.split('-', 1)[0] ?? '';
