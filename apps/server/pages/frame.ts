// What every page says around its own matter.
import { printInstant } from '../../../libs/kernel/index.js';
import type { Application } from '../../../libs/application/ports/application.types.js';
import type { Frame } from '../../../libs/pages/layout.template.js';
import type { PageSettings } from '../tokens/page-settings.js';

export function frameOf(
  application: Pick<Application, 'channels' | 'clock' | 'texts'>,
  { sample }: Pick<PageSettings, 'sample'>,
  path: string,
  texts = application.texts,
): Frame {
  const mailConfigured = application.channels.get('email')?.describe().delivers ?? false;
  return { texts, path, asOf: printInstant(application.clock.now()), sample, mailConfigured };
}
