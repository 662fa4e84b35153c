// Who may silence what, for how long, and what a silence covers.
import { readdirSync, readFileSync } from 'node:fs';
import { by, morning } from '../../test/support/tasks.js';
import { SYSTEM, type Actor } from '../kernel/index.js';
import * as en from '../texts/en/silence.js';
import type { SilenceSentences } from '../texts/facts/silence-facts.js';
import * as vi from '../texts/vi/silence.js';
import type { StartSilence } from './silence.commands.js';
import { silenceDecider } from './silence.decider.js';
import { SILENCE_EVENT_VERSIONS, type SilenceEvents } from './silence.events.js';
import { covers, isActive, type SilenceRow } from './silence.state.rule.js';

const subject = { silence: 'x', task: 'p.r01', part: 'so-tu-phap', agency: null };
const rights = { entitled: ['so-noi-vu', 'ubnd-tinh'], concerned: ['so-tu-phap'], nameOf: (agency: string) => agency };
const start = (actor: Actor, until = '2021-04-10'): StartSilence => ({
  type: 'StartSilence',
  ...subject,
  reason: 'Chờ Bộ trả lời',
  until,
  now: morning('2021-03-29'),
  by: actor,
  ...rights,
});
const row: SilenceRow = {
  ...subject,
  reason: 'x',
  until: '2021-04-10',
  startedAt: morning('2021-03-29'),
  by: { user: 'u', agency: 'so-noi-vu' },
  ended: null,
  lifted: false,
};

describe('who may', () => {
  it.each([
    ['the overseer', by('so-noi-vu'), 'started'],
    ['the authority', by('ubnd-tinh'), 'started'],
    ['an administrator', by(null, 'admin'), 'started'],
    ['the lead', by('so-tu-phap'), 'silence.own'],
    ['an administrator of the lead', by('so-tu-phap', 'admin'), 'silence.own'],
    ['a stranger', by('so-y-te'), 'silence.not-entitled'],
    ['an inspector', by('so-noi-vu', 'inspector'), 'silence.not-entitled'],
    ['the system', SYSTEM, 'silence.not-entitled'],
  ])('%s', (_, actor, expected) => {
    const answer = silenceDecider.decide(start(actor), null);
    expect('code' in answer ? answer.code : 'started').toBe(expected);
  });

  it('ends it early only while it lasts', () => {
    const end = { type: 'EndSilence' as const, silence: 'x', reason: 'Đã có', by: by('so-noi-vu'), ...rights };
    expect(silenceDecider.decide({ ...end, now: morning('2021-04-01') }, row)).toMatchObject([{ type: 'SilenceEnded' }]);
    expect(silenceDecider.decide({ ...end, now: morning('2021-04-11') }, row)).toMatchObject({ code: 'silence.over' });
    expect(silenceDecider.decide({ ...end, now: morning('2021-04-01') }, null)).toMatchObject({ code: 'silence.unknown' });
  });
});

it('has an end, not past and not too far', () => {
  const code = (until: string) => {
    const answer = silenceDecider.decide(start(by('so-noi-vu'), until), null);
    return 'code' in answer ? answer.code : 'started';
  };
  expect(['2021-03-28', '2021-03-29', '2021-05-28', '2021-05-29'].map(code)).toEqual([
    'silence.past',
    'started',
    'started',
    'silence.too-long',
  ]);
});

it('lasts to the end of its last day, or until it was ended', () => {
  expect(isActive(row, '2021-04-10T16:59:59.000Z')).toBe(true);
  expect(isActive(row, '2021-04-10T17:00:00.000Z')).toBe(false);
  expect(isActive({ ...row, ended: { at: morning('2021-04-01'), reason: 'x' } }, morning('2021-04-01'))).toBe(false);
});

it('covers a part, all parts of a task, or everything of an agency', () => {
  expect(covers(row, 'p.r01', 'so-tu-phap')).toBe(true);
  expect(covers(row, 'p.r01', 'so-y-te')).toBe(false);
  expect(covers({ ...row, part: null }, 'p.r01', 'so-y-te')).toBe(true);
  expect(covers({ ...row, task: null, part: null, agency: 'so-y-te' }, 'q.r09', 'so-y-te')).toBe(true);
});

describe('the texts', () => {
  const fits: { [Type in keyof SilenceEvents]: (data: SilenceEvents[Type], names: (agency: string) => string) => string } =
    vi.events satisfies SilenceSentences;
  const sources = readdirSync('libs/silence', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(spec|feature|controller)\.ts$/.test(file))
    .map((file) => readFileSync(`libs/silence/${file}`, 'utf8'))
    .join('\n');

  it.each([vi, en])('have a sentence for every event and refusal', (words) => {
    const used = new Set([...sources.matchAll(/refuse\('(silence\.[a-z-]+)'/g)].map((match) => match[1]));
    expect(Object.keys(words.refusals).sort()).toEqual([...used].sort());
    expect(Object.keys(words.events).sort()).toEqual(Object.keys(SILENCE_EVENT_VERSIONS).sort());
    expect(Object.keys(fits)).toHaveLength(3);
  });
});
