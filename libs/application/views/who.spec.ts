// Whoever did something is called by name wherever people read it.
import { SYSTEM } from '../../kernel/index.js';
import { texts } from '../../texts/index.js';
import { whoOf } from './who.rule.js';

const AGENCIES: Readonly<Record<string, string>> = { 'so-noi-vu': 'Sở Nội vụ', 'ubnd-tinh': 'Ủy ban nhân dân tỉnh Nam Định' };
const names = { agency: (id: string) => AGENCIES[id] ?? id, person: (user: string) => (user === 'lan' ? 'Nguyễn Thị Lan' : null) };
const who = (doer: Parameters<typeof whoOf>[0]) => whoOf(doer, texts('vi'), names);

it.each<[string, Parameters<typeof whoOf>[0], string]>([
  ['the house', SYSTEM, 'Hệ thống'],
  ['the house, of which only the user was kept', { user: 'he-thong' }, 'Hệ thống'],
  ['a person with an account', { user: 'lan', role: 'officer', agency: 'so-noi-vu', via: 'http' }, 'Nguyễn Thị Lan, Sở Nội vụ'],
  ['a person of whom only the user was kept', { user: 'lan' }, 'Nguyễn Thị Lan'],
  ['an agency that gave its own name', { user: 'so-noi-vu', role: 'head', agency: 'so-noi-vu', via: 'cli' }, 'Sở Nội vụ'],
  ['an agency of which only the user was kept', { user: 'so-noi-vu' }, 'Sở Nội vụ'],
  ['whoever works at the machine', { user: 'root', role: 'admin', agency: null, via: 'cli' }, 'root'],
  ['a user of the sample', { user: 'du-lieu-mau', role: 'head', agency: 'ubnd-tinh', via: 'sample' }, 'Ủy ban nhân dân tỉnh Nam Định'],
])('%s', (_what, doer, called) => expect(who(doer)).toBe(called));

it.each([
  ['vn-2026.2', 'năm 2026, bản 2', '2026, edition 2'],
  ['vn-2026.2+1', 'năm 2026, bản 2, cập nhật lần 1', '2026, edition 2, update 1'],
])('the calendar %s has a name, also after notices were loaded', (version, vi, en) =>
  expect([texts('vi').calendarName(version), texts('en').calendarName(version)]).toEqual([vi, en]),
);
