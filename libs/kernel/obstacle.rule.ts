// Why a server cannot be reached, as the network says it: the same names for whatever kind of server it is.

export const NETWORK_OBSTACLES = [
  'host-unknown',
  'refused',
  'silent',
  'certificate-expired',
  'certificate-untrusted',
  'certificate-name',
  'no-tls',
] as const;
export type NetworkObstacle = (typeof NETWORK_OBSTACLES)[number];

const BY_CODE: readonly [RegExp, NetworkObstacle][] = [
  [/^(ENOTFOUND|EAI_)/, 'host-unknown'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)/, 'refused'],
  [/^ETIMEDOUT/, 'silent'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)/, 'certificate-expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID/, 'certificate-name'],
  [/^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|CERT_)/, 'certificate-untrusted'],
  [/^(ERR_SSL|EPROTO)/, 'no-tls'],
];

/** By the code of an error of a connection; null when it says nothing of the kind. */
export const obstacleOf = (code: string | undefined): NetworkObstacle | null =>
  BY_CODE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? null;
