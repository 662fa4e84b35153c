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
  ['a policy as its file names it', /\bmac-dinh(@\d+)?\b/],
  ['the house as the log names it', /\b(he-thong|dung-han)\b(?!@)/],
  ['an address that is none', /@\S+\.invalid\b/],
  ['an id of an agency', /\b(so|ubnd|van-phong|bao|dai|thanh-tra)-[a-z]+(-[a-z]+)+\b(?![.@])/],
  ['a decimal point', /\d\.\d+%/],
  ['empty brackets', /\(\s*\)|“\s*”|\[\s*\]/],
  ['brackets after brackets', /\)\s\([^)]*\)\s\(/],
  ['a word said twice', /(^|[\s“(])(của|là|theo|ngày|cho|và|nội dung|số liệu) \2(?=[\s,;.:])/iu],
  ['a space before a stop', /[\p{L}\d)”] [,;:.](\s|$)/u],
  ['letters taken apart', /[\u0300-\u0309\u0323\u031b\u0302\u0306]/],
  [
    'a word of the program',
    /\b(true|false|error|Error|string|number|array|boolean|required|invalid|failed|unknown|pending|deadline|task|agency)\b/,
  ],
  ['several of one', /\(1 (NHIỆM VỤ|BÁO CÁO)\)\s+[^.]*\b(Các|các) (nhiệm vụ|báo cáo) sau đây/u],
  ['the singular for several', /\b1 nội dung khác/],
  ['words of the schema library', /mong đợi|\bexpected\b|\breceived\b|Invalid input/],
  ['two spaces', /[^\s.-] {2,}[^\s]/],
];

/** Given by people as they are: addresses of mail, names of files, of variables and of documents. */
const GIVEN = /\b[\w.+-]+@[\w-]+(\.(?!invalid\b)[\w-]+)+(?![\w.])|\b[\w.+-]+@[\w.-]*…|“[^”\s]+\.(json|md|docx|xlsx)”|\bDUNGHAN_[A-Z_]+\b/g;
/** Ids that an operator must type, and so must be told: messages, plans and their rows, periodic reports, letters, tokens. */
const IDS =
  /\b\d{4}-[a-z0-9-]+\.(so|ubnd|van-phong|bao|dai|thanh-tra|bql)[a-z0-9-]*|\b[0-9a-f]{24,64}(\.eml)?\b|\b\d+-kh-[a-z0-9-]+(\.r\d+[a-z]?)?\b|\bdh_[a-z]+_\S+/g;

/** What is wrong with a text that people read, each with where it stands; `table` has columns of aligned words. */
export function faultsIn(text: string, { table = false }: { table?: boolean } = {}): string[] {
  const plain = text
    .replace(GIVEN, 'ĐỊA-CHỈ')
    .replace(IDS, 'MÃ')
    .replace(/https?:\/\/\S+/g, 'LIÊN-KẾT');
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
