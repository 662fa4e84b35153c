// Installs and builds what is missing or out of date, and nothing else. Uses only what Node itself brings,
// because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const MINIMUM_NODE = [20, 19];

/** Prints a progress line where a person reads it; stdout stays free for a command's own output. */
export const say = (line) => process.stderr.write(`${line}\n`);

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  say(
    `Đúng Hạn cần Node.js ${MINIMUM_NODE.join('.')} trở lên; máy này có ${process.versions.node}. (Node.js ${MINIMUM_NODE.join('.')} or newer is needed.)`,
  );
  process.exit(1);
}

/** Runs a command in the checkout and rejects when it fails. `quiet` keeps its output for the error only. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} → ${code}\n${output}`))));
  });
}

/** Runs `npm ci` when node_modules does not match the lockfile and this Node. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.dung-han-installed');
  const wanted = `${createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')} abi${process.versions.modules}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Đang cài các thư viện (npm ci, lần đầu mất một đến hai phút)… / Installing libraries…');
  await run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

const answers = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** A program that tests need: its package is installed where that can be done without asking. */
async function ensureProgram(name, isThere, sentence) {
  if (isThere()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Đang cài ${name} cho các bài kiểm thử… / Installing ${name} for the tests…`);
    const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    // A package list that cannot be renewed may still be good enough.
    await run('apt-get', ['update'], quietly).catch(() => undefined);
    await run('apt-get', ['install', '-y', '--no-install-recommends', name], quietly).catch((error) => say(error.message));
    if (isThere()) return;
  }
  say(sentence);
  process.exit(1);
}

/** The tests of several processes run on a real Redis. */
export const ensureRedis = () =>
  ensureProgram(
    'redis-server',
    () => answers('redis-server', ['--version']),
    'Các bài kiểm thử cần chương trình redis-server (Redis 6.2 trở lên) trong PATH: hãy cài gói redis-server của hệ điều hành rồi chạy lại.\n' +
      '(The tests need the program redis-server, Redis 6.2 or newer, in the PATH: install the package redis-server of your system and run again.)',
  );

/** The tests of other days run under a moved clock. */
export const ensureFaketime = () =>
  ensureProgram(
    'faketime',
    () => answers('faketime', ['-f', '+1d', process.execPath, '--version']),
    'Các bài kiểm thử ở ngày khác cần chương trình faketime trong PATH: hãy cài gói faketime của hệ điều hành rồi chạy lại.\n' +
      '(The tests of other days need the program faketime in the PATH: install the package faketime of your system and run again.)',
  );

const SOURCES = ['apps', 'libs'];
const CONFIGS = ['nest-cli.json', '.swcrc', 'package-lock.json'];

function* sourceFiles(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* sourceFiles(path);
    } else if (/\.(tsx?|json|jsonl|css|md)$/.test(entry.name) && !/\.(spec|contract)\.ts$/.test(entry.name)) yield path;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [
    ...SOURCES.flatMap((folder) => [...sourceFiles(join(root, folder))]),
    ...CONFIGS.map((name) => join(root, name)),
  ].sort()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Compiles apps and libs to dist/ when a source file changed since the last build. */
export async function ensureBuilt({ quiet = false } = {}) {
  // A packaged service comes built and without sources.
  if (!existsSync(join(root, 'libs'))) return;
  const stamp = join(root, 'dist', '.built');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!quiet) say('Đang biên dịch… / Building…');
  // Beside the old one, so that a process which starts meanwhile finds a whole one, and two that build are not in each other's way.
  const fresh = join(root, `dist-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    // As nest-cli.json says, only beside.
    const config = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
    config.compilerOptions.builder.options.outDir = basename(fresh);
    const beside = join(basename(fresh), 'nest-cli.json');
    writeFileSync(join(root, beside), JSON.stringify(config));
    await run(process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build', '-c', beside], { quiet: true });
    rmSync(join(root, beside));
    writeFileSync(join(fresh, '.built'), wanted);
    const old = `${fresh}-old`;
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
    renameSync(fresh, join(root, 'dist'));
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process has built the same meanwhile.
    if (!(existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)) throw error;
  }
}
