// Loads the regime of reports that ships with the product.
import { readFileSync } from 'node:fs';
import { orThrow } from '../kernel/index.js';
import { parseRegime, type ReportRegime } from './regime.rule.js';

/** @throws RefusedError that names what is wrong in the file */
export function readRegime(file: URL = new URL('./regimes/cchc.json', import.meta.url)): ReportRegime {
  const regime = orThrow(parseRegime(JSON.parse(readFileSync(file, 'utf8'))));
  return regime;
}
