import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder, helpText, loadConfig, tokenSecret } from './config.ts';

test('without anything said, the design’s defaults', () => {
  expect(loadConfig([], {})).toMatchObject({
    host: '127.0.0.1',
    port: 4300,
    demo: false,
    log: 'info',
    mdns: undefined,
    databaseUrl: undefined,
    stationKey: undefined,
    station: { shell: undefined, autostart: undefined },
  });
});

test('flags win over variables, empty variables count as unset', () => {
  const env = { PASSRAIL_PORT: '5000', PASSRAIL_HOST: '', PASSRAIL_DEMO: 'on' };
  expect(loadConfig(['--port', '0'], env)).toMatchObject({ port: 0, host: '127.0.0.1', demo: true });
});

test.each([
  [['--port', '70000'], /--port/],
  [['--port', 'abc'], /--port/],
  [['--log', 'loud'], /--log/],
  [['--admin-password', 'short'], /--admin-password/],
  [['--nonsense'], /--nonsense/],
  [['stray'], /stray/],
  [['--trust-proxy', 'balancer'], /--trust-proxy .*addresses or networks/],
  [['--trust-proxy', '0.0.0.0/0'], /--trust-proxy/],
  [['--database-url=postgresql://ada:hunter2@host/x'], /^--database-url would show.*PASSRAIL_DATABASE_URL instead$/],
])('%j is refused by its name', (args, message) => {
  expect(() => loadConfig(args, {})).toThrow(message);
});

test('the help names every setting with its variable', () => {
  for (const word of ['--host', 'PASSRAIL_PORT', 'PASSRAIL_ADMIN_PASSWORD', 'PASSRAIL_JWT_SECRET', '--demo'])
    expect(helpText()).toContain(word);
});

test('the data folder is where each platform keeps such things', () => {
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/x' })).toBe(join('/x', 'passrail'));
  expect(defaultDataFolder('win32', { APPDATA: '/a' })).toBe(join('/a', 'Passrail'));
  expect(defaultDataFolder('darwin', {})).toMatch(/Application Support/);
});

test('the token key is made once and is its owner’s alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-config-'));
  const made = tokenSecret(folder, undefined);
  expect(tokenSecret(folder, undefined)).toBe(made);
  expect(tokenSecret(folder, 'given by hand')).toBe('given by hand');
  expect(statSync(join(folder, 'jwt-secret')).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
