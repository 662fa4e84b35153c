// Addresses of Redis: what is understood and what is refused.
import { readRedisSettings, type RedisSettings } from './redis-settings.js';

const settings = (DUNGHAN_REDIS_URL: string, more: Record<string, string> = {}) => readRedisSettings({ DUNGHAN_REDIS_URL, ...more });

it('reads addresses', () => {
  expect(readRedisSettings({})).toBeNull();
  expect(settings('redis://may-chu')).toMatchObject({ connection: { host: 'may-chu', port: 6379, db: 0 }, target: 'may-chu:6379/0' });
  const tls = settings('rediss://lan:m%40t@may-chu:6380/2') as RedisSettings;
  expect(tls.connection).toEqual({ host: 'may-chu', port: 6380, db: 2, username: 'lan', password: 'm@t', tls: {} });
  expect(tls.target).toBe('may-chu:6380/2');
});

it.each(['http://may-chu', 'redis://', 'redis:///1', 'may-chu:6379', 'redis://may-chu/ten', 'redis://u:%E0%A4%A@may-chu'])(
  'refuses %s',
  (url) => expect(settings(url)).toMatchObject({ code: 'setting-invalid', params: { name: 'DUNGHAN_REDIS_URL' } }),
);

it('refuses a file that is not there and figures that are none', () => {
  expect(settings('rediss://m', { DUNGHAN_REDIS_CA: '/khong/co' })).toMatchObject({ params: { name: 'DUNGHAN_REDIS_CA' } });
  expect(settings('redis://m', { DUNGHAN_TAKEOVER: '0' })).toMatchObject({ params: { name: 'DUNGHAN_TAKEOVER' } });
  expect(settings('redis://m', { DUNGHAN_REDIS_PREFIX: 'a b' })).toMatchObject({ params: { name: 'DUNGHAN_REDIS_PREFIX' } });
});
