// Which addresses a link given to us must not lead to: this machine, the networks behind it, and what only pretends to be
// elsewhere. Checked on the very address that is connected to, so that a name cannot change its mind in between.
import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of IPv6 only this is given out to networks of the public Internet; the rest is reserved or stands for something else. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether a numeric address is not one of the public Internet. IPv4 inside IPv6 counts as what it is. */
export function isInside(address: string): boolean {
  const plain = address.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (!ipaddr.IPv4.isValidFourPartDecimal(plain) && !ipaddr.IPv6.isValid(plain)) return true;
  const found = ipaddr.process(plain);
  return found.range() !== 'unicast' || (found instanceof ipaddr.IPv6 && !found.match(GIVEN_OUT));
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
