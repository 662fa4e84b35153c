// The version of the product, from its package.
import { readFileSync } from 'node:fs';

const packageFile = ['../../package.json', '../../../package.json'].map((path) => new URL(path, import.meta.url));

function readVersion(): string {
  for (const file of packageFile) {
    try {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };
      if (name === 'dung-han') return version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json of dung-han not found');
}

export const VERSION = readVersion();
