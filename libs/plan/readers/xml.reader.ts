// XML of office documents into a small tree. No document type is allowed in it, so no entity can grow.
import { SaxesParser } from 'saxes';
import { LIMITS, megabytes, refuseDocument } from './limits.js';

export interface XmlNode {
  /** Name without its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

const DEEPEST = 400;
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export function parseXml(bytes: Uint8Array, file: string): XmlNode {
  const text = new TextDecoder('utf-8').decode(bytes);
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  const parser = new SaxesParser();
  let trouble: string | null = null;
  let nodes = 0;
  let rows = 0;
  parser.on('doctype', () => refuseDocument('unsafe-xml', { file }));
  parser.on('error', (error) => {
    trouble ??= error.message;
  });
  parser.on('opentag', (tag) => {
    nodes += 1;
    if (localName(tag.name) === 'tr' && (rows += 1) > LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
    if (nodes > LIMITS.xmlNodes) refuseDocument('too-large-inside', { file, limit: megabytes(LIMITS.unpackedBytes) });
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [localName(name), value]));
    const node: XmlNode = { name: localName(tag.name), attributes, children: [], text: '' };
    if (open.length > DEEPEST) refuseDocument('damaged', { file, detail: 'lồng nhau quá sâu' });
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (words) => {
    open.at(-1)!.text += words;
  });
  parser.on('closetag', () => {
    if (open.length > 1) open.pop();
  });
  parser.write(text).close();
  if (trouble !== null) refuseDocument('damaged', { file, detail: String(trouble).slice(0, 120) });
  return root;
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];
/** The number that a child carries as its value; 0 when there is none. */
export const valueOf = (node: XmlNode | undefined, name: string): number => Number(childOf(node, name)?.attributes['val'] ?? 0) || 0;
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find((child) => child.name === name);
