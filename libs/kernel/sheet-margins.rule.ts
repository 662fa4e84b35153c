// The words around the cells of a worksheet, from its XML: headers, footers and text boxes. Stamps stand there.

const HEADERS = /<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)[^<>]*>([^<]*)</g;
/** Places, fonts, sizes and colours within a header: "&C&"Arial,Bold"&14MẬT". */
const CODES = /&amp;(?:"[^"]*"|&quot;(?:(?!&quot;).)*&quot;|K[\dA-F]{6}|\d+|[A-Z])/g;
const IN_MARGINS = /^xl\/(?:worksheets|drawings)\/[^/]+\.xml$/;

/** Whether the part of that name in the workbook's archive has such words. */
export const hasMargins = (name: string): boolean => IN_MARGINS.test(name);

export function sheetMargins(xml: string): string[] {
  const headers = [...xml.matchAll(HEADERS)].map(([, text = '']) => text.replace(CODES, '\n').replace(/_x000[AD]_/g, '\n'));
  const boxes = xml
    .split('</a:p>')
    .slice(0, -1)
    .map((text) => text.slice(text.indexOf('<a:p>') + 5).replace(/<[^<>]*>/g, ''));
  return [...headers, ...boxes].flatMap((text) => text.split('\n'));
}
