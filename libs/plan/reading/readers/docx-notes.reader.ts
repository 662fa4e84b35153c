// Footnotes and endnotes of a Word file, numbered as Word prints them: in the order in which the text points to them.
import { roman } from './docx-numbering.reader.js';
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.reader.js';

export interface Notes {
  /** The mark printed where the text points to a note. */
  markOf(reference: string, id: string): string;
  /** What the notes that were pointed to say, by their marks. */
  said(wordsOf: (note: XmlNode) => string): Record<string, string>;
}

export function notesOf(parts: ReadonlyMap<string, Uint8Array>, file: string): Notes {
  const marks = new Map<string, string>();
  const counts = { footnote: 0, endnote: 0 };
  const kindOf = (reference: string): keyof typeof counts => (reference.startsWith('end') ? 'endnote' : 'footnote');
  return {
    markOf(reference, id) {
      const kind = kindOf(reference);
      const key = `${kind} ${id}`;
      const known = marks.get(key);
      if (known) return known;
      counts[kind] += 1;
      // Word counts footnotes in figures and endnotes in small Roman numerals.
      const mark = kind === 'footnote' ? String(counts[kind]) : roman(counts[kind]).toLowerCase();
      marks.set(key, mark);
      return mark;
    },
    said(wordsOf) {
      const found: Record<string, string> = {};
      for (const kind of ['footnote', 'endnote'] as const) {
        const part = parts.get(`word/${kind}s.xml`);
        if (!part || counts[kind] === 0) continue;
        for (const note of childrenOf(childOf(parseXml(part, file), `${kind}s`), kind)) {
          const mark = marks.get(`${kind} ${note.attributes['id'] ?? ''}`);
          const words = mark ? wordsOf(note) : '';
          if (mark && words) found[mark] = words;
        }
      }
      return found;
    },
  };
}
