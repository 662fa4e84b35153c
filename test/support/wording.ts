// Shapes that no reader of Vietnamese should meet on a page, in a mail, in a text message or in a table of the command line.

const FORBIDDEN: readonly [string, RegExp][] = [
  ['an ISO day or moment', /\b\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?\b/],
  ['an address of the sending system', /@sms\.invalid/],
  ['a raw mailbox', /"[^"]+" <[^>]+@[^>]+>/],
  ['a version of the calendar as the file names it', /\bvn-\d{4}\.\d+/],
  ['a user of the sample', /\bdu-lieu-mau\b/],
  ['an id of an event', /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/],
  ['two stops in a row', /[.;,:]\)?[;,]|\.\)?\.(?!\.)|\);\)|\.;/],
  ['a percent sign apart from its number', /\d %/],
  ['a value of the program', /\bundefined\b|\bnull\b|\bNaN\b|\[object/],
  ['the singular for several', /\b1 nội dung khác/],
  ['words of the schema library', /mong đợi|\bexpected\b|\breceived\b|Invalid input/],
  ['two spaces', /[^\s.-] {2,}[^\s]/],
];

/** Ids that an operator must type, and so must be told. */
const IDS = /\b[0-9a-f]{24,64}(\.eml)?\b|\b\d+-kh-[a-z0-9-]+(\.r\d+[a-z]?)?\b|\bdh_[a-z]+_\S+/g;

/** What is wrong with a text that people read, each with where it stands; `table` has columns of aligned words. */
export function faultsIn(text: string, { table = false }: { table?: boolean } = {}): string[] {
  const plain = text.replace(IDS, 'MÃ').replace(/https?:\/\/\S+/g, 'LIÊN-KẾT');
  return FORBIDDEN.filter(([name]) => !(table && name === 'two spaces')).flatMap(([name, shape]) => {
    const at = plain.search(shape);
    return at < 0 ? [] : [`${name}: …${plain.slice(Math.max(0, at - 60), at + 60).replace(/\s+/g, ' ')}…`];
  });
}

/** The words of a page: what stands in tags is not read. */
export const wordsOfPage = (html: string): string =>
  html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<\/?(td|th|tr|p|li|dd|dt|h\d|div|option|a|label|small|strong|span|button|summary|section|title)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/[ \t]*\n\s*/g, '\n');
