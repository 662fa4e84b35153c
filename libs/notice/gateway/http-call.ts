// One request to a gateway, and what is certain after it: that it was answered, that it never arrived, or neither.
import type { GatewayRequest } from './description.rule.js';
import { fill, fillText, type Values } from './fill.rule.js';

export type Reply = { state: 'answered'; status: number; json: unknown } | { state: 'not-sent' | 'no-answer'; error: string };

/** Faults before a byte of the request has left. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;
const MOST_BYTES = 65_536;

function authorization(auth: GatewayRequest['auth'], values: Values): Record<string, string> {
  if (!auth) return {};
  if ('bearer' in auth) return { authorization: `Bearer ${fillText(auth.bearer, values)}` };
  const { user, password } = auth.basic;
  return { authorization: `Basic ${Buffer.from(`${fillText(user, values)}:${fillText(password, values)}`).toString('base64')}` };
}

function bodyOf(body: GatewayRequest['body'], values: Values): { body?: string; headers: Record<string, string> } {
  if (!body) return { headers: {} };
  if ('json' in body)
    return { body: JSON.stringify(fill(body.json, values)), headers: { 'content-type': 'application/json; charset=utf-8' } };
  const form = fill(body.form, values) as Record<string, string>;
  return { body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

function urlOf({ url, query = {} }: GatewayRequest, values: Values): URL {
  const target = new URL(fillText(url, values, encodeURIComponent));
  for (const [name, value] of Object.entries(fill(query, values) as Record<string, unknown>)) target.searchParams.set(name, String(value));
  return target;
}

async function read(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MOST_BYTES) throw new Error(`the answer is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

/** What went wrong, without the address: it may hold a secret. */
const codeOf = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'no-answer' : (name ?? 'Error'));
};

export async function call(request: GatewayRequest, values: Values, timeoutMs: number): Promise<Reply> {
  const { body, headers } = bodyOf(request.body, values);
  try {
    const response = await fetch(urlOf(request, values), {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(fill(request.headers, values) as Record<string, string>),
        ...authorization(request.auth, values),
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { state: 'answered', status: response.status, json: await read(response) };
  } catch (error) {
    const code = codeOf(error);
    return { state: NEVER_LEFT.test(code) ? 'not-sent' : 'no-answer', error: code };
  }
}
