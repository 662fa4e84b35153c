// What we signed comes back only unchanged, for its own purpose, and as long as its key is known.
import fc from 'fast-check';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RefusedError } from '../kernel/index.js';
import { signerOf } from './signer.js';
import { openSigningKeys, rotateSigningKeys } from './signing-keys.js';

const NOW = '2026-03-02T01:00:00.000Z';
const signer = signerOf([{ secret: 'một khóa bí mật', until: null }]);

describe('a signature', () => {
  it('holds for its text, in whatever case it comes back', () =>
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 10, max: 32 }), (text, bytes) => {
        const signature = signer.sign('mục đích', text, bytes);
        expect(signature).toMatch(/^[0-9a-v]+$/);
        expect(signer.verify('mục đích', text, signature.toUpperCase(), bytes, NOW)).toBe(true);
      }),
    ));

  it('holds for no other text, purpose or key', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        fc.pre(text !== other);
        const signature = signer.sign('a', text, 16);
        expect(signer.verify('a', other, signature, 16, NOW)).toBe(false);
        expect(signer.verify('b', text, signature, 16, NOW)).toBe(false);
        expect(signerOf([{ secret: 'khóa khác', until: null }]).verify('a', text, signature, 16, NOW)).toBe(false);
        expect(signer.verify('a', text, signature.slice(1), 16, NOW)).toBe(false);
      }),
    ));
});

describe('the keys of a data folder', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dung-han-keys-'));
    file = join(folder, 'signing-keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const codeOf = (work: () => unknown): string => {
    try {
      work();
      return 'none';
    } catch (error) {
      return (error as RefusedError).refusal.code;
    }
  };

  it('are made once, for nobody else to read', () => {
    const keys = openSigningKeys(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSigningKeys(file)).toEqual(keys);
  });

  it('go on checking what they signed after they were replaced, and not forever', () => {
    const before = signerOf(openSigningKeys(file));
    const signature = before.sign('link', 'x', 16);
    const after = signerOf(rotateSigningKeys(file, NOW));
    expect(after.sign('link', 'x', 16)).not.toBe(signature);
    expect(after.verify('link', 'x', signature, 16, '2026-08-01T00:00:00.000Z')).toBe(true);
    expect(after.verify('link', 'x', signature, 16, '2026-09-01T00:00:00.000Z')).toBe(false);
    expect(rotateSigningKeys(file, '2026-09-01T00:00:00.000Z')).toHaveLength(2);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are not used when others can read them, or when the file is damaged', () => {
    openSigningKeys(file);
    chmodSync(file, 0o644);
    expect(codeOf(() => openSigningKeys(file))).toBe('identity.keys-exposed');
    chmodSync(file, 0o600);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 20));
    expect(codeOf(() => openSigningKeys(file))).toBe('identity.keys-damaged');
  });
});
