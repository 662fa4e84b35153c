// Signed marks are for those they were sent to: a link in a mail acts for its reader, the mark of a return address reports a mail
// as undeliverable. Whatever shows or keeps a message for anybody else shows it without them.
import type { Content } from '../templates/email.template.js';

/** `<address>/l/<text>.<signature>`: the address may be any, because it may have changed since. */
const LINK = String.raw`(?:https?:\/\/[^\s"'<>]*?)?\/l\/[\w-]{16,}\.[0-9a-v]{16,}`;
const HREF = new RegExp(String.raw`\s+href=(?:"${LINK}"|'${LINK}')`, 'gi');
const LINKS = new RegExp(LINK, 'gi');
/** The key of a message, and its signature (return-token.rule). */
const RETURN_MARK = /([0-9a-f]{32})\.[0-9a-v]{16}(?![0-9a-v])/gi;

/** What stands for a link that is not shown, by language. */
const HIDDEN: Readonly<Record<string, string>> = {
  vi: '[liên kết riêng của người nhận, không hiển thị ở đây]',
  en: '[private link of the addressee, not shown here]',
};
const labelOf = (lang = 'vi'): string => HIDDEN[lang] ?? HIDDEN['vi']!;

/** A text of any kind without what only its addressee may hold. */
export const withoutTokens = (text: string, lang?: string): string =>
  (text.includes('/l/') ? text.replace(LINKS, labelOf(lang)) : text).replace(RETURN_MARK, '$1');

/** The same for every text within a value, at whatever depth. */
export function withoutTokensWithin<T>(value: T): T;
export function withoutTokensWithin(value: unknown): unknown {
  if (typeof value === 'string') return withoutTokens(value);
  if (Array.isArray(value)) return value.map((each) => withoutTokensWithin(each as unknown));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutTokensWithin(inner as unknown)]));
}

/** Whether a text holds what only its addressee may have. */
export const holdsToken = (text: string): boolean => text !== withoutTokens(text);

/** A mail as anybody but its addressee may see it: what was a link is there, says that it is not shown, and leads nowhere. */
export function withoutLinks({ decline, ...content }: Content): Content {
  const [, lang] = /<html[^>]*\blang="([a-z]+)"/.exec(content.html) ?? [];
  const html = content.html.replace(HREF, ` role="link" aria-disabled="true" title="${labelOf(lang)}"`);
  const kept = decline !== undefined && !holdsToken(decline) ? { decline } : {};
  return {
    subject: withoutTokens(content.subject, lang),
    text: withoutTokens(content.text, lang),
    html: withoutTokens(html, lang),
    ...kept,
  };
}
