// The configuration of the command that runs; each has its own, also where one process runs several.
import { givenIn, loadConfig, type Config } from '../../../libs/application/config/config.js';
import { limitReading } from '../../../libs/kernel/reading-room.js';

let config: Config = {};

/** What is in the environment itself is known from the start: it must not be said, whatever goes wrong. */
export const seeEnvironment = (): void => void (config = givenIn());

/** When a command begins; one that overlooked the file of an address would work on another log without a word. @throws RefusedError */
export function openConfig(): void {
  config = loadConfig();
  limitReading(config);
}

export const configNow = (): Config => config;
