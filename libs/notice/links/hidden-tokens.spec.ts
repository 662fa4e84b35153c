// Who is not the addressee of a message sees it without the marks that act for its addressee.
import { aView } from '../../../test/support/notice-samples.js';
import { signerOf } from '../../identity/signer.js';
import { returnTokens } from './return-token.js';
import { renderEmail } from '../templates/email.template.js';
import { holdsToken, withoutLinks, withoutTokens, withoutTokensWithin } from './hidden-tokens.rule.js';
import { linksSince } from './link.rule.js';
import { linksOf } from './links.js';

const NOW = '2026-03-02T01:00:00.000Z';
const KEY = '0123456789abcdef0123456789abcdef';
const signer = signerOf([{ secret: 'khóa', until: null }]);
const link = (base: string) => linksOf(signer, base).urlOf('read', KEY, NOW);
const mark = returnTokens(signer).tokenOf(KEY);
const HIDDEN = '[liên kết riêng của người nhận, không hiển thị ở đây]';

it.each(['https://dunghan.tinh.gov.vn', 'http://127.0.0.1:3000', 'https://tinh.gov.vn/noi-vu/don-doc'])(
  'a link below %s is not shown',
  (base) => {
    expect(withoutTokens(`554 5.7.1 <${link(base)}> is listed`)).toBe(`554 5.7.1 <${HIDDEN}> is listed`);
    expect(withoutTokens(`${link(base).slice(base.length)}`)).toBe(HIDDEN);
  },
);

it('the mark of a return address leaves the key of the message and not its signature', () => {
  expect(withoutTokens(`<${mark}@tinh.gov.vn>`)).toBe(`<${KEY}@tinh.gov.vn>`);
  expect(withoutTokens(`550 bounce+${mark.toUpperCase()}@tinh.gov.vn unknown`)).toBe(`550 bounce+${KEY.toUpperCase()}@tinh.gov.vn unknown`);
});

it.each(['https://tinh.gov.vn/nhiem-vu/kh-117.r07', 'nguyen.van.a@so-tu-phap.namdinh.gov.vn', '01/3/2026', 'a/l/b', `${KEY}.eml`])(
  'says %s as it is',
  (text) => {
    expect(withoutTokens(text)).toBe(text);
    expect(holdsToken(text)).toBe(false);
  },
);

it('is looked for at any depth', () =>
  expect(withoutTokensWithin({ messageId: `<${mark}@tinh.gov.vn>`, tried: [1, null, { error: link('https://x') }] })).toEqual({
    messageId: `<${KEY}@tinh.gov.vn>`,
    tried: [1, null, { error: HIDDEN }],
  }));

it('a mail keeps its buttons, which lead nowhere', () => {
  const url = link('https://dunghan.tinh.gov.vn');
  const content = renderEmail({ ...aView(), read: url, decline: url });
  expect([content.text, content.html, content.decline].filter((each) => each?.includes(url))).toHaveLength(3);
  const shown = withoutLinks(content);
  expect(holdsToken(JSON.stringify(shown))).toBe(false);
  expect(shown.decline).toBeUndefined();
  expect(shown.html).toContain(`<a role="link" aria-disabled="true" title="${HIDDEN}"`);
  expect(shown.html).not.toContain('/l/');
  expect(shown.text).toContain(HIDDEN);
  expect(shown.subject).toBe(content.subject);
});

it('each attempt of a message within its thirty days carries the links of the first', () => {
  expect(linksSince('2026-03-02T01:00:00.000Z', '2026-03-06T09:00:00.000Z')).toBe('2026-03-02T01:00:00.000Z');
  expect(linksSince('2026-03-02T01:00:00.000Z', '2026-04-01T01:00:00.000Z')).toBe('2026-04-01T01:00:00.000Z');
  expect(linksSince(null, NOW)).toBe(NOW);
});
