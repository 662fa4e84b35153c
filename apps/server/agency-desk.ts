// What the directory's controller asks of the house. Only administrators change the directory.
import { basename } from 'node:path';
import type { AgencyDesk } from '../../libs/agency/agency.controller.js';
import { viewAgency } from '../../libs/agency/agency-view.rule.js';
import { directoryDifferences } from '../../libs/agency/directory-diff.rule.js';
import { directoryFrom } from '../../libs/agency/directory.reader.js';
import { dayOf, isDay, isRefusal, RefusedError, refuse, statedDay, type Refusal } from '../../libs/kernel/index.js';
import { ADMINISTRATOR, refuseOthers } from './entitlement.js';
import type { House } from './house.types.js';
import { asRecorded } from './recorded.js';

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new RefusedError(answer);
  return answer;
}

function dayIn(house: House, stated: string | undefined): string {
  const day = statedDay(stated || dayOf(house.clock.now()));
  if (!isDay(day)) throw new RefusedError(refuse('moment-invalid', { text: day }));
  return day;
}

/** The agency a change names; changes of the authority name none. */
const subjectOf = (body: unknown): string | null => {
  const { agency, group, id } = body as Record<'agency' | 'group' | 'id', unknown>;
  const named = agency ?? group ?? id;
  return typeof named === 'string' ? named.trim() : null;
};

export function agencyDesk(house: House): AgencyDesk {
  const show = (agency: string, day?: string) => accepted(viewAgency(house.directory(), agency, dayIn(house, day)));
  return {
    list() {
      const { agencies, authority, overseers } = house.directory();
      return { agencies, authority, overseers };
    },
    directory() {
      const { agencies, contacts, authority, overseers } = house.directory();
      return { agencies, contacts, authority, overseers };
    },
    show,
    async order(verb, body, by) {
      refuseOthers(by, ADMINISTRATOR, house);
      const { events } = accepted(await house.agencies.order(verb, body, by, house.clock.now()));
      const subject = subjectOf(body);
      return asRecorded(house, () => ({ changed: events.length > 0, ...(subject !== null && { agency: show(subject) }) }));
    },
    async import(name, content, dryRun, by) {
      refuseOthers(by, ADMINISTRATOR, house);
      if (!name.trim()) throw new RefusedError(refuse('input-invalid', { field: 'name', vi: 'cần tên tệp', en: 'a file name is needed' }));
      const directory = directoryFrom(Buffer.from(content, 'base64'), basename(name));
      const differences = directoryDifferences(house.directory(), directory);
      if (dryRun) return { imported: false, differences };
      accepted(await house.agencies.import(directory, basename(name), by, house.clock.now()));
      return asRecorded(house, () => ({ imported: true, differences }));
    },
  };
}
