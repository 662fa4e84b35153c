// What `moduleNameMapper` is for imports, for processes: where the product forks a compiled file, a spec that runs the sources forks
// the source of the same name.
import childProcess from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const RUNS_SOURCES = fileURLToPath(new URL('./typescript-process.mjs', import.meta.url));
const MAPPED = Symbol.for('dung-han.forks');

if (!childProcess[MAPPED]) {
  childProcess[MAPPED] = true;
  const { fork } = childProcess;
  childProcess.fork = (file, ...rest) => {
    const source = String(file).replace(/\.js$/, '.ts');
    if (existsSync(file) || !existsSync(source)) return fork(file, ...rest);
    const [args, options] = Array.isArray(rest[0]) ? rest : [[], rest[0]];
    return fork(RUNS_SOURCES, [pathToFileURL(source).href, ...args], options);
  };
}
