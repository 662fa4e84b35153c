// Writes a played year to a folder: the report to read, the same as data, beside the mails.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { RefusedError, refuse } from '../../libs/kernel/index.js';
import type { Texts } from '../../libs/texts/index.js';
import { SimulationPage } from './pages/simulation.template.js';
import type { Simulation } from './simulate.js';

/** @returns the number of mails in the folder @throws RefusedError when it cannot be written */
export async function writeSimulation(folder: string, result: Simulation, texts: Texts): Promise<number> {
  const style = readFileSync(new URL('./pages/style.css', import.meta.url), 'utf8');
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
