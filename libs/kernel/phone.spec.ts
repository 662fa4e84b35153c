// Numbers as directories hold them.
import fc from 'fast-check';
import { normalisePhone, writePhone } from './phone.rule.js';

describe('a mobile number', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '84912345678',
    '+84912345678',
    '+84 912 345 678',
    '(+84) 912.345.678',
    '+84 (0) 912 345 678',
    '840912345678',
    '0084912345678',
    '00840912345678',
    '912345678',
    '\u202a0912345678',
    '０９１２３４５６７８',
    ' 0912\u00a0345\u00a0678 ',
    '\u202d0912345678\u202c',
    '\u20660912\u00ad345678\u2069',
    '0912\u2212345\u2212678',
    'tel:+84912345678',
  ])('%s is +84912345678', (text) => expect(normalisePhone(text)).toEqual({ e164: '+84912345678' }));

  it.each([
    ['01621234567', '+84321234567'],
    ['01691234567', '+84391234567'],
    ['01201234567', '+84701234567'],
    ['01211234567', '+84791234567'],
    ['01221234567', '+84771234567'],
    ['01261234567', '+84761234567'],
    ['01281234567', '+84781234567'],
    ['01231234567', '+84831234567'],
    ['01241234567', '+84841234567'],
    ['01251234567', '+84851234567'],
    ['01271234567', '+84811234567'],
    ['01291234567', '+84821234567'],
    ['01861234567', '+84561234567'],
    ['01881234567', '+84581234567'],
    ['01991234567', '+84591234567'],
    ['+84 168 123 4567', '+84381234567'],
    ['841681234567', '+84381234567'],
  ])('of before 2018, %s, is %s today', (old, e164) => expect(normalisePhone(old)).toEqual({ e164 }));

  it('084… without its 0 is not the country code', () => expect(normalisePhone('849123456')).toEqual({ e164: '+84849123456' }));

  it('stays what it is when it is normalised again, however it is written', () => {
    const prefix = fc.constantFrom('32', '39', '52', '55', '59', '70', '76', '79', '81', '89', '90', '94', '96', '99');
    const number = fc.tuple(prefix, fc.stringMatching(/^\d{7}$/)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(number, fc.constantFrom('0', '84', '+84', '0084', '+84 0', ''), fc.constantFrom('', ' ', '.', '-'), (nine, lead, gap) => {
        const written = `${lead}${nine.slice(0, 3)}${gap}${nine.slice(3, 6)}${gap}${nine.slice(6)}`;
        expect(normalisePhone(written)).toEqual({ e164: `+84${nine}` });
        expect(normalisePhone(`+84${nine}`)).toEqual({ e164: `+84${nine}` });
      }),
    );
  });

  it('is written as each provider wants it', () => {
    expect((['e164', '84', '0'] as const).map((format) => writePhone('+84912345678', format))).toEqual([
      '+84912345678',
      '84912345678',
      '0912345678',
    ]);
  });
});

describe('what gets no text message', () => {
  it.each([
    ['0228 3849 123', 'landline'],
    ['+84 228 3849 123', 'landline'],
    ['024 3936 1234', 'landline'],
    ['113', 'short-code'],
    ['8088', 'short-code'],
    ['19001234', 'short-code'],
    ['18001091', 'short-code'],
    ['+1 202 555 0100', 'foreign'],
    ['0012025550100', 'foreign'],
    ['091234567', 'length'],
    ['09123456789', 'length'],
    ['0951234567', 'no-such-prefix'],
    ['0612345678', 'no-such-prefix'],
    ['01671234', 'length'],
    ['0912345678 / 0987654321', 'not-a-number'],
    ['chưa có', 'not-a-number'],
    ['', 'not-a-number'],
    ['0912345678 (anh Nam)', 'not-a-number'],
  ])('%s: %s', (text, fault) => expect(normalisePhone(text)).toEqual({ fault }));

  it('any text gives a number of today or a reason', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 .()-]{0,16}$/)), (text) => {
        const phone = normalisePhone(text);
        expect('e164' in phone ? phone.e164 : phone.fault).toMatch(
          /^(\+84[35789]\d{8}|landline|short-code|foreign|not-a-number|no-such-prefix|length)$/,
        );
      }),
    ));
});
