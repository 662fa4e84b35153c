// What the text of a web page looks like where the look changes the meaning: struck out, raised, hidden. Said by elements, by
// their own style, or by the style sheets within the page; sheets elsewhere are not fetched.
import type { DefaultTreeAdapterTypes } from 'parse5';
import { refuseDocument } from './limits.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface Look {
  struck: boolean;
  raised: boolean;
  hidden: boolean;
}

export interface Looks {
  of(node: Node): Look;
  /** Pieces of text passed over because the page does not show them. */
  hidden: number;
  /** Whether a style sheet strikes out or raises by a selector that is not followed. */
  unseen: boolean;
}

type Properties = Readonly<Record<string, string>>;

/** One step of a selector: "td.xl65", ".moi", "#n1". */
interface Compound {
  tag: string;
  classes: string[];
  id: string;
}

interface Rule {
  /** From the outermost in; the last is the element itself. Empty for a selector that is not followed. */
  steps: Compound[];
  properties: Properties;
}

const TELLING = new Set([
  'text-decoration',
  'text-decoration-line',
  'text-line-through',
  'vertical-align',
  'font-variant-position',
  'font-feature-settings',
  'position',
  'top',
  'bottom',
  'display',
  'visibility',
  'opacity',
  'font-size',
  'mso-hide',
  'mso-text-raise',
]);
const MOST_RULES = 5_000;
/** Of those, the ones that end in the same class or element, and the steps and classes of one. */
const MOST_ALIKE = 200;
const MOST_STEPS = 12;
const MOST_CLASSES = 50;
/** How far up a step is looked for. */
const MOST_ABOVE = 60;
const PLAIN: Look = { struck: false, raised: false, hidden: false };

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string => element.attrs.find((each) => each.name === name)?.value ?? '';
const parentOf = (node: Node): Node | null => ('parentNode' in node ? node.parentNode : null);

function propertiesOf(text: string): Properties {
  const found: Record<string, string> = {};
  for (const part of text.split(';')) {
    const at = part.indexOf(':');
    const name = part.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (TELLING.has(name))
      found[name] = part
        .slice(at + 1)
        .replace(/!important/i, '')
        .trim()
        .toLowerCase();
  }
  return found;
}

/** How an element looks under the pointer or once it was followed is not how it is printed. */
const PASSING = /:(?:hover|focus|active|visited|link|target|:?before|:?after|:?selection|:?marker|:?placeholder)/i;

/** null for what is more than names: such a selector is not followed. */
function compoundOf(text: string): Compound | null {
  const [whole, tag = '', rest = ''] = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/iu.exec(text) ?? [];
  if (!whole) return null;
  const names = rest.match(/[.#][\w-]+/g) ?? [];
  return {
    tag: tag === '*' ? '' : tag.toLowerCase(),
    classes: names.filter((name) => name.startsWith('.')).map((name) => name.slice(1)),
    id: names.find((name) => name.startsWith('#'))?.slice(1) ?? '',
  };
}

function rulesIn(sheet: string): Rule[] {
  const clean = uncommented(sheet.replace(/<!--|-->/g, ''));
  // What follows the last closing brace is no rule; of braces within braces the innermost is one.
  const blocks = clean.split('}').slice(0, -1).slice(0, MOST_RULES);
  return blocks.flatMap((block) => {
    const [selectors = '', body = null] = block.split('{').slice(-2);
    if (body === null) return [];
    const properties = propertiesOf(body);
    if (Object.keys(properties).length === 0) return [];
    return selectors.split(',', MOST_RULES).flatMap((selector): Rule[] => {
      if (PASSING.test(selector)) return [];
      const steps = selector
        .replace(/[>\s]+/g, ' ')
        .trim()
        .split(' ', MOST_STEPS + 1)
        .map(compoundOf);
      return [{ steps: steps.length > MOST_STEPS || steps.includes(null) ? [] : (steps as Compound[]), properties }];
    });
  });
}

function uncommented(sheet: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let open = sheet.indexOf('/*'); open >= 0; open = sheet.indexOf('/*', at)) {
    const close = sheet.indexOf('*/', open + 2);
    if (close < 0) break;
    kept.push(sheet.slice(at, open));
    at = close + 2;
  }
  return kept.join('') + sheet.slice(at);
}

function sheetsIn(node: Node): string[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    isElement(child) && child.tagName === 'style' ? child.childNodes.map((text) => ('value' in text ? text.value : '')) : sheetsIn(child),
  );
}

function fits(element: Element, { tag, classes, id }: Compound): boolean {
  if (tag !== '' && tag !== element.tagName) return false;
  if (id !== '' && id !== attribute(element, 'id')) return false;
  const own = classes.length === 0 ? [] : attribute(element, 'class').split(/\s+/);
  return classes.every((each) => own.includes(each));
}

/** A rule fits an element that is its last step, within elements that are the others. */
function applies({ steps }: Rule, element: Element): boolean {
  if (!fits(element, steps.at(-1)!)) return false;
  let left = steps.length - 2;
  let far = 0;
  for (let above = parentOf(element); left >= 0 && above && far < MOST_ABOVE; above = parentOf(above), far += 1)
    if (isElement(above) && fits(above, steps[left]!)) left -= 1;
  return left < 0;
}

const STRUCK_TAGS = new Set(['s', 'strike', 'del']);

/** More than nothing: "4pt", "30%", "calc(4px)". */
const isUp = (value: string): boolean => /^(?:calc\(\s*)?\+?(?:\d*\.)?\d*[1-9]\d*(?:\.\d+)?(?:[a-z]+|%)\)?$/.test(value);
const isDown = (value: string): boolean => value.startsWith('-') && isUp(value.slice(1));

const SMALL = /^(?:smaller|x{1,3}-small|0?\.\d+r?em|[1-9]?\d%|\d(?:\.\d+)?(?:px|pt))$/;

/** Letters above their line. Larger ones that begin at its top, or are moved a little, are only put somewhere. */
function raises(properties: Properties): boolean {
  const { position, top = '', bottom = '' } = properties;
  const isSmall = SMALL.test(properties['font-size'] ?? '');
  const align = properties['vertical-align'] ?? '';
  return (
    align === 'super' ||
    (isSmall && /^(?:text-)?top$/.test(align)) ||
    isUp(align) ||
    isUp(properties['mso-text-raise'] ?? '') ||
    properties['font-variant-position'] === 'super' ||
    /["']sups["'](?!\s*(?:0|off))/.test(properties['font-feature-settings'] ?? '') ||
    (isSmall && position === 'relative' && (isDown(top) || (top === '' && isUp(bottom))))
  );
}

function strikes(properties: Properties): boolean | undefined {
  const decoration = properties['text-decoration-line'] ?? properties['text-decoration'];
  const line = properties['text-line-through'];
  if (line !== undefined && line !== 'none') return true;
  return decoration?.includes('line-through');
}

function ownLook(element: Element, properties: Properties): Look {
  const { tagName } = element;
  return {
    struck: strikes(properties) ?? STRUCK_TAGS.has(tagName),
    raised: tagName === 'sup' || isExponent(element) || isReference(element) || raises(properties),
    hidden:
      properties['display'] === 'none' ||
      /^(?:hidden|collapse)$/.test(properties['visibility'] ?? '') ||
      /^0+(?:\.0*)?%?$/.test(properties['opacity'] ?? '') ||
      properties['mso-hide'] === 'all' ||
      (tagName === 'dialog' && !element.attrs.some((each) => each.name === 'open')) ||
      element.attrs.some((each) => each.name === 'hidden'),
  };
}

/** The second part of a power in MathML. */
function isExponent(element: Element): boolean {
  const parent = element.parentNode;
  if (!parent || !isElement(parent) || !/^msu(?:bsu)?p$/.test(parent.tagName)) return false;
  return parent.childNodes.filter(isElement).at(-1) === element;
}

/** What says of itself that it points to a note, as pages made from manuscripts do. */
const isReference = (element: Element): boolean => /(?:^|\s)doc-noteref(?:\s|$)/.test(attribute(element, 'role'));

const parted = (rules: readonly Rule[]): [lost: Rule[], followed: Rule[]] => [
  rules.filter(({ steps }) => steps.length === 0),
  rules.filter(({ steps }) => steps.length > 0),
];

export function looksIn(tree: Node, file: string): Looks {
  const [lost, rules] = parted(sheetsIn(tree).flatMap(rulesIn));
  const refused = (limit: number) => refuseDocument('too-many-parts', { file, part: 'rules', limit });
  if (rules.length > MOST_RULES) refused(MOST_RULES);
  const byKey = new Map<string, Rule[]>();
  for (const rule of rules) {
    const { tag, classes, id } = rule.steps.at(-1)!;
    const key = classes[0] !== undefined ? `.${classes[0]}` : id !== '' ? `#${id}` : tag;
    const alike = byKey.get(key) ?? [];
    if (alike.push(rule) > MOST_ALIKE) refused(MOST_ALIKE);
    byKey.set(key, alike);
  }
  const order = new Map(rules.map((rule, at) => [rule, at]));
  const unseen = lost.some(({ properties }) => strikes(properties) === true || raises(properties));
  const known = new WeakMap<Node, Look>();

  function propertiesFor(element: Element): Properties {
    const keys = [
      ...attribute(element, 'class')
        .split(/\s+/)
        .filter(Boolean)
        .slice(0, MOST_CLASSES)
        .map((name) => `.${name}`),
      `#${attribute(element, 'id')}`,
    ];
    const named = rules.length === 0 ? [] : [element.tagName, '', ...keys].flatMap((key) => byKey.get(key) ?? []);
    const fitting = named.filter((rule) => applies(rule, element)).sort((one, other) => order.get(one)! - order.get(other)!);
    // What names a class says more than what names an element.
    const ranked = [...fitting.filter((rule) => isWeak(rule)), ...fitting.filter((rule) => !isWeak(rule))];
    return Object.assign({}, ...ranked.map((rule) => rule.properties), propertiesOf(attribute(element, 'style'))) as Properties;
  }

  /** Lines and places go on into what stands within. */
  function of(node: Node): Look {
    const kept = known.get(node);
    if (kept) return kept;
    const parent = parentOf(node);
    const above = parent ? of(parent) : PLAIN;
    const own = isElement(node) ? ownLook(node, propertiesFor(node)) : PLAIN;
    const look = { struck: above.struck || own.struck, raised: above.raised || own.raised, hidden: above.hidden || own.hidden };
    known.set(node, look);
    return look;
  }
  return { of, hidden: 0, unseen };
}

const isWeak = ({ steps }: Rule): boolean => steps.every(({ classes, id }) => classes.length === 0 && id === '');
