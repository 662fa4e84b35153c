// What an office file says of itself: title, subject, category, state.
import { parseXml, type XmlNode } from './xml.reader.js';

const TOLD = new Set(['title', 'subject', 'keywords', 'category', 'contentStatus', 'description', 'lpwstr']);

const textsIn = (node: XmlNode): string[] =>
  node.children.flatMap((child) => [...(TOLD.has(child.name) && child.text.trim() !== '' ? [child.text.trim()] : []), ...textsIn(child)]);

export const propertiesOf = (parts: ReadonlyMap<string, Uint8Array>, file: string): string[] =>
  ['docProps/core.xml', 'docProps/custom.xml'].flatMap((name) => {
    const part = parts.get(name);
    return part ? textsIn(parseXml(part, file)) : [];
  });
