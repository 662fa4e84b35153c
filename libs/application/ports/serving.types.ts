// What `dunghan serve` gives to whatever serves.
import type { Texts } from '../../texts/index.js';
import type { Config } from '../config/config.js';

/** As the command line gives them. */
export interface ServeOptions {
  port: string;
  host: string;
  data: string;
  role?: string;
  empty?: boolean;
}

/** What the server says while it starts, and where a long work stands. */
export interface Terminal {
  say(line: string): void;
  /** The text without what settings keep secret. */
  unsaid(text: string): string;
  monthProgress(words: { loading: string; line(done: number, of: number): string }): { show(done: number, of: number): void; stop(): void };
}

/** Serves until the process is told to stop. */
export type Serve = (given: ServeOptions, config: Config, words: Texts, terminal: Terminal) => Promise<void>;
