// Links in mails: they come back as they were made, or not at all.
import fc from 'fast-check';
import { signerOf } from '../../identity/signer.js';
import { isRefusal } from '../../kernel/index.js';
import { linkFrom, linkText, LINK_PURPOSES } from './link.rule.js';
import { linksOf } from './links.js';

const NOW = '2026-03-02T01:00:00.000Z';
const links = linksOf(signerOf([{ secret: 'khóa', until: null }]), 'https://dunghan.tinh.gov.vn');
const tokenOf = (url: string): string => url.split('/l/')[1] ?? '';
const url = links.urlOf('read', '0123456789abcdef0123456789abcdef', NOW);

describe('a link', () => {
  it('says what it is for', () => {
    expect(url).toMatch(/^https:\/\/dunghan\.tinh\.gov\.vn\/l\/[\w-]+\.[0-9a-v]{26}$/);
    expect(links.open(tokenOf(url), NOW)).toEqual({
      purpose: 'read',
      message: '0123456789abcdef0123456789abcdef',
      subject: '',
      until: '2026-06-30',
    });
  });

  it('works up to its last day', () => {
    expect(isRefusal(links.open(tokenOf(url), '2026-06-30T16:59:59.999Z'))).toBe(false);
    expect(links.open(tokenOf(url), '2026-06-30T17:00:00.000Z')).toMatchObject({ code: 'notice.link-expired' });
  });

  it('does not survive any change of one character', () =>
    fc.assert(
      fc.property(fc.nat(tokenOf(url).length - 1), fc.constantFrom(...'ABCxyz019-_.~'), (place, letter) => {
        const token = tokenOf(url);
        fc.pre(token[place] !== letter && token[place]?.toLowerCase() !== letter.toLowerCase());
        const changed = token.slice(0, place) + letter + token.slice(place + 1);
        // The last character of base64url carries bits that mean nothing: such a change is none.
        fc.pre(
          Buffer.from(changed.split('.')[0] ?? '', 'base64url').toString() !==
            Buffer.from(token.split('.')[0] ?? '', 'base64url').toString() || changed.split('.')[1] !== token.split('.')[1],
        );
        expect(links.open(changed, NOW)).toMatchObject({ code: 'notice.link-wrong' });
      }),
    ));

  it.each(['', '.', 'x.y', 'a'.repeat(10_000), '../../events.db', '%00'])('%# is refused when it is none', (token) =>
    expect(links.open(token, NOW)).toMatchObject({ code: 'notice.link-wrong' }),
  );

  it('is the same text and back', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...LINK_PURPOSES),
        fc.stringMatching(/^[\w.-]{1,40}$/),
        fc.stringMatching(/^[\w.-]{0,40}$/),
        (purpose, message, subject) => {
          const link = { purpose, message, subject, until: '2026-06-30' };
          expect(linkFrom(linkText(link))).toEqual(link);
        },
      ),
    ));
});
