// `npm run bench`: installs and builds what is missing, then measures. Figures are ratios against limits of the same run.
import { checkNode, ensureBuilt, ensureInstalled } from './ensure.mjs';

checkNode();
await ensureInstalled();
await ensureBuilt();
process.env.NODE_ENV = 'production';
await import('../test/bench/bench.mjs');
