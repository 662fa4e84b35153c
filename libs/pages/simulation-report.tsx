// Writes a played year to a folder: the report to read, the same as data, beside the mails.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { RefusedError, refuse } from '../kernel/index.js';
import type { Texts } from '../texts/index.js';
import type { Comparison } from '../simulation/compare.rule.js';
import { ComparisonPage } from './comparison.template.js';
import { SimulationPage } from './simulation.template.js';
import type { Simulation } from '../simulation/simulation.types.rule.js';

/** @returns the number of mails in the folder @throws RefusedError when it cannot be written */
export async function writeSimulation(folder: string, result: Simulation, texts: Texts): Promise<number> {
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  try {
    mkdirSync(join(folder, 'thu'), { recursive: true });
    writeFileSync(join(folder, 'bao-cao.json'), `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(
      join(folder, 'bao-cao.html'),
      `<!DOCTYPE html>\n${renderToStaticMarkup(<SimulationPage result={result} texts={texts} style={style} />)}\n`,
    );
    return readdirSync(join(folder, 'thu')).filter((name) => name.endsWith('.eml')).length;
  } catch (error) {
    throw new RefusedError(refuse('file-not-written', { file: folder, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}

/** Writes what differs between two policies, beside the report of the first. @throws RefusedError when it cannot be written */
export function writeComparison(folder: string, comparison: Comparison, texts: Texts): void {
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const page = renderToStaticMarkup(<ComparisonPage comparison={comparison} texts={texts} style={style} />);
  try {
    writeFileSync(join(folder, 'so-sanh.json'), `${JSON.stringify(comparison, null, 2)}\n`);
    writeFileSync(join(folder, 'so-sanh.html'), `<!DOCTYPE html>\n${page}\n`);
  } catch (error) {
    throw new RefusedError(refuse('file-not-written', { file: folder, detail: (error as NodeJS.ErrnoException).code ?? String(error) }));
  }
}
