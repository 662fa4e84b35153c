// Takes a mail apart into its parts, however it is made: what is too much is cut, what is broken gives null.
import { Splitter, type SplitterChunk, type MimeNode } from '@zone-eu/mailsplit';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readFields } from './fields.rule.js';
import type { IncomingMail, MailPart } from './returned-mail.types.rule.js';

/** A delivery report is a few kilobytes; the mail it returns may be of any size and is not needed. */
export const MOST_BYTES = 256 * 1024;
const MOST_PART_BYTES = 64 * 1024;
const LIMITS = { ignoreEmbedded: true, maxHeadSize: 64 * 1024, maxChildNodes: 100 };

interface Leaf {
  node: MimeNode;
  body: Buffer[];
  bytes: number;
}

async function decode({ node, body }: Leaf): Promise<MailPart> {
  const decoder = node.getDecoder();
  const [decoded] = await Promise.all([buffer(decoder), decoder.end(Buffer.concat(body))]);
  return { type: (node.contentType || 'text/plain').toLowerCase(), text: decoded.toString('utf8') };
}

const headerOf = (node: MimeNode): string => node.getHeaders().toString('utf8');

async function split(source: Buffer): Promise<{ root: MimeNode | null; leaves: Leaf[] }> {
  const leaves: Leaf[] = [];
  let root: MimeNode | null = null;
  const chunks = Readable.from([source.subarray(0, MOST_BYTES)]).pipe(new Splitter(LIMITS)) as AsyncIterable<SplitterChunk>;
  for await (const chunk of chunks) {
    if (chunk.type === 'node') {
      const node = chunk as MimeNode;
      root ??= node;
      if (!node.multipart) leaves.push({ node, body: [], bytes: 0 });
    } else if (chunk.type === 'body') {
      const leaf = leaves.at(-1);
      if (!leaf || leaf.bytes > MOST_PART_BYTES) continue;
      leaf.body.push(chunk.value);
      leaf.bytes += chunk.value.length;
    }
  }
  return { root, leaves };
}

/** The mail in parts; null when it cannot be read as a mail at all. */
export async function takeApart(source: Buffer): Promise<IncomingMail | null> {
  try {
    const { root, leaves } = await split(source);
    if (!root) return null;
    const headers = readFields(headerOf(root));
    return { headers, type: headers.get('content-type')?.[0] ?? '', parts: await Promise.all(leaves.map(decode)) };
  } catch {
    return null;
  }
}
