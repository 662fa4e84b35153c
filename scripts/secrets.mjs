// `node scripts/secrets.mjs`: makes the secrets that docker-compose.yml reads, once; what is there already stays.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './ensure.mjs';

/** Whom the containers run as; they alone may read the files. */
const USER = 10_001;
const folder = join(root, 'secrets');
mkdirSync(folder, { recursive: true, mode: 0o755 });

const secret = () => randomBytes(32).toString('base64url');
const password = secret();
const files = {
  redis_password: password,
  redis_url: `redis://:${password}@redis:6379`,
  // The mail catcher, until the address of a server is put in its place.
  smtp_url: 'smtp://mail:1025',
  'signing-keys.json': `${JSON.stringify({ keys: [{ secret: secret(), until: null }] }, null, 2)}\n`,
};
// Password and address belong together.
const known = existsSync(join(folder, 'redis_password'));
for (const [name, content] of Object.entries(files)) {
  const file = join(folder, name);
  if (name.startsWith('redis') ? known : existsSync(file)) continue;
  writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  if (process.getuid?.() === 0) chownSync(file, USER, USER);
}
if (process.getuid?.() !== 0)
  say(`sudo chown ${USER}:${USER} secrets/*   # chỉ tiến trình trong container được đọc / only the containers may read them`);
