// The plain text of the digest: complete, for clients and people that do not read HTML.
import { wrap } from '../notice/templates/wrap.rule.js';
import type { DigestBlock, DigestItem, DigestLetter } from './digest-letter.types.rule.js';

const BULLET = '* ';
const INDENT = '  ';

/** Tasks carry the numbers of their plan, so the list adds none. */
function item({ title, url, mark, facts }: DigestItem): string {
  const head = wrap(mark ? `${title} [${mark}]` : title, BULLET, INDENT);
  return [head, ...facts.map((fact) => wrap(fact, `${INDENT}- `, `${INDENT}  `)), ...(url ? [`${INDENT}${url}`] : [])].join('\n');
}

/** `Done on time: 12/45 (26,7%); unchanged` */
const figures = ({ rows }: NonNullable<DigestBlock['table']>): string =>
  rows.map(([label = '', value = '', change = '']) => wrap(`${label}: ${value}; ${change}`, '- ', '  ')).join('\n');

const block = ({ heading, notes, table, groups }: DigestBlock): string =>
  [
    wrap(heading.toLocaleUpperCase('vi')),
    ...(table ? [figures(table)] : []),
    ...notes.map((note) => wrap(note)),
    ...groups.flatMap(({ title, items }) => [...(title ? [wrap(title)] : []), ...items.map(item)]),
  ].join('\n\n');

export function digestText(letter: DigestLetter): string {
  const { open, read } = letter;
  const parts = [
    wrap(letter.organisation),
    wrap(letter.salutation),
    wrap(letter.summary),
    ...letter.blocks.map(block),
    ...(read ? [`${wrap(`${read.label}:`)}\n${read.url}\n${wrap(read.hint)}`] : []),
    ...(open ? [`${wrap(`${open.label}:`)}\n${open.url}`] : []),
    ['-- ', ...letter.closing.map((line) => wrap(line))].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
