// What the service says while it runs, as one stream of lines on stderr: for people as sentences, on a terminal with time and level; for
// programs that collect logs as JSON.
import { pino, type Logger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { ServiceGiven } from '../../../../libs/application/config/service-settings.js';
import type { Clock } from '../../../../libs/kernel/clock.js';
import { localTime, RefusedError, refuse } from '../../../../libs/kernel/index.js';

const FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof FORMATS)[number];

/** @throws RefusedError when it is none we know */
export function logFormatOf({ DUNGHAN_LOG_FORMAT: given }: ServiceGiven): LogFormat {
  if (!given) return 'text';
  const format = FORMATS.find((each) => each === given);
  if (!format) throw new RefusedError(refuse('setting-invalid', { name: 'DUNGHAN_LOG_FORMAT', detail: FORMATS.join(', ') }));
  return format;
}

/** Whatever is logged by mistake together with a request: these are never said. */
const SECRET_FIELDS = ['authorization', 'cookie', '*.authorization', '*.cookie', '*.*.authorization', '*.*.cookie'];

export interface LogWays {
  format: LogFormat;
  terminal: boolean;
  clock: Clock;
  /** Says one line, without what settings keep secret. */
  say(line: string): void;
}

export function serviceLogger({ format, terminal, clock, say }: LogWays): Logger {
  const pretty = prettyFactory({
    colorize: terminal,
    ignore: terminal ? '' : 'time,level',
    hideObject: !terminal,
    translateTime: 'SYS:HH:MM:ss dd/mm/yyyy',
  });
  const shown = format === 'json' ? (line: string) => line : (line: string) => pretty(line);
  return pino(
    {
      // Each answer is of interest to programs only.
      level: format === 'json' ? 'info' : 'warn',
      base: null,
      timestamp: () => `,"time":"${localTime(clock.now())}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS, censor: '•••' },
    },
    { write: (line) => say(shown(line).trimEnd()) },
  );
}
