// The last guard of what settings keep secret: whatever is said on stderr, by a library or in the trace of a fault too, what servers answer
// and what health shows, is said without it.

/** Settings whose whole value is a secret; of an address only the password is. */
const SECRET = /^DUNGHAN_\w*(PASSWORD|TOKEN|SECRET|SECRET_KEY|API_KEY|DKIM_KEY)$/;
const ADDRESS = /^DUNGHAN_\w*(_URL|_GATEWAY)$/;
/** Shorter ones would black out ordinary words, and guard nothing. */
const LEAST = 5;
const UNSAID = '•••';

/** A setting may lie in a file, which its name says. */
const isOfOne = (name: string, known: (name: string) => boolean): boolean => known(name) || known(name.replace(/_FILE$/, ''));

/** The password in each of the addresses, as it is written and as it is meant. */
function passwordsIn(addresses: string): string[] {
  return [...addresses.matchAll(/\/\/[^\s/@]*?:([^\s/@]+)@/g)].flatMap(([, password = '']) => {
    try {
      return [password, decodeURIComponent(password)];
    } catch {
      return [password];
    }
  });
}

/**
 * What may not be said, the longest first, so that none is left in part.
 * @param known names of settings that we explain: any other of ours was given its name by who keeps a secret in it
 */
export function secretsOf(env: Readonly<Record<string, string | undefined>>, known: (name: string) => boolean = () => true): string[] {
  const found = Object.entries(env).flatMap(([name, value = '']) => {
    if (SECRET.test(name) || (name.startsWith('DUNGHAN_') && !isOfOne(name, known)))
      return [value.trim(), ...value.split('\n').map((line) => line.trim())];
    return ADDRESS.test(name) ? passwordsIn(value) : [];
  });
  const written = found.flatMap((each) => [each, JSON.stringify(each).slice(1, -1)]);
  return [...new Set(written)].filter((each) => each.length >= LEAST).sort((one, other) => other.length - one.length);
}

export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((said, secret) => said.replaceAll(secret, UNSAID), text);

/** The same of every text in an answer. */
export function withoutSecretsIn<T>(value: T, secrets: readonly string[]): T {
  if (typeof value === 'string') return withoutSecrets(value, secrets) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => withoutSecretsIn(each, secrets)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]: [string, unknown]) => [name, withoutSecretsIn(each, secrets)])) as T;
}
