// What the pages must know of how the service was started.

export abstract class PageSettings {
  /** Whether what is shown is the sample. */
  abstract readonly sample: boolean;
  /** The folder of mails that were kept as files. */
  abstract readonly outbox: string;
}
