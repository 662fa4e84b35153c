// The words around the text of an office file, from its XML: headers, footers and text boxes of worksheets, and what a file says of
// itself. Stamps stand there.

const HEADERS = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^<>]*>([^<]*)</g;
/** Places, fonts, sizes and colours within a header: "&C&"Arial,Bold"&14MẬT". */
const CODES = /&(?:"[^"]*"|K[\dA-F]{6}|K\d\d[+-]\d{3}|\d+|[A-Z])/g;
const IN_MARGINS = /^xl\/(?:worksheets|drawings)\/[^/]+\.xml$/;
const PROPERTIES = /^docProps\/(?:core|custom)\.xml$/;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const HIGHEST = 0x10ffff;

/** Text as XML means it: "M&#7852;T". */
function meant(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return (name ? NAMED[name] : code <= HIGHEST ? String.fromCodePoint(code) : undefined) ?? whole;
  });
}

/** Whether the part of that name in the workbook's archive has such words. */
export const hasMargins = (name: string): boolean => IN_MARGINS.test(name);
export const hasProperties = (name: string): boolean => PROPERTIES.test(name);

export function sheetMargins(xml: string): string[] {
  const headers = [...xml.matchAll(HEADERS)].map(([, text = '']) =>
    meant(text)
      .replace(CODES, '\n')
      .replace(/_x000[AD]_/g, '\n'),
  );
  const boxes = xml
    .split('</a:p>')
    .slice(0, -1)
    .map((text) => meant(text.slice(text.indexOf('<a:p>') + 5).replace(/<[^<>]*>/g, '')));
  return [...headers, ...boxes].flatMap((text) => text.split('\n'));
}

const SAID = /<(?:\w{1,20}:)?(?:title|subject|keywords|category|contentStatus|description)\b[^<>]*>([^<]+)</g;
const OWN = /<(?:\w{1,20}:)?property\b([^<>]*)>\s{0,100}<(?:\w{1,20}:)?(?:lpwstr|lpstr|bstr)\b[^<>]*>([^<]+)</g;
const NAME = /\bname\s*=\s*["']([^"']*)["']/;

/** What a file says of itself: title, subject, category, state; of the properties somebody made up, the name too: "Độ mật: Mật". */
export function fileProperties(xml: string): string[] {
  const own = [...xml.matchAll(OWN)].flatMap(([, attributes = '', text = '']) => [text, `${NAME.exec(attributes)?.[1] ?? ''}: ${text}`]);
  return [...[...xml.matchAll(SAID)].map(([, text = '']) => text), ...own].map((text) => meant(text).trim());
}
