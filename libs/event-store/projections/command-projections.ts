// Read models for one command beside the service, kept for the next: it folds only what has happened since.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Projection } from '../../kernel/index.js';
import { lock, type DataPaths } from '../sqlite/data-folder.js';
import { openProjections, type Projections } from './projections.js';

/** One that runs at the same time, or may not write here, folds the log into its memory. */
export function openCommandProjections(
  { folder, commands }: DataPaths,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of different shapes live in one list
  projections: readonly Projection<any>[],
): Projections {
  const release = tryLock(join(folder, 'commands-lock.db'), folder);
  if (!release) return openProjections(':memory:', projections);
  const kept = openProjections(commands, projections);
  return {
    ...kept,
    close() {
      kept.close();
      release();
    },
  };
}

/** Null when somebody else holds it, or nothing can be written here. */
function tryLock(file: string, folder: string): (() => void) | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lock(file, folder);
  } catch {
    return null;
  }
}
