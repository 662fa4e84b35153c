// What the directory's controller asks of the application. Only administrators change the directory.
import { basename } from 'node:path';
import type { AgencyUseCases } from '../../agency/agency.ports.js';
import { viewAgency } from '../../agency/directory/agency-view.rule.js';
import { directoryDifferences } from '../../agency/directory/directory-diff.rule.js';
import { readSentDirectory } from '../../agency/directory/sent-directory.reader.js';
import { dayOf, isDay, orThrow, RefusedError, refuse, statedDay } from '../../kernel/index.js';
import { demand } from './demand.js';
import type { Application, Following } from '../ports/application.types.js';
import { asRecorded } from './recorded.js';

type AgencyPorts = Following & Pick<Application, 'agencies' | 'clock' | 'directory'>;

function dayIn(application: Pick<Application, 'clock'>, stated: string | undefined): string {
  const day = statedDay(stated || dayOf(application.clock.now()));
  if (!isDay(day)) throw new RefusedError(refuse('moment-invalid', { text: day }));
  return day;
}

/** The agency a change names; changes of the authority name none. */
const subjectOf = (body: unknown): string | null => {
  const { agency, group, id } = body as Record<'agency' | 'group' | 'id', unknown>;
  const named = agency ?? group ?? id;
  return typeof named === 'string' ? named.trim() : null;
};

export function agencyUseCases(application: AgencyPorts): AgencyUseCases {
  const show = (agency: string, day?: string) => orThrow(viewAgency(application.directory(), agency, dayIn(application, day)));
  return {
    list() {
      const { agencies, authority, overseers } = application.directory();
      return { agencies, authority, overseers };
    },
    directory() {
      const { agencies, contacts, authority, overseers } = application.directory();
      return { agencies, contacts, authority, overseers };
    },
    show,
    async order(verb, body, by) {
      demand('agency.manage', by, application);
      const { events } = orThrow(await application.agencies.order(verb, body, by, application.clock.now()));
      const subject = subjectOf(body);
      return asRecorded(application, () => ({ changed: events.length > 0, ...(subject !== null && { agency: show(subject) }) }));
    },
    async import(name, content, dryRun, by) {
      demand('agency.manage', by, application);
      if (!name.trim()) throw new RefusedError(refuse('input-invalid', { field: 'name', vi: 'cần tên tệp', en: 'a file name is needed' }));
      const directory = await readSentDirectory(Buffer.from(content, 'base64'), basename(name));
      const differences = directoryDifferences(application.directory(), directory);
      if (dryRun) return { imported: false, differences };
      orThrow(await application.agencies.import(directory, basename(name), by, application.clock.now()));
      return asRecorded(application, () => ({ imported: true, differences }));
    },
  };
}
