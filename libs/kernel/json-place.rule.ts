// Where JSON goes wrong: the words of the parser are English and about its own grammar.

/** 1-based place of the first wrong character as a parameter of a refusal; nothing where the parser does not say it. */
export function jsonPlace(message: string): { place?: number } {
  const found = /position (\d+)/.exec(message)?.[1];
  return found === undefined ? {} : { place: Number(found) + 1 };
}
