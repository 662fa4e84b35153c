// Why a server cannot be reached, in English: the same words for whatever kind of server it is.
import type { networkObstacles as vietnamese } from '../vi/network.js';

export const networkObstacles: typeof vietnamese = (words) => ({
  'host-unknown': 'the network knows no host of this name',
  refused: `the host refuses the connection; ${words.server} may not be running, or the port is wrong`,
  silent: 'the host does not answer',
  'certificate-expired': 'its certificate has expired or is not valid yet',
  'certificate-untrusted': `its certificate was not issued by a trusted authority; check ${words.ca}`,
  'certificate-name': 'its certificate was issued for another host name',
  'no-tls': `it does not use TLS on this port; if that is right, ${words.plain}`,
});
