// A directory that is sent is read beside the process that was sent it, and is the same one, or refused in the same words.
import { RefusedError } from '../../kernel/index.js';
import { readDirectory } from './directory.reader.js';
import { readSentDirectory } from './sent-directory.reader.js';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

it('is read as from a file, while this process goes on', async () => {
  const shipped = readDirectory();
  let turned = false;
  setImmediate(() => (turned = true));
  expect(await readSentDirectory(bytesOf(shipped), 'danh-ba.json')).toEqual(shipped);
  expect(turned).toBe(true);
});

it('is refused by its name and reason', async () => {
  const refused: unknown = await readSentDirectory(bytesOf({}).slice(1), 'hong.json').catch((error: unknown) => error);
  if (!(refused instanceof RefusedError)) throw refused;
  expect(refused.refusal).toMatchObject({ code: 'agency.file-not-json', params: { file: 'hong.json' } });
});
