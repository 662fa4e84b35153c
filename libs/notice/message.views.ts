// A message as people are shown it.
import { z } from 'zod';
import { trailEntryView } from '../audit/trail.views.js';
import { shownMoment } from '../kernel/index.js';

export const messageView = z
  .strictObject({
    key: z.string(),
    notices: z.array(z.string()).describe('Keys of the notices it carries'),
    channel: z.string(),
    address: z.string(),
    addressee: z.string(),
    to: z.string().describe('Id of the agency'),
    digest: z
      .strictObject({ week: z.string(), asOf: shownMoment })
      .nullable()
      .describe('Of a weekly digest: its week, and the moment of its figures'),
    state: z.enum([
      'composed',
      'postponed',
      'intended',
      'failed',
      'sent',
      'unknown',
      'delivered',
      'bounced',
      'read',
      'given-up',
      'cancelled',
    ]),
    attempt: z.int(),
    messageId: z.string().nullable(),
    composedAt: shownMoment,
    intendedAt: shownMoment.nullable(),
    sentAt: shownMoment.nullable(),
    failedAt: shownMoment.nullable(),
    deliveredAt: shownMoment.nullable(),
    readAt: shownMoment.nullable(),
    retryAt: shownMoment.nullable().describe('When it is to be tried again'),
    transport: z.string().nullable().describe('What took it'),
    answer: z.string().nullable(),
    references: z.array(z.string()).describe("The next hop's own names for its parts"),
    text: z.string().nullable().describe('What was said, where that is short enough to be kept'),
    error: z.string().nullable(),
    reason: z.string().nullable().describe('Why it waits or was cancelled'),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    stateText: z.string(),
    detail: z.string().nullable().describe('What went wrong at the last attempt, or else what the next hop answered'),
    sms: z
      .strictObject({
        coding: z.enum(['plain', 'unicode']),
        units: z.int(),
        parts: z.int(),
        cost: z.number().nullable().describe('In đồng; null when no price is configured'),
      })
      .nullable()
      .describe('How the text message is counted; null for other channels'),
  })
  .meta({ id: 'Message' });

export const messagesView = z.strictObject({ messages: z.array(messageView) }).meta({ id: 'Messages' });
export const messageWithHistory = z
  .strictObject({ ...messageView.shape, history: z.array(trailEntryView) })
  .meta({ id: 'MessageWithHistory' });

export type MessageView = z.output<typeof messageView>;
export type MessageWithHistory = z.output<typeof messageWithHistory>;
