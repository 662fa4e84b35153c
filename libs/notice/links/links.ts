// Signed links: `<address of the service>/l/<text>.<signature>`. Whoever holds one may do what it says and nothing else.
import type { Signer } from '../../identity/signer.js';
import { refuse, type Instant, type Refusal } from '../../kernel/index.js';
import { isOver, linkFrom, linkText, linkUntil, type Link, type LinkPurpose } from './link.rule.js';

const PURPOSE = 'link';
const SIGNATURE_BYTES = 16;
/** More than any link of ours: what is longer is not looked at. */
export const MOST_LINK_CHARACTERS = 500;

export const LINK_PATH = '/l/';

export interface Links {
  urlOf(purpose: LinkPurpose, message: string, now: Instant, subject?: string): string;
  open(token: string, now: Instant): Link | Refusal;
}

/** @param base address under which readers open the service */
export const linksOf = (signer: Signer, base: string): Links => ({
  urlOf(purpose, message, now, subject = '') {
    const text = linkText({ purpose, message, subject, until: linkUntil(now) });
    return `${base}${LINK_PATH}${Buffer.from(text).toString('base64url')}.${signer.sign(PURPOSE, text, SIGNATURE_BYTES)}`;
  },
  open(token, now) {
    const [encoded = '', signature = '', ...more] = token.length > MOST_LINK_CHARACTERS ? [] : token.split('.');
    const text = Buffer.from(encoded, 'base64url').toString();
    const link = linkFrom(text);
    if (more.length > 0 || !link || !signer.verify(PURPOSE, text, signature, SIGNATURE_BYTES, now)) return refuse('notice.link-wrong');
    return isOver(link, now) ? refuse('notice.link-expired') : link;
  },
});
