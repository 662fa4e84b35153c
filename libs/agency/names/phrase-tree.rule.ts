// Phrases stored word by word, so that the longest one at a place is found in one walk.
import type { Token } from './agency-tokens.rule.js';

export interface PhraseTree<Value> {
  next: Map<string, PhraseTree<Value>>;
  value?: Value;
}

export const emptyTree = <Value>(): PhraseTree<Value> => ({ next: new Map() });

/** The first value given for a phrase stays. */
export function plant<Value>(tree: PhraseTree<Value>, keys: readonly string[], value: Value): void {
  if (keys.length === 0) return;
  let node = tree;
  for (const key of keys) {
    const child = node.next.get(key) ?? emptyTree<Value>();
    node.next.set(key, child);
    node = child;
  }
  node.value ??= value;
}

export const lookUp = <Value>(tree: PhraseTree<Value>, keys: readonly string[]): Value | undefined =>
  keys.reduce<PhraseTree<Value> | undefined>((node, key) => node?.next.get(key), tree)?.value;

export interface Found<Value> {
  /** The token after the phrase. */
  end: number;
  value: Value;
}

/** The longest phrase that begins at `from`; `skip` says which tokens inside it do not count. */
export function longest<Value>(
  tree: PhraseTree<Value>,
  tokens: readonly Token[],
  from: number,
  skip: (token: Token, index: number) => boolean,
): Found<Value> | null {
  let node: PhraseTree<Value> | undefined = tree;
  let found: Found<Value> | null = null;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    if (at > from && skip(token, at)) continue;
    node = node.next.get(token.key);
    if (!node) break;
    if (node.value !== undefined) found = { end: at + 1, value: node.value };
  }
  return found;
}
