// Certificates for servers and clients on this machine, issued on the spot by an authority of our own.
import { generate } from 'selfsigned';

const DAY_MS = 86_400_000;

export interface Authority {
  cert: string;
  key: string;
}

export async function authority(): Promise<Authority> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Thu nghiem CA' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert, key };
}

/** @param validFor days from now until it expires; negative: it has expired */
export async function certificate(ca: Authority, { name = 'localhost', validFor = 30 } = {}): Promise<Authority> {
  const now = Date.now();
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    ca: { key: ca.key, cert: ca.cert },
    notBeforeDate: new Date(now - 60 * DAY_MS),
    notAfterDate: new Date(now + validFor * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { cert, key };
}
