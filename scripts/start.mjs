// `npm start`: installs and builds what is missing, then serves. Arguments after `--` go to `dunghan serve`.
import { checkNode, ensureBuilt, ensureInstalled } from './ensure.mjs';

checkNode();
await ensureInstalled();
await ensureBuilt();
process.env.NODE_ENV ??= 'production';
const { main } = await import('../dist/apps/main.js');
await main([process.argv[0], process.argv[1], 'serve', ...process.argv.slice(2)]);
