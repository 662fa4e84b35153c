// A bar for people who watch, a count where nobody knows how much there is; nothing when stderr is a file.
import cliProgress from 'cli-progress';

export interface Progress {
  /** @param of 0 when nobody knows how much there is */
  show(what: string, done: number, of: number): void;
  stop(): void;
}

/** Drawing is dear and events are many. */
const EVERY = 500;

const line: cliProgress.GenericFormatter = (options, { progress, total, value }, { what }: { what: string }) =>
  [what, ...(total > 0 ? [cliProgress.Format.BarFormat(progress, options)] : []), value].join(' ');

export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new cliProgress.SingleBar({ format: line, stream, clearOnComplete: true });
  let current = '';
  return {
    show(what, done, of) {
      if (what !== current) {
        if (current) bar.stop();
        current = what;
        bar.start(of, done, { what });
      } else if (done % EVERY === 0 || done === of) bar.update(done, { what });
    },
    stop: () => bar.stop(),
  };
}

export interface MonthWords {
  loading: string;
  line(month: number, of: number): string;
}

/** Months that are played one after the other: a bar for people who watch, else a line as each begins. */
export function monthProgress(words: MonthWords, stream: NodeJS.WriteStream = process.stderr) {
  const bar = stream.isTTY
    ? new cliProgress.SingleBar({ format: `${words.loading} {bar} {value}/{total}`, stream, clearOnComplete: true })
    : null;
  let current = 0;
  return {
    show(month: number, of: number): void {
      if (month <= current) return;
      if (!bar) stream.write(`${words.line(month, of)}\n`);
      else if (current === 0) bar.start(of, month);
      else bar.update(month);
      current = month;
    },
    stop: () => bar?.stop(),
  };
}
