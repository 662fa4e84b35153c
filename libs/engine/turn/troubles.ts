// The streams on which something broke since this process began: what the health of the service shows, and what is looked at again.
import type { Instant } from '../../kernel/index.js';

export interface Trouble {
  stream: string;
  since: Instant;
  /** When it was last met. */
  at: Instant;
  /** What broke, in words or by name and place. */
  detail: string;
}

export interface Troubles {
  note(stream: string, detail: string, at: Instant): void;
  clear(stream: string): void;
  /** Raised each time a trouble is met: who remembers it knows whether one was met since. */
  met(stream: string): number;
  all(): Trouble[];
}

export function troubles(): Troubles {
  const known = new Map<string, Trouble & { met: number }>();
  return {
    note(stream, detail, at) {
      const before = known.get(stream);
      known.set(stream, { stream, detail, at, since: before?.since ?? at, met: (before?.met ?? 0) + 1 });
    },
    clear: (stream) => void known.delete(stream),
    met: (stream) => known.get(stream)?.met ?? 0,
    all: () => [...known.values()].map(({ met: _, ...trouble }) => trouble),
  };
}
