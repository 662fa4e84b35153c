#!/usr/bin/env node
// The `dunghan` command. Builds the checkout when its sources are newer than the last build, then runs it.
import { ensureBuilt } from '../../../scripts/ensure.mjs';

await ensureBuilt({ quiet: true });
const { main } = await import('../../../dist/apps/cli/main.js');
await main(process.argv);
