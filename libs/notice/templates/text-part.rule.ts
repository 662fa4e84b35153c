// The plain text part of a mail: complete, for clients and people that do not read HTML.
import type { Letter, LetterItem, LetterPart } from './letter.rule.js';
import { wrap } from './wrap.rule.js';

const INDENT = '   ';

function item({ title, url, facts }: LetterItem, index: number): string {
  const number = `${index + 1}. `;
  const lines = facts.map(({ label, value }) => wrap(`${label}: ${value}`, `${INDENT}- `, `${INDENT}  `));
  return [wrap(title, number, ' '.repeat(number.length)), ...lines, ...(url ? [`${INDENT}${url}`] : [])].join('\n');
}

const part = ({ heading, intro, items, ask }: LetterPart): string =>
  [wrap(heading.toLocaleUpperCase('vi')), wrap(intro), ...items.map(item), ...(ask ? [wrap(ask)] : [])].join('\n\n');

export function textPart(letter: Letter): string {
  const { why, open, read, decline } = letter;
  const link = (label: string, url: string): string => `${wrap(`${label}:`)}\n${url}`;
  const blocks = [
    wrap(letter.organisation),
    wrap(letter.salutation),
    wrap(letter.summary),
    ...letter.parts.map(part),
    ...(read ? [`${link(read.label, read.url)}\n${wrap(read.hint)}`] : []),
    ...(open ? [link(open.label, open.url)] : []),
    [wrap(why.heading), ...why.lines.map((line) => wrap(line, '- ', '  '))].join('\n'),
    ['-- ', ...letter.closing.map((line) => wrap(line)), ...(decline ? [link(decline.label, decline.url)] : [])].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}
