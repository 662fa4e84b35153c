// What is said on stderr never has what a setting keeps secret, whoever puts it there.
import { secretsOf, withoutSecrets, withoutSecretsIn } from './unsaid.rule.js';

const env = {
  DUNGHAN_SMTP_URL: 'smtps://can-bo:M%40t.Kh%E1%BA%A9u.1@thu.example:465',
  DUNGHAN_IMAP_URL: 'imaps://can-bo:Hop.Thu.22@thu.example/INBOX',
  DUNGHAN_REDIS_URL: 'redis://:Hang.Doi.33@hang-doi:6379',
  DUNGHAN_SMPP_PASSWORD: 'Tong.Dai.44',
  DUNGHAN_KURRENTDB_PASSWORD: 'Kho.Su.Kien.55',
  DUNGHAN_ESMS_API_KEY: 'KHOA-API-66',
  DUNGHAN_ESMS_SECRET_KEY: 'KHOA-API-66-BI-MAT',
  DUNGHAN_SPEEDSMS_TOKEN: 'ma-truy-cap-77',
  DUNGHAN_SMS_CALLBACK_TOKEN: 'ma-nhan-bao-cao-88',
  DUNGHAN_WEBHOOK_SECRET: 'bi-mat-cong-99',
  DUNGHAN_DKIM_KEY: '-----BEGIN PRIVATE KEY-----\nMIICdQIBADANBgkq\n-----END PRIVATE KEY-----\n',
  DUNGHAN_MAIL_FROM: 'dung-han@tinh.example',
};

it.each([
  ['a log-in that was refused', 'Error: 535 can-bo:M%40t.Kh%E1%BA%A9u.1 refused', 'Error: 535 can-bo:••• refused'],
  ['the same as it is meant', 'password M@t.Khẩu.1', 'password •••'],
  [
    'an address in a trace',
    'at connect (imaps://can-bo:Hop.Thu.22@thu.example/INBOX)',
    'at connect (imaps://can-bo:•••@thu.example/INBOX)',
  ],
  ['an address without a user', 'redis://:Hang.Doi.33@hang-doi:6379', 'redis://:•••@hang-doi:6379'],
  ['what an SMS centre repeats', '{"p":"Tong.Dai.44"}', '{"p":"•••"}'],
  ['a password of the log', 'Kho.Su.Kien.55', '•••'],
  ['one secret that begins like another', 'KHOA-API-66-BI-MAT KHOA-API-66', '••• •••'],
  ['tokens', 'ma-truy-cap-77 ma-nhan-bao-cao-88 bi-mat-cong-99', '••• ••• •••'],
  ['a line of a key', 'bad base64: MIICdQIBADANBgkq', 'bad base64: •••'],
  ['what is no secret', 'dung-han@tinh.example at thu.example:465', 'dung-han@tinh.example at thu.example:465'],
])('%s', (_name, text, said) => {
  expect(withoutSecrets(text, secretsOf(env))).toBe(said);
});

it('blacks out nothing where nothing is set, or what is set is no more than a word', () => {
  expect(secretsOf({ DUNGHAN_SMPP_PASSWORD: 'a', DUNGHAN_SMTP_URL: 'smtp://thu.example', PATH: '/usr/bin' })).toEqual([]);
});

it('takes for a secret what lies under a name that we do not explain', () => {
  const own = {
    DUNGHAN_CONG_TINH: 'khoa-cua-cong-tinh',
    DUNGHAN_URL: 'https://dung-han.example',
    DUNGHAN_URL_FILE: '/run/url',
    PATH: '/usr/bin',
  };
  expect(secretsOf(own, (name) => name === 'DUNGHAN_URL')).toEqual(['khoa-cua-cong-tinh']);
});

it('knows a secret as JSON writes it, and in whatever part of an answer', () => {
  const secrets = secretsOf({ DUNGHAN_SMPP_PASSWORD: 'a"b"c-d' });
  const told = { state: 'rejected', detail: ['said a"b"c-d', JSON.stringify({ p: 'a"b"c-d' })], parts: 2, down: true, none: null };
  expect(withoutSecretsIn(told, secrets)).toEqual({ ...told, detail: ['said •••', '{"p":"•••"}'] });
});
