// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';
import type { AgenciesView, AgencyChangedView, AgencyView, DirectoryImportedView, DirectoryView } from './agency.views.js';

export abstract class AgencyUseCases {
  abstract directory(): DirectoryView;
  abstract list(): AgenciesView;
  /** `day` is the day on which its contacts are asked for; today when it is not given. */
  abstract show(agency: string, day: string | undefined): AgencyView;
  abstract order(verb: string, body: unknown, by: Actor): Promise<AgencyChangedView>;
  /** `content` is base64 of the file. With `dryRun` nothing is stored. */
  abstract import(name: string, content: string, dryRun: boolean, by: Actor): Promise<DirectoryImportedView>;
}
