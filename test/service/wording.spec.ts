// A year played, and everything a user of it reads: pages, errors, mails, text messages, tables of the command line. No reader meets
// an id, a word of the program or a figure as machines write it.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { instantAt } from '../../libs/kernel/index.js';
import { dunghan, newFolder } from '../support/dunghan.js';
import { faultsIn, wordsOfPage } from '../support/wording.js';

/** Work is late by then, letters are drafted, and the first quarter has been reported on. */
const END = instantAt('2021-04-15', '10:00');
const PLAN = '99-kh-ubnd-tinh-nam-dinh-2020';

let place: ReturnType<typeof newFolder>;
let service: ChildProcess;
let server: { url: string; outbox: string };

beforeAll(async () => {
  place = newFolder();
  const { NODE_OPTIONS: _options, ...env } = process.env;
  service = fork(join(process.cwd(), 'test/support/played-year.mjs'), [place.path, END], { env, execArgv: [] });
  [server] = (await once(service, 'message')) as [typeof server];
}, 120_000);
afterAll(async () => {
  const ended = once(service, 'exit');
  service.send('stop');
  await ended;
  place.remove();
});

const ask = (path: string, init: RequestInit = {}) =>
  fetch(server.url + path, { ...init, headers: { accept: 'text/html', ...(init.headers as Record<string, string>) } });
const linksIn = (html: string): string[] => [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path!.replaceAll('&amp;', '&'));

/** What is wrong, with where it stands; each kind of fault once. */
function told(faults: readonly (readonly [string, string[]])[]): string[] {
  const kinds = new Map<string, string>();
  for (const [where, found] of faults)
    for (const fault of found) {
      const [kind = ''] = fault.split(':');
      if (!kinds.has(kind)) kinds.set(kind, `${where}: ${fault}`);
    }
  return [...kinds.values()];
}

/** Each page that a list leads to has one form: as many of each are read as tell its shapes. */
const READ_OF_EACH = 12;

it('every page', async () => {
  const [waiting, seen, faults] = [['/'], new Set<string>(), [] as [string, string[]][]];
  const read = new Map<string, number>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const form = path.replace(/\?.*/, '').split('/').slice(0, 2).join('/');
    if (seen.has(path) || /^\/(api|style)|\/eml$/.test(path) || (read.get(form) ?? 0) >= READ_OF_EACH) continue;
    seen.add(path);
    read.set(form, (read.get(form) ?? 0) + 1);
    const answer = await ask(path);
    const html = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    faults.push([path, faultsIn(wordsOfPage(html))]);
    waiting.push(...linksIn(html));
  }
  expect([...read.keys()].sort()).toEqual(['/', '/bao-cao', '/gui', '/nhat-ky', '/nhiem-vu', '/thu']);
  expect(told(faults)).toEqual([]);
});

describe('an answer that refuses', () => {
  it.each<[string, number, string, RequestInit?]>([
    ['an address that is not there', 404, '/khong-co'],
    ['a task that is not there', 404, '/nhiem-vu/khong-co'],
    ['a letter that is not there', 404, '/thu/khong-co'],
    ['a link that is not one of ours', 404, '/l/khong-co'],
    ['a standing that does not exist', 400, '/nhiem-vu?standing=tre'],
    ['an agency that does not exist', 400, '/nhiem-vu?agency=so-khong-co'],
    ['a filter that does not exist', 400, '/nhiem-vu?loc=1'],
    ['a filter of reports that does not exist', 400, '/bao-cao?loc=1'],
    ['a filter of the overview that does not exist', 400, '/?loc=1'],
    ['a filter of letters that does not exist', 400, '/thu?loc=1'],
    ['a state that does not exist', 400, '/gui?state=mat'],
    ['a filter of messages that does not exist', 400, '/gui?loc=1'],
    ['a filter of the trail that does not exist', 400, '/nhat-ky?loc=1'],
    ['a task of the trail that does not exist', 400, '/nhat-ky?task=khong-co'],
    ['a day that does not exist', 422, '/nhat-ky?from=31/02/2021'],
    ['a method that does not exist', 405, '/nhiem-vu', { method: 'POST' }],
    ['a method that a page has not', 405, '/gui', { method: 'DELETE' }],
    ['a shape that nobody reads', 415, '/l/khong-co', { method: 'POST', body: 'x', headers: { 'content-type': 'text/x-unknown' } }],
  ])('%s: %d on a page with its navigation, in words', async (...[, status, path, init]) => {
    const answer = await ask(path, init);
    const html = await answer.text();
    expect(answer.status).toBe(status);
    expect(linksIn(html)).toEqual(expect.arrayContaining(['/', '/nhiem-vu', '/bao-cao', '/gui', '/thu', '/nhat-ky']));
    expect(faultsIn(wordsOfPage(html.replace(/“[^”]*”|Hiện có[^<]*|Các tham số dùng được[^<]*|\(xem: [^)]*\)/g, 'X')))).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ['/api/tasks?loc=1', /agency.*plan.*standing/],
    ['/api/tasks?standing=tre', /late/],
    ['/api/plans?loc=1', /không|Không/],
    ['/api/reports?loc=1', /agency.*period/],
    ['/api/messages?state=mat', /bounced/],
    ['/api/messages?loc=1', /channel.*state/],
    ['/api/letters?loc=1', /agency/],
    ['/api/chores?loc=1', /không nhận tham số nào/],
    ['/api/silences?loc=1', /all/],
    ['/api/agencies?loc=1', /không|Không/],
    ['/api/policies?loc=1', /không|Không/],
    ['/api/calendar?loc=1', /không|Không/],
    ['/api/counts?loc=1', /plan/],
    ['/api/audit?loc=1', /task.*type|type.*task/],
  ])('%s: 400, and what there is', async (path, choices) => {
    const answer = await fetch(server.url + path);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(choices);
  });
});

it('every mail and text message', async () => {
  const faults: [string, string[]][] = [];
  let [mails, texts] = [0, 0];
  for (const name of readdirSync(server.outbox).filter((each) => each.endsWith('.eml'))) {
    const { subject = '', text = '', html } = await simpleParser(readFileSync(join(server.outbox, name)));
    faults.push([subject, [...faultsIn(subject), ...faultsIn(text.replace(/^-- $/m, '').replace(/\n {2,}/g, ' '))]]);
    if (html) faults.push([subject, faultsIn(wordsOfPage(html))]);
    if (subject.startsWith('SMS')) texts += 1;
    else mails += 1;
  }
  expect([mails > 100, texts > 3]).toEqual([true, true]);
  expect(told(faults)).toEqual([]);
});

it('every table of the command line', async () => {
  const report = '2021-q1.so-tu-phap';
  const commands = [
    ['plan', 'list'],
    ['plan', 'show', PLAN],
    ['task', 'list'],
    ['task', 'list', '--undetermined'],
    ['task', 'show', `${PLAN}.r01`],
    ['task', 'counts'],
    ['report', 'list'],
    ['report', 'show', report],
    ['letter', 'list'],
    ['message', 'list'],
    ['calendar', 'list'],
    ['calendar', 'show', '2021'],
    ['calendar', 'show', '2030'],
    ['agency', 'show', 'so-noi-vu'],
    ['chore', 'list'],
    ['silence', 'list', '--all'],
    ['audit', 'find', '--limit', '5000'],
    ['account', 'list'],
    ['digest', '--as-of', '29/11/2021'],
  ];
  const faults: [string, string[]][] = [];
  for (const command of commands) {
    const { code, stdout, stderr } = await dunghan([...command, '--data', place.path]);
    expect([command, code, stderr]).toEqual([command, 0, '']);
    // The id of what is shown is what commands take.
    faults.push([command.join(' '), faultsIn(stdout.replace(`(${command[2]})`, ''), { table: true })]);
  }
  expect(told(faults)).toEqual([]);
});

describe('a list of the command line with nothing in it', () => {
  const empty = newFolder();
  afterAll(() => empty.remove());

  it.each(['task', 'plan', 'account', 'silence', 'letter', 'report', 'message', 'chore'])(
    '%s list says so, and has no headings',
    async (what) => {
      const { code, stdout } = await dunghan([what, 'list', '--data', empty.path]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^(?:Không có|Chưa có) [^\n]+\.\n$/)]);
    },
  );
});
