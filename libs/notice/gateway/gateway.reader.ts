// Reads the description of a gateway: one that ships with the product, by its name, or a file.
import { existsSync, readFileSync } from 'node:fs';
import { isRefusal, parseInput, refuse, type Refusal } from '../../kernel/index.js';
import { gatewaySchema, type Gateway } from './description.rule.js';
import { placeholdersIn } from './fill.rule.js';

const SHIPPED = new URL('../channels/gateways/', import.meta.url);
const KNOWN = ['to', 'text', 'key', 'sender', 'unicode', 'callback', 'id'];

export function readGateway(name: string): Gateway | Refusal {
  const shipped = new URL(`${name}.gateway.json`, SHIPPED);
  const file = /^[a-z0-9-]+$/.test(name) && existsSync(shipped) ? shipped : name;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse('notice.setting-file', { name: 'DUNGHAN_SMS_GATEWAY', detail: (error as NodeJS.ErrnoException).code ?? 'JSON' });
  }
  const parsed = parseInput(gatewaySchema, json);
  if (isRefusal(parsed)) return refuse('notice.gateway', parsed.params);
  const { send, status, secrets } = parsed.value;
  const known = [...KNOWN, ...Object.keys(secrets).map((each) => `secret.${each}`)];
  const unknown = [...placeholdersIn(send), ...placeholdersIn(status)].find((each) => !known.includes(each));
  return unknown
    ? refuse('notice.gateway', { field: `{{${unknown}}}`, vi: 'không có giá trị này', en: 'there is no such value' })
    : parsed.value;
}
