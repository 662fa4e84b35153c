// A long list as the JSON it would be, written a little at a time: it lies nowhere as one text, and everybody else is answered in between.
import { Readable } from 'node:stream';
import { breathe } from './breathe.js';

const AT_ONCE = 50;

async function* parts(name: string, items: readonly unknown[], rest: object): AsyncGenerator<string> {
  yield `{${JSON.stringify(name)}:[`;
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const written = items.slice(at, at + AT_ONCE).map((item) => JSON.stringify(item));
    yield (at > 0 ? ',' : '') + written.join(',');
    await breathe();
  }
  const others = JSON.stringify(rest).slice(1);
  yield others === '}' ? ']}' : `],${others}`;
}

/** `{ [name]: items, ...rest }` */
export const listAnswer = (name: string, items: readonly unknown[], rest: object = {}): Readable =>
  Readable.from(parts(name, items, rest), { objectMode: false });
