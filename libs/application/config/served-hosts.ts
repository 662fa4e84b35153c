// Under which names the service answers. A page elsewhere can make a browser ask us under a name of its own (DNS rebinding), and would read
// the answer as its own.

/** `name` of a Host header, without port and brackets; null when it is none. */
export function hostName(header: string | undefined): string | null {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/i.exec(header ?? '') ?? [];
  const name = (bracketed ?? plain)?.toLowerCase().replace(/\.$/, '');
  return name ? name : null;
}

const isLoopback = (name: string): boolean => /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|::1)$/.test(name);

/** Numbers, and names without a dot: nobody outside can own one of these. */
const isNobodys = (name: string): boolean => /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+|[^.]+)$/.test(name);

/** @param aboutUs whether health or metrics are asked for, which probes ask by the address of a machine or the name of a container */
export const isServed = (name: string, names: readonly string[], aboutUs: boolean): boolean =>
  isLoopback(name) || names.includes(name) || (aboutUs && isNobodys(name));

/** The names that settings give: `DUNGHAN_HOSTS`, the address readers open, the address that is listened at; null where one is no name. */
export function namesFrom(hosts: string, link: string | null, listened: string): string[] | null {
  const stated = hosts
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  const names = stated.map((each) => (/:\d+$/.test(each) ? null : hostName(each)));
  if (names.includes(null)) return null;
  const own = [link === null ? null : hostName(new URL(link).host), hostName(listened.includes(':') ? `[${listened}]` : listened)];
  const everywhere = ['0.0.0.0', '::'];
  return [...names, ...own].filter((each): each is string => each !== null && !everywhere.includes(each));
}
