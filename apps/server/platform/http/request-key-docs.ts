// Idempotency-Key in the description of the API: the same for every order.
import type { OpenAPIObject } from '@nestjs/swagger';
import { LEAST_KEY, MOST_KEY } from '../../../../libs/identity/request-key.rule.js';

const HEADER = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'Chosen by the caller, once for each order: an order given again under its key, after a time-out for instance, is answered again and recorded once, also after a restart. The same key with another order is 422, an order under that key still under way 409. Accounts do not share keys.',
  schema: { type: 'string', minLength: LEAST_KEY, maxLength: MOST_KEY, pattern: '^[!-~]+$' },
};

const RECORDED = {
  description: 'Recorded, but how things stand now cannot be shown at the moment; there is no need to do it again',
  content: { 'application/json': { example: { recorded: true, detail: 'Thao tác đã được ghi nhận. …' } } },
};

const REPEATED = {
  'Dunghan-Recorded-At': {
    description: 'Only in the answer to an order given again under its key: when it was recorded. What is shown is how things stand now.',
    schema: { type: 'string' as const, format: 'date-time' },
  },
};

export function documentRequestKeys(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const order of [path.post, path.put, path.patch, path.delete]) {
      // What anybody may ask records nothing, and needs no key.
      if (!order?.security?.length) continue;
      order.parameters = [...(order.parameters ?? []), HEADER];
      order.responses = { ...order.responses, 202: RECORDED };
      for (const [status, answer] of Object.entries(order.responses))
        if (/^20[01]$/.test(status) && answer && 'description' in answer) answer.headers = { ...answer.headers, ...REPEATED };
    }
  }
  return document;
}
