// Blocks of `Name: value` lines, as headers (RFC 5322) and delivery reports (RFC 3464) are made of.

/** Lower-case names; a field may come more than once. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** One block: folded lines are joined, lines that are no field are passed over. */
export function readFields(block: string): Fields {
  const fields = new Map<string, string[]>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (!name) continue;
    const known = fields.get(name.toLowerCase());
    if (known) known.push(value.trim());
    else fields.set(name.toLowerCase(), [value.trim()]);
  }
  return fields;
}

/** Blocks parted by empty lines. */
export const readBlocks = (text: string): Fields[] =>
  text
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map(readFields)
    .filter((fields) => fields.size > 0);

export const first = (fields: Fields, name: string): string | null => fields.get(name)?.[0] ?? null;
