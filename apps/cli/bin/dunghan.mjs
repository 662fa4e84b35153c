#!/usr/bin/env node
// The `dunghan` command. Builds the checkout when its sources are newer than the last build, then runs it.
import { ensureBuilt } from '../../../scripts/ensure.mjs';

// React's development build is several times slower, and its warnings are no user's business.
process.env.NODE_ENV ??= 'production';
await ensureBuilt({ quiet: true });
const { main } = await import('../../../dist/apps/main.js');
await main(process.argv);
