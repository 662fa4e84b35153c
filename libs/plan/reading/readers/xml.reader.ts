// XML of office documents into a small tree. No document type is allowed in it, so no entity can grow.
import { SaxesParser } from 'saxes';
import { LIMITS, refuseDocument, refuseTooMany } from './limits.js';

export interface XmlNode {
  /** Name without its prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

/** More than any element of an office file has. */
const USUAL_ATTRIBUTES = 100;
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
    const said = Object.entries(tag.attributes);
    nodes += Math.max(1, said.length - USUAL_ATTRIBUTES);
    if (localName(tag.name) === 'tr' && (rows += 1) > LIMITS.rows) refuseDocument('too-many-rows', { file, limit: LIMITS.rows });
    if (nodes > LIMITS.nodes) refuseTooMany('nodes', file);
    const attributes = Object.fromEntries(said.map(([name, value]) => [localName(name), value]));
    const node: XmlNode = { name: localName(tag.name), attributes, children: [], text: '' };
    if (open.length > LIMITS.depth) refuseDocument('too-deep', { file, limit: LIMITS.depth });
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (words) => {
    const node = open.at(-1)!;
    if (node.text.length + words.length > LIMITS.letters && node.name === 't')
      refuseDocument('cell-too-long', { file, limit: LIMITS.letters });
    node.text += words;
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

/** The first of each name among many: a paragraph of a hundred thousand runs is asked for its properties by each of them. */
const firsts = new WeakMap<XmlNode, ReadonlyMap<string, XmlNode>>();
const FEW = 16;

function firstsOf(node: XmlNode): ReadonlyMap<string, XmlNode> {
  const known = firsts.get(node);
  if (known) return known;
  const found = new Map<string, XmlNode>();
  for (const child of node.children) if (!found.has(child.name)) found.set(child.name, child);
  firsts.set(node, found);
  return found;
}

/** The first child of that name, once the node is whole. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node && node.children.length > FEW ? firstsOf(node).get(name) : node?.children.find((child) => child.name === name);
