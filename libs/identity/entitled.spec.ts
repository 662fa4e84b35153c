// Who may, and that whoever is refused is told exactly those who would not have been.
import { texts } from '../texts/index.js';
import { by } from '../../test/support/tasks.js';
import { refuse, SYSTEM } from '../kernel/index.js';
import { entitledParams, isEntitled } from './entitled.rule.js';

const names: Record<string, string> = { 'ubnd-tinh': 'UBND tỉnh', 'so-noi-vu': 'Sở Nội vụ' };
const both = { agencies: ['ubnd-tinh', 'so-noi-vu', 'ubnd-tinh'], admin: true };

it.each([
  [by('so-noi-vu'), true],
  [by('ubnd-tinh', 'officer'), true],
  [by(null, 'admin'), true],
  [by('so-y-te', 'admin'), true],
  [by('so-y-te'), false],
  [by('so-noi-vu', 'inspector'), false],
  [SYSTEM, false],
])('%j: %s', (actor, may) => expect(isEntitled(actor, both)).toBe(may));

it('an administrator is let in only where the rule lets him in', () =>
  expect(isEntitled(by(null, 'admin'), { agencies: ['ubnd-tinh'], admin: false })).toBe(false));

it.each([
  [
    'account.not-allowed',
    both,
    'Tài khoản này không được phép thực hiện việc này; chỉ UBND tỉnh, Sở Nội vụ hoặc quản trị viên được thực hiện.',
  ],
  [
    'account.not-allowed',
    { agencies: [], admin: true },
    'Tài khoản này không được phép thực hiện việc này; chỉ quản trị viên được thực hiện.',
  ],
  ['silence.not-entitled', { agencies: ['so-noi-vu'], admin: false }, 'Chỉ Sở Nội vụ được tạm ngừng nhắc.'],
])('%s names all who may', (code, entitled, sentence) =>
  expect(
    texts('vi').refusal(
      refuse(
        code,
        entitledParams(entitled, (agency) => names[agency] ?? agency),
      ),
    ),
  ).toBe(sentence),
);

it('the refusal to record a signature names the administrator too, and whom the letter is written to', () => {
  const params = { ...entitledParams(both, (agency) => names[agency] ?? agency), addressee: 'Sở Tư pháp' };
  expect(texts('vi').refusal(refuse('letter.not-entitled', params))).toBe(
    'Chỉ UBND tỉnh, Sở Nội vụ hoặc quản trị viên được ghi nhận công văn đã ký; Sở Tư pháp là cơ quan nhận công văn nên không tự ghi nhận.',
  );
});
