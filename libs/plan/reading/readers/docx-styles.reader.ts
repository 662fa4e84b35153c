// What a run of a Word file looks like where the look changes the meaning: struck out, raised, hidden. It may be said by the run,
// by a style of letters, of the paragraph or of the table, or by a style that these rest on.
import { childOf, childrenOf, parseXml, type XmlNode } from './xml.reader.js';

export interface Look {
  struck: boolean;
  raised: boolean;
  hidden: boolean;
}

/** Properties as they are said in one place; what is not said is left to the next. */
interface Said {
  strike?: boolean;
  dstrike?: boolean;
  vanish?: boolean;
  align?: string;
  position?: number;
}

const OFF = new Set(['0', 'false', 'off', 'none']);

/** `<w:strike/>` and `w:val="1"` are on, `w:val="0"` and "false" are off. */
const switched = (node: XmlNode | undefined): boolean | undefined => node && !OFF.has(node.attributes['val'] ?? '');

function saidBy(properties: XmlNode | undefined): Said {
  const said: Said = {};
  if (!properties) return said;
  for (const name of ['strike', 'dstrike', 'vanish'] as const) {
    const on = switched(childOf(properties, name));
    if (on !== undefined) said[name] = on;
  }
  const align = childOf(properties, 'vertAlign')?.attributes['val'];
  if (align !== undefined) said.align = align;
  const position = Number(childOf(properties, 'position')?.attributes['val']);
  if (Number.isFinite(position)) said.position = position;
  return said;
}

/** Styles rest on others, but not for ever: a file may say that one rests on itself. */
const DEEPEST = 30;

export interface Styles {
  /** The look of a run within a paragraph and a table, by the names of their styles. */
  lookOf(run: XmlNode, paragraph: XmlNode | undefined, table: XmlNode | undefined): Look;
}

interface Style {
  basedOn: string;
  said: Said;
}

function stylesIn(part: Uint8Array | undefined, file: string): { styles: Map<string, Style>; defaults: Said; usual: string } {
  const root = part ? childOf(parseXml(part, file), 'styles') : undefined;
  const styles = new Map<string, Style>();
  let usual = '';
  for (const style of childrenOf(root, 'style')) {
    const id = style.attributes['styleId'] ?? '';
    const runs = saidBy(childOf(style, 'rPr'));
    styles.set(id, { basedOn: childOf(style, 'basedOn')?.attributes['val'] ?? '', said: runs });
    if (style.attributes['type'] === 'paragraph' && /^(?:1|true|on)$/.test(style.attributes['default'] ?? '')) usual = id;
  }
  return { styles, defaults: saidBy(childOf(childOf(childOf(root, 'docDefaults'), 'rPrDefault'), 'rPr')), usual };
}

export function stylesOf(part: Uint8Array | undefined, file: string): Styles {
  const { styles, defaults, usual } = stylesIn(part, file);
  const resolved = new Map<string, Said>();
  function styleNamed(id: string, depth = 0): Said {
    const known = resolved.get(id);
    if (known) return known;
    const style = styles.get(id);
    if (!style || depth > DEEPEST) return {};
    const said = { ...styleNamed(style.basedOn, depth + 1), ...style.said };
    resolved.set(id, said);
    return said;
  }
  return {
    lookOf(run, paragraph, table) {
      const properties = childOf(run, 'rPr');
      const own = saidBy(properties);
      const letters = styleNamed(childOf(properties, 'rStyle')?.attributes['val'] ?? '');
      const ofParagraph = styleNamed(childOf(childOf(paragraph, 'pPr'), 'pStyle')?.attributes['val'] ?? usual);
      const ofTable = styleNamed(childOf(childOf(table, 'tblPr'), 'tblStyle')?.attributes['val'] ?? '');
      const levels = [letters, ofParagraph, ofTable];
      // Said twice by styles, these switch each other off (ECMA-376, 17.7.3); what the run says itself is final.
      const toggled = (name: 'strike' | 'vanish'): boolean =>
        own[name] ?? (levels.filter((each) => each[name]).length % 2 === 1 || defaults[name] === true);
      const nearest = <Name extends 'dstrike' | 'align' | 'position'>(name: Name): Said[Name] =>
        [own, ...levels, defaults].find((each) => each[name] !== undefined)?.[name];
      const align = nearest('align');
      return {
        struck: toggled('strike') || nearest('dstrike') === true,
        raised: align === undefined ? (nearest('position') ?? 0) > 0 : align === 'superscript',
        hidden: toggled('vanish'),
      };
    },
  };
}
