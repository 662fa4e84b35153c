import { checkNode, ensureBuilt, ensureInstalled } from './ensure.mjs';

checkNode();
await ensureInstalled();
await ensureBuilt();
