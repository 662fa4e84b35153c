// A secret may lie in a file instead, as container platforms give them: `X_FILE` names the file that holds `X`.
import { orThrow, RefusedError, refuse } from '../../kernel/index.js';
import type { ChannelGiven } from '../../notice/channels/port/channel-kind.js';
import { readFileOf } from '../../notice/channels/port/settings-schema.js';

const IN_A_FILE = /^(DUNGHAN_(?:[A-Z0-9_]*_)?(?:PASSWORD|KEY|TOKEN|SECRET|URL))_FILE$/;

function secretIn(name: string, file: string): string {
  const text = orThrow(readFileOf(`${name}_FILE`, file));
  // Editors end a file with a line; a space may belong to a password.
  const secret = text.replace(/[\r\n]+$/, '');
  if (secret.trim() === '') throw new RefusedError(refuse('setting-file-empty', { name: `${name}_FILE` }));
  return secret;
}

/** The settings that lie in files; where a setting is given itself, its file is not read. @throws RefusedError when there is nothing to read */
export function secretsInFiles(given: ChannelGiven): Record<string, string> {
  const filed = Object.entries(given).flatMap(([name, file]) => {
    const variable = IN_A_FILE.exec(name)?.[1];
    return variable && file && !given[variable] ? [[variable, secretIn(variable, file)]] : [];
  });
  return Object.fromEntries(filed) as Record<string, string>;
}
