// Old shapes of the directory's events, lifted to the next version.
import type { Upcaster } from '../../kernel/index.js';

interface ImportedBefore {
  source: string;
  directory: { contacts: object[] };
}

/** Before version 2 nobody acted for anybody. */
const withDeputies: Upcaster = {
  type: 'DirectoryImported',
  fromVersion: 1,
  up(data) {
    const { directory, ...rest } = data as ImportedBefore;
    return { ...rest, directory: { ...directory, contacts: directory.contacts.map((contact) => ({ ...contact, deputy: false })) } };
  },
};

export const AGENCY_UPCASTERS: readonly Upcaster[] = [withDeputies];
