// Plain text in lines of at most 76 columns. A word is never broken, so an address stays one that can be opened.

export const COLUMNS = 76;

/** `first` starts the first line, `rest` the others. */
export function wrap(text: string, first = '', rest = first): string {
  const lines: string[] = [];
  let line = first;
  let columns = [...first].length;
  let empty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const width = [...word].length;
    if (!empty && columns + 1 + width > COLUMNS) {
      lines.push(line);
      [line, columns] = [rest, [...rest].length];
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    columns += width + (empty ? 0 : 1);
    empty = false;
  }
  return [...lines, line].join('\n');
}
