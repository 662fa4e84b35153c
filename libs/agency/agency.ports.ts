// What may be ordered and asked here; the application answers. Refusals are thrown as RefusedError.
import type { Actor } from '../kernel/index.js';

export abstract class AgencyUseCases {
  abstract directory(): unknown;
  abstract list(): unknown;
  /** `day` is the day on which its contacts are asked for; today when it is not given. */
  abstract show(agency: string, day: string | undefined): unknown;
  abstract order(verb: string, body: unknown, by: Actor): Promise<unknown>;
  /** `content` is base64 of the file. With `dryRun` nothing is stored. */
  abstract import(name: string, content: string, dryRun: boolean, by: Actor): Promise<unknown>;
}
