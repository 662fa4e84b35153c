// The shape of the mark by which a mail that comes back names its message, and the places it stands in. Its signature is
// checked elsewhere.

/** The message's key, a dot, the signature. */
const TOKEN = String.raw`[\w-]{8,40}\.[0-9a-v]{16}`;
/** RFC 5321 section 4.5.3.1.1. */
const MOST_LOCAL_PART = 64;

const found = (before: string, after: string, texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(new RegExp(`${before}(${TOKEN})${after}`, 'gi'))].flatMap((match) => match[1] ?? []));

export const isToken = (text: string): boolean => new RegExp(`^${TOKEN}$`, 'i').test(text);
export const tokensInAddresses = (addresses: readonly string[]): string[] => found(String.raw`\+`, '@', addresses);
export const tokensInMessageIds = (messageIds: readonly string[]): string[] => found('<', '@', messageIds);

/** `bounce+<token>@domain`, the return address of one message; null when that would be longer than an address may be. */
export function returnAddress(bounces: string, token: string): string | null {
  const at = bounces.lastIndexOf('@');
  const local = `${bounces.slice(0, at)}+${token}`;
  return local.length > MOST_LOCAL_PART ? null : `${local}${bounces.slice(at)}`;
}
