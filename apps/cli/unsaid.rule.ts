// The last guard of what settings keep secret: whatever is said on stderr, by a library or in the trace of a fault too, is said without it.

/** Settings whose whole value is a secret; of an address only the password is. */
const SECRET = /^DUNGHAN_\w*(PASSWORD|TOKEN|SECRET|SECRET_KEY|API_KEY|DKIM_KEY)$/;
const ADDRESS = /^DUNGHAN_\w*(_URL|_GATEWAY)$/;
/** Shorter ones would black out ordinary words, and guard nothing. */
const LEAST = 5;
const UNSAID = '•••';

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

/** What may not be said, the longest first, so that none is left in part. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const found = Object.entries(env).flatMap(([name, value = '']) => {
    if (SECRET.test(name)) return [value.trim(), ...value.split('\n').map((line) => line.trim())];
    return ADDRESS.test(name) ? passwordsIn(value) : [];
  });
  return [...new Set(found)].filter((each) => each.length >= LEAST).sort((one, other) => other.length - one.length);
}

export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((said, secret) => said.replaceAll(secret, UNSAID), text);
