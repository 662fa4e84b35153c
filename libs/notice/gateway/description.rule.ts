// How an SMS gateway is spoken to, as data: what is asked of it and how its answers are read. `gateways/gateway.schema.json`
// is made from this; a gateway nobody has described yet is described in a file of one's own.
import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const path = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/);

/** Every path named must hold one of the values, compared as text, or a number within the range. */
const match = z.record(path, z.union([z.array(scalar).min(1), z.strictObject({ min: z.number().optional(), max: z.number().optional() })]));
/** One of the matches is enough. */
const matches = z.array(match).min(1).optional();

const readId = z.object({
  id: path.optional().describe('Where the answer holds the name the gateway gave the message'),
  error: path.optional().describe('Where it holds what went wrong, in words'),
});

const request = z.strictObject({
  method: z.enum(['GET', 'POST']),
  url: z.url({ protocol: /^https?$/ }).describe('Placeholders in it are escaped'),
  headers: z.record(z.string(), z.string()).default({}),
  auth: z
    .union([z.strictObject({ basic: z.strictObject({ user: z.string(), password: z.string() }) }), z.strictObject({ bearer: z.string() })])
    .optional(),
  query: z.record(z.string(), scalar).optional(),
  body: z.union([z.strictObject({ json: z.json() }), z.strictObject({ form: z.record(z.string(), scalar) })]).optional(),
});

export const gatewaySchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  number: z.enum(['e164', '84', '0']).describe('How the gateway wants numbers: +84912…, 84912… or 0912…'),
  secrets: z
    .record(z.string().regex(/^[a-zA-Z]+$/), z.string().regex(/^DUNGHAN_[A-Z0-9_]+$/))
    .describe('Placeholder {{secret.NAME}} → variable of the environment that holds it'),
  idempotent: z.boolean().describe('Whether a request with a {{key}} the gateway has had before is recognised and sends nothing'),
  send: request.extend({
    answer: readId.extend({
      accepted: matches,
      duplicate: matches.describe('It has had this {{key}} before: what was sent then is what counts'),
      refused: matches.describe('This message will never be taken'),
      later: matches,
      down: matches.describe('The account or the gateway is in trouble; every message waits'),
      otherwise: z.enum(['refused', 'later', 'unknown']).describe('What an answer means that nothing above matches'),
    }),
  }),
  status: request
    .extend({
      by: z.enum(['key', 'id']).describe('Whether the gateway is asked by our {{key}}, or by its own {{id}}, which is lost with an answer'),
      answer: readId.extend({ delivered: matches, failed: matches, accepted: matches, absent: matches }),
    })
    .optional(),
  callback: z
    .strictObject({
      id: path.optional(),
      key: path.optional().describe('Where the callback repeats our {{key}}'),
      number: path.optional(),
      detail: path.optional(),
      delivered: matches,
      failed: matches,
    })
    .optional(),
});

export type Gateway = z.output<typeof gatewaySchema>;
export type GatewayRequest = z.output<typeof request>;
export type Matches = z.output<typeof matches>;
