// What an application is told of the mail server and the message centre of a test, and of the keys that its processes share.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Record<string, string>;

/** Text messages as fast as the centre takes them. */
export const peersEnv = (smtp: { port: number }, smpp: { port: number }): Environment => ({
  DUNGHAN_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  DUNGHAN_MAIL_FROM: 'dung-han@tinh.example',
  DUNGHAN_SMTP_TLS: 'off',
  DUNGHAN_SMPP_URL: `smpp://ubnd:x@127.0.0.1:${smpp.port}`,
  DUNGHAN_SMS_SENDER: 'UBND',
  DUNGHAN_SMS_PER_SECOND: '1000',
});

/** Made once, in a folder; each process is given the same file. */
export function sharedKeysEnv(folder: string): Environment {
  const file = join(folder, 'signing-keys.json');
  writeFileSync(file, JSON.stringify({ keys: [{ secret: 's'.repeat(43), until: null }] }));
  chmodSync(file, 0o600);
  return { DUNGHAN_SIGNING_KEYS_FILE: file };
}
