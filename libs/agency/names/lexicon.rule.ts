// All names one directory makes known, joined with the names that hold all over the country.
import type { Directory } from '../directory/agency.types.rule.js';
import { AS_WRITTEN, BODIES, FIELDS, HEAD_LETTER, RINGS, type Field } from './national-names.rule.js';
import { HEADS, type HeadKind } from './agency-words.rule.js';
import { tidy, type Mode } from './agency-text.rule.js';
import { keyOf, tokensOf, type Token } from './agency-tokens.rule.js';
import { isCollective } from '../directory/collective.rule.js';
import { emptyTree, longest, lookUp, plant, type PhraseTree } from './phrase-tree.rule.js';

export interface Known {
  id: string | null;
  name: string;
  group: boolean;
  /** Safe only as a whole piece ("Y tế", "Mỹ Lộc"). */
  bare: boolean;
  /** A short form that counts only in capitals ("SNV"). */
  caps: boolean;
  /** The name is handed back as the cell wrote it. */
  asWritten: boolean;
}

export interface Lexicon {
  names: PhraseTree<Known>;
  fields: Map<string, PhraseTree<Field>>;
  /** The place the directory is about, as keys ("nam", "định"); empty when unknown. */
  place: string[];
  mode: Mode;
}

/** Words of a phrase as names are compared: without punctuation and without "và". */
export const nameKeys = (phrase: string, mode: Mode): string[] => keysOf(tokensOf(tidy(phrase), mode), mode);

function keysOf(tokens: readonly Token[], mode: Mode): string[] {
  const and = keyOf('và', mode);
  return tokens.filter((token) => token.word && token.key !== and).map((token) => token.key);
}

/** The words of a phrase in both modes. */
export const inModes = (phrase: string): Record<Mode, string[]> => ({ toned: nameKeys(phrase, 'toned'), plain: nameKeys(phrase, 'plain') });

/** Every way to write a field: each part long or short, neighbouring short parts glued or apart. `glue` stands before the first part. */
export function spellings(field: Field, glue: string | null): string[] {
  let partial: { text: string; open: boolean }[] = [{ text: glue ?? '', open: glue !== null }];
  for (const [long, ...shorts] of field.parts) {
    const grown: typeof partial = [];
    for (const { text, open } of partial) {
      if (glue === null || text !== glue) grown.push({ text: `${text} ${long}`.trim(), open: false });
      for (const short of shorts) {
        if (open) grown.push({ text: text + short, open: true });
        if (!open || text !== glue) grown.push({ text: `${text} ${short}`.trim(), open: true });
      }
    }
    partial = grown;
  }
  return [...new Set(partial.map(({ text }) => text))];
}

interface Spelled {
  name: string;
  spellings: string[];
}

function nationalNames(): Spelled[] {
  const ofFields = FIELDS.flatMap((field) =>
    field.heads.split(' ').map((head) => ({
      name: `${head} ${field.name}`,
      spellings: [
        `${head} ${field.name}`,
        ...spellings(field, null).map((form) => `${head} ${form}`),
        ...(HEAD_LETTER[head] ? spellings(field, HEAD_LETTER[head]) : []),
      ],
    })),
  );
  return [...ofFields, ...BODIES.map(([name, ...aliases]) => ({ name, spellings: [name, ...aliases] }))];
}
const NATIONAL = nationalNames();

const HEAD_TREES: Record<Mode, PhraseTree<HeadKind>> = { toned: headTree('toned'), plain: headTree('plain') };

function headTree(mode: Mode): PhraseTree<HeadKind> {
  const tree = emptyTree<HeadKind>();
  for (const [kind, names] of HEADS) for (const name of names.split('|')) plant(tree, nameKeys(name, mode), kind);
  return tree;
}

const nothing = (): boolean => false;
export const headAt = (mode: Mode, tokens: readonly Token[], at: number) => longest(HEAD_TREES[mode], tokens, at, nothing);

const LEVEL_WORDS = new Set(
  ['cấp', 'huyện', 'quận', 'thị', 'thành', 'các', 'sở', 'cơ'].flatMap((word) => [keyOf(word, 'toned'), keyOf(word, 'plain')]),
);

/** A way to write a name, as it is compared. */
interface Phrase {
  text: string;
  keys: string[];
  bare: boolean;
  caps: boolean;
}

function phraseOf(text: string, mode: Mode): Phrase {
  const tokens = tokensOf(tidy(text), mode);
  return { text, keys: keysOf(tokens, mode), bare: isBare(tokens, mode), caps: isShortForm(tokens) };
}

function isBare(tokens: readonly Token[], mode: Mode): boolean {
  const first = tokens[0];
  if (!first || /^\p{N}/u.test(first.text) || isShortForm(tokens)) return false;
  return headAt(mode, tokens, 0) === null && !(tokens.length > 1 && LEVEL_WORDS.has(first.key));
}

const isShortForm = (tokens: readonly Token[]): boolean => tokens.length === 1 && (tokens[0]?.caps ?? false);

/** What is the same for every directory, worked out once. */
interface National {
  names: { name: string; group: boolean; ring: boolean; phrases: Phrase[] }[];
  fields: Map<string, PhraseTree<Field>>;
}

const nationals: Partial<Record<Mode, National>> = {};

function nationalOf(mode: Mode): National {
  const merged = [...NATIONAL, ...RINGS.map((ring) => ({ name: ring[0] ?? '', spellings: ring, ring: true }))];
  return (nationals[mode] ??= {
    names: merged.map(({ name, spellings: forms, ...rest }) => ({
      name,
      group: isCollective(name),
      ring: 'ring' in rest,
      phrases: forms.map((form) => phraseOf(form, mode)),
    })),
    fields: fieldTrees(mode),
  });
}

function build(directory: Directory, mode: Mode): Lexicon {
  const names = emptyTree<Known>();
  const national = nationalOf(mode);
  const add = ({ keys, bare, caps }: Phrase, known: Omit<Known, 'bare' | 'caps'>): void => plant(names, keys, { ...known, bare, caps });
  for (const { id, name, short, aliases, group } of directory.agencies)
    for (const text of [name, ...aliases, short, ...withoutPlace(name, directory, group)])
      add(phraseOf(text, mode), { id, name, group, asWritten: false });
  for (const { name, group, ring, phrases } of national.names) {
    const inDirectory = phrases.map(({ keys }) => lookUp(names, keys)).find((known) => known?.id && !known.bare && !known.caps);
    const known = inDirectory ?? { id: null, name, group, asWritten: ring };
    for (const phrase of phrases)
      add(phrase, { ...known, asWritten: known.asWritten || (known.id === null && AS_WRITTEN.has(phrase.text)) });
  }
  return { names, fields: national.fields, place: placeOf(directory, mode), mode };
}

/** "Trung tâm … tỉnh Nam Định" is also named without the place, and where enough remains without the level. */
function withoutPlace(name: string, directory: Directory, group: boolean): string[] {
  const level = /^(.*\s(?:tỉnh|thành phố))\s(\p{Lu}.*)$/u.exec(name);
  const stem = level?.[1];
  const own = `${stem?.split(' ').at(-1) ?? ''} ${level?.[2] ?? ''}`;
  if (group || !stem || !nameOfAuthority(directory).endsWith(own)) return [];
  const short = stem.replace(/\s(tỉnh|thành phố)$/u, '');
  return short.split(' ').length > 4 && !short.startsWith('Ủy ban') ? [stem, short] : [stem];
}

const nameOfAuthority = (directory: Directory): string => directory.agencies.find((each) => each.id === directory.authority)?.name ?? '';

function fieldTrees(mode: Mode): Map<string, PhraseTree<Field>> {
  const trees = new Map<string, PhraseTree<Field>>();
  for (const field of FIELDS)
    for (const head of field.heads.split(' ')) {
      const tree = trees.get(head) ?? emptyTree<Field>();
      trees.set(head, tree);
      for (const form of [field.name, ...spellings(field, null)]) plant(tree, nameKeys(form, mode), field);
    }
  return trees;
}

/** "Ủy ban nhân dân tỉnh Nam Định" is about Nam Định. */
function placeOf(directory: Directory, mode: Mode): string[] {
  const authority = nameOfAuthority(directory);
  return nameKeys(/(?:tỉnh|thành phố)\s+(\p{Lu}.*)$/u.exec(authority.normalize('NFC'))?.[1] ?? '', mode);
}

const built = new WeakMap<Directory, Partial<Record<Mode, Lexicon>>>();

/** Built once for a directory; a directory is never changed in place. */
export function lexiconOf(directory: Directory, mode: Mode): Lexicon {
  const modes = built.get(directory) ?? {};
  built.set(directory, modes);
  return (modes[mode] ??= build(directory, mode));
}
