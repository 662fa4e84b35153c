// How somebody is reached, checked and put into one form where it comes in: a telephone number as E.164, a mail address bare.
import { z } from 'zod';
import { isOfMailLength } from '../../kernel/clean-text.rule.js';
import { contactPhone } from '../../kernel/phone.rule.js';
import { contactFaults as en } from '../../texts/en/agency.js';
import { contactFaults as vi } from '../../texts/vi/agency.js';

const LONGEST = 300;

/** A sentence in both languages, for `parseInput`. */
const issue = (fault: keyof typeof vi, text: string) => ({
  code: 'custom' as const,
  params: { vi: vi[fault](text), en: en[fault](text) },
  input: text,
});

/** Whether there are several numbers, with whatever people put between them. */
function areSeveral(text: string): boolean {
  const parts = text.normalize('NFKC').split(/[;,/|\n]|\s[-–—]\s|\s(?:và|hoặc|hay)\s/u);
  return parts.filter((part) => 'e164' in contactPhone(part.replace(/^[^\d+(]+/, ''))).length > 1;
}

/** Mobile numbers and landlines; what is neither is refused, because nobody could be reached by it. */
export const phoneField = z
  .string()
  .max(LONGEST)
  .transform((text, context) => {
    const phone = contactPhone(text);
    if ('e164' in phone) return phone.e164;
    context.addIssue(issue(areSeveral(text) ? 'several-numbers' : phone.fault, text.trim().replace(/\s+/g, ' ')));
    return z.NEVER;
  })
  .describe('Telephone number of Viet Nam; kept as E.164. A landline is kept and gets no text messages');

const isAddress = (text: string): boolean => isOfMailLength(text) && z.email().safeParse(text).success;

/** Line breaks and other controls would write headers of their own into a mail. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** The address of `"Sở Nội vụ" <a@b.vn>` as mail programs copy it, of `mailto:a@b.vn`, or the text itself. */
const bareAddress = (text: string): string => /^[^<>]*<([^<>]+)>$/.exec(text)?.[1]?.trim() ?? text.replace(/^mailto:/i, '');

export const emailField = z
  .string()
  .max(LONGEST)
  .transform((given, context) => {
    const text = given
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .trim();
    const address = CONTROLS.test(text) ? '' : bareAddress(text);
    if (isAddress(address)) return address;
    context.addIssue(issue(/@.*[,;\s].*@/su.test(text) ? 'several-addresses' : 'no-address', given.trim().replace(/\s+/g, ' ')));
    return z.NEVER;
  })
  .describe('One mail address');
