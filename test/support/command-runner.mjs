// Runs commands of the built product one after another in one process: what costs most of a short command is loading the program.
// Each gets its own arguments and settings, and has ended when nothing of it keeps the process alive any more, as a process of its
// own would. Run by dunghan.ts.
import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { ensureBuilt } from '../../scripts/ensure.mjs';

await ensureBuilt({ quiet: true });
const { main } = await import('../../dist/apps/main.js');

/** Keeps what is written to a stream; `take` gives it away. */
function captured(stream) {
  let parts = [];
  stream.write = (part, encoding, callback) => {
    parts.push(Buffer.from(part, typeof encoding === 'string' ? encoding : 'utf8'));
    (typeof encoding === 'function' ? encoding : callback)?.();
    return true;
  };
  return {
    take() {
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      return text;
    },
  };
}

function settle(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, { NODE_ENV: 'production', ...env });
}

const [out, err] = [captured(process.stdout), captured(process.stderr)];
const keptAlive = () => process.getActiveResourcesInfo().sort().join();

async function run({ args, env }) {
  await setImmediate();
  const before = keptAlive();
  settle(env);
  process.exitCode = 0;
  await main([process.execPath, 'dunghan', ...args]);
  // Each command listens for a reader that goes away.
  process.stdout.removeAllListeners('error');
  while (keptAlive() !== before) await setImmediate();
  process.send({ code: process.exitCode, stdout: out.take(), stderr: err.take() });
  process.exitCode = 0;
}

let last = Promise.resolve();
process.on('message', (order) => {
  last = last.then(() => run(order));
});
