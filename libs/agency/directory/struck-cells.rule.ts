// Cells of a workbook that are struck out, from its XML: somebody crossed out what holds no longer, and the values alone do not say so.

/** The text of a part of the workbook's archive; empty when there is none. */
export type PartOf = (name: string) => string;

const attributeIn = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];

/** What stands between the first opening tag of a list and its end. */
function listIn(xml: string, name: string): string {
  const open = new RegExp(`<(?:\\w{1,20}:)?${name}\\b[^<>]*>`).exec(xml);
  if (!open) return '';
  const rest = xml.slice(open.index + open[0].length);
  const end = rest.search(new RegExp(`</(?:\\w{1,20}:)?${name}>`));
  return end < 0 ? '' : rest.slice(0, end);
}

const elementsIn = (list: string, name: string): string[] => list.split(new RegExp(`<(?:\\w{1,20}:)?${name}(?=[\\s/>])`)).slice(1);
const STRIKE = /<(?:\w{1,20}:)?strike\b([^<>]*)>/;

function struckFormats(styles: string): Set<string> {
  const fonts = elementsIn(listIn(styles, 'fonts'), 'font').map((font) => {
    const strike = STRIKE.exec(font);
    return strike !== null && !/\bval\s*=\s*["'](?:0|false)["']/.test(strike[1] ?? '');
  });
  const fontOf = (format: string): string | undefined => attributeIn(format.split('>')[0] ?? '', 'fontId');
  const named = elementsIn(listIn(styles, 'cellStyleXfs'), 'xf').map(fontOf);
  const formats = elementsIn(listIn(styles, 'cellXfs'), 'xf');
  return new Set(
    formats.flatMap((format, at) => {
      const font = fontOf(format) ?? named[Number(attributeIn(format.split('>')[0] ?? '', 'xfId') ?? 0)] ?? '0';
      return fonts[Number(font)] ? [String(at)] : [];
    }),
  );
}

/** The part of each sheet, by the number that the workbook calls it. */
function targetsIn(relations: string): Map<string, string> {
  return new Map(
    elementsIn(relations, 'Relationship').map((each) => [
      attributeIn(each, 'Id') ?? '',
      `xl/${(attributeIn(each, 'Target') ?? '').replace(/^\/(?:xl\/)?|^\.\//, '')}`,
    ]),
  );
}

const CELL = /<(?:\w{1,20}:)?c\s([^<>]*[^<>/])>/g;

/** The places of the filled cells in a sheet that are struck out, as "B5". `at`: which sheet of the workbook. */
export function struckCells(part: PartOf, at: number): string[] {
  const struck = struckFormats(part('xl/styles.xml'));
  if (struck.size === 0) return [];
  const sheet = elementsIn(listIn(part('xl/workbook.xml'), 'sheets'), 'sheet')[at] ?? '';
  const target = targetsIn(part('xl/_rels/workbook.xml.rels')).get(/\b\w+:id\s*=\s*["']([^"']*)["']/.exec(sheet)?.[1] ?? '');
  const cells = [...(target ? part(target) : '').matchAll(CELL)];
  return cells.flatMap(([, attributes = '']) =>
    struck.has(attributeIn(attributes, 's') ?? '0') ? [attributeIn(attributes, 'r') ?? '?'] : [],
  );
}
