// What every way of sending text messages is set by: the wording, the price, the limits.
import { z } from 'zod';
import { wholeNumber } from '../../../kernel/index.js';
import type { SmsStyle } from '../../templates/sms.rule.js';

export const SMS_SHAPE = {
  /** `plain`: without marks, 160 characters a part. `unicode`: with marks, 70. */
  DUNGHAN_SMS_CODING: z.enum(['plain', 'unicode']).default('plain'),
  DUNGHAN_SMS_MAX_PARTS: wholeNumber(2, 1, 10),
  DUNGHAN_SMS_PREFIX: z.string().trim().min(1).max(20).default('CCHC'),
  DUNGHAN_SMS_CONTACT: z.string().trim().max(60).optional(),
  /** Of one part, in đồng. */
  DUNGHAN_SMS_PRICE: z.coerce.number().min(0).max(1_000_000).optional(),
  DUNGHAN_SMS_PER_DAY: wholeNumber(10, 1, 1_000),
  DUNGHAN_SMS_PER_SECOND: wholeNumber(10, 1, 1_000),
};

export const smsSchema = z.object(SMS_SHAPE);
type Values = z.output<typeof smsSchema>;

export interface SmsSettings extends SmsStyle {
  price: number | null;
  perRecipientPerDay: number;
  perSecond: number;
}

export const smsSettingsOf = (values: Values): SmsSettings => ({
  coding: values.DUNGHAN_SMS_CODING,
  maxParts: values.DUNGHAN_SMS_MAX_PARTS,
  prefix: values.DUNGHAN_SMS_PREFIX,
  contact: values.DUNGHAN_SMS_CONTACT ?? null,
  price: values.DUNGHAN_SMS_PRICE ?? null,
  perRecipientPerDay: values.DUNGHAN_SMS_PER_DAY,
  perSecond: values.DUNGHAN_SMS_PER_SECOND,
});
