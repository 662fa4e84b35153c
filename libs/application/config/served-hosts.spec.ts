// The names under which the service answers, and those under which it does not.
import { hostName, isServed, namesFrom } from './served-hosts.js';

const names = namesFrom('noi-vu.tinh.vn, don-doc.tinh.vn', 'https://dunghan.tinh.gov.vn/x', '0.0.0.0')!;

it.each([
  ['localhost:3000', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['dunghan.tinh.gov.vn', true],
  ['DUNGHAN.tinh.gov.vn.:443', true],
  ['don-doc.tinh.vn:8080', true],
  ['ke-xau.example', false],
  ['dunghan.tinh.gov.vn.ke-xau.example', false],
  ['127.0.0.1.ke-xau.example', false],
  ['192.168.1.5:3000', false],
  ['0.0.0.0', false],
  ['a b', false],
  ['user@localhost', false],
  ['', false],
])('%s: %s', (header, served) => {
  const name = hostName(header);
  expect(name !== null && isServed(name, names, false)).toBe(served);
});

it.each([
  ['10.0.0.7:3000', true],
  ['[fd00::7]:3000', true],
  ['api-1:3000', true],
  ['ke-xau.example', false],
])('health and metrics under %s: %s', (header, served) => expect(isServed(hostName(header)!, names, true)).toBe(served));

it('an address that is listened at is a name, and what is no name is refused', () => {
  expect(namesFrom('', null, '192.168.1.5')).toEqual(['192.168.1.5']);
  expect(namesFrom('', null, '::')).toEqual([]);
  expect(namesFrom('https://tinh.vn', null, '127.0.0.1')).toBeNull();
  expect(namesFrom('tinh.vn:8080', null, '127.0.0.1')).toBeNull();
});
