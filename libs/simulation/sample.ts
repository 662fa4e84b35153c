// The sample: a plan of our own wording and what happened to it, played on a virtual clock up to today into the data
// folder of a newcomer. Its mails become files; the sample never has a way to send.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../agency/directory/agency.types.rule.js';
import type { DataFolder } from '../event-store/sqlite/data-folder.js';
import { VirtualClock } from '../kernel/clock.js';
import { dayOf, instantAt, makeDay, orThrow, toMillis, type Actor, type Instant } from '../kernel/index.js';
import { planOf, type PlanFile } from '../plan/reading/plan-file.reader.js';
import { plansProjection, type PlanRow } from '../plan/plans.projection.js';
import type { Language } from '../texts/index.js';
import { startSending } from '../engine/cycle.js';
import { historyFrom } from './history.rule.js';
import type { Application } from '../application/ports/application.types.js';
import { openServiceApplication } from '../application/compose.js';
import { outboxFor } from '../application/config/settings.js';
import { play } from './simulate.js';

/** Lies in the data folder while the sample is being loaded: a load that was interrupted is thrown away. */
const SAMPLE_MARK = 'sample-loading';
const SAMPLE_FILE = 'ke-hoach-mau.md';

const template = (name: string, year: number): string =>
  readFileSync(new URL(`./sample/${name}`, import.meta.url), 'utf8')
    .replaceAll('{{year}}', String(year))
    .replaceAll('{{prev}}', String(year - 1));

/** The sample plan for a year, read as any document is. */
export const readSample = (application: Pick<Application, 'directory' | 'calendar'>, year: number): Promise<PlanFile> =>
  planOf(Buffer.from(template('plan.md', year)), SAMPLE_FILE, {
    directory: application.directory(),
    calendar: application.calendar,
    language: 'vi',
  });

export const isSample = (application: Pick<Application, 'projections'>): boolean =>
  application.projections.all<PlanRow>(plansProjection).some((row) => row.draft?.source.name === SAMPLE_FILE);

/** Throws away what an interrupted load has left, so that nobody ever works on half a sample. */
export function clearHalfSample(folder: DataFolder): void {
  if (!existsSync(join(folder.folder, SAMPLE_MARK))) return;
  for (const name of readdirSync(folder.folder)) if (/^(events|projections|commands)\.db/.test(name)) rmSync(join(folder.folder, name));
  for (const name of readdirSync(folder.outbox)) rmSync(join(folder.outbox, name));
  rmSync(join(folder.folder, SAMPLE_MARK));
}

/** A telephone for everybody, so that a newcomer sees text messages too. The numbers are made up: the sample never sends. */
const withNumbers = (directory: Directory): Directory => ({
  ...directory,
  contacts: directory.contacts.map((contact, index) => ({ ...contact, phone: `090 000 ${String(index + 1).padStart(4, '0')}` })),
});

/** Counted from January of the year of the plan. */
export const monthOf = (moment: Instant, year: number): number => {
  const [ofYear, month] = dayOf(moment).split('-').map(Number) as [number, number];
  return Math.max(1, (ofYear - year) * 12 + month);
};

export async function loadSample(
  folder: DataFolder,
  year: number,
  now: Instant,
  language: Language,
  onMonth: (month: number, of: number) => void = () => undefined,
): Promise<{ tasks: number; mails: number }> {
  const mark = join(folder.folder, SAMPLE_MARK);
  writeFileSync(mark, '');
  const start = instantAt(makeDay(year, 1, 4), '08:00');
  const clock = new VirtualClock(toMillis(start) < toMillis(now) ? start : now);
  const application = await openServiceApplication({
    folder,
    channels: outboxFor({}, folder.outbox),
    clock,
    language,
    link: null,
    via: 'sample',
  });
  try {
    startSending(application, 1);
    await application.importDirectory(withNumbers(application.directory()), SAMPLE_FILE);
    const authority: Actor = { user: 'du-lieu-mau', role: 'head', agency: application.directory().authority, via: 'sample' };
    const { reading, source } = await readSample(application, year);
    const imported = orThrow(await application.plans.import(reading, source, application.calendar.version, authority, clock.now()));
    orThrow(await application.plans.approve(imported.plan, { asRead: true }, authority, clock.now()));
    const { lines } = historyFrom(template('history.jsonl', year));
    await play(
      application,
      imported.plan,
      reading.tasks.length,
      lines.filter((line) => toMillis(line.on) < toMillis(now)),
      clock,
      now,
      [],
      async () => undefined,
      (moment) => onMonth(monthOf(moment, year), monthOf(now, year)),
    );
    rmSync(mark);
    return { tasks: reading.tasks.length, mails: readdirSync(folder.outbox).filter((name) => name.endsWith('.eml')).length };
  } finally {
    await application.close();
  }
}
