// Loads the regime of reports that ships with the product.
import { readFileSync } from 'node:fs';
import { isRefusal, RefusedError } from '../kernel/index.js';
import { parseRegime, type ReportRegime } from './regime.rule.js';

/** @throws RefusedError that names what is wrong in the file */
export function readRegime(file: URL = new URL('./regimes/cchc.json', import.meta.url)): ReportRegime {
  const regime = parseRegime(JSON.parse(readFileSync(file, 'utf8')));
  if (isRefusal(regime)) throw new RefusedError(regime);
  return regime;
}
