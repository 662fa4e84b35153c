// Which addresses a link given to us must not lead to: this machine, the networks behind it, and what only pretends to be
// elsewhere. Checked on the very address that is connected to, so that a name cannot change its mind in between.
import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(network, bits, 'ipv6');

/** Whether a numeric address is not one of the public Internet. IPv4 inside IPv6 counts as what it is. */
export function isInside(address: string): boolean {
  const version = isIP(address.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, ''));
  const plain = address.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (version === 0) return true;
  return INSIDE.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

export const INSIDE_CODE = 'EINSIDE';
const refused = (host: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${host} is not on the public Internet`), { code: INSIDE_CODE });

type Resolve = typeof lookup;

/** Looks a name up for a connection and refuses it when any of its addresses leads inside. */
export const publicLookup =
  (resolve: Resolve = lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const addresses = found as LookupAddress[];
      if (error) return done(error, '');
      if (addresses.length === 0 || addresses.some(({ address }) => isInside(address))) return done(refused(host), '');
      if (options.all) return done(null, addresses);
      const [first] = addresses as [LookupAddress];
      done(null, first.address, first.family);
    });
  };
