// Lines of text never exceed 76 columns unless one word does, and lose nothing.
import fc from 'fast-check';
import { COLUMNS, wrap } from './wrap.rule.js';

describe('wrapping', () => {
  it('breaks between words and indents what follows', () => {
    const text = Array.from({ length: 20 }, () => 'thời hạn').join(' ');
    const lines = wrap(text, '1. ', '   ').split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toMatch(/^1\. thời/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {3}\S/);
  });

  it('never breaks a long address', () => {
    const url = `https://dunghan.namdinh.gov.vn/${'a'.repeat(100)}`;
    expect(wrap(`xem ${url}`).split('\n')).toEqual(['xem', url]);
  });

  it('keeps every word and stays within the columns', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zđếợ]{1,20}$/u)), (words) => {
        const wrapped = wrap(words.join(' '));
        expect(wrapped.split(/\s+/).filter(Boolean)).toEqual(words);
        for (const line of wrapped.split('\n')) expect([...line].length).toBeLessThanOrEqual(COLUMNS);
      }),
    ));
});
