import { describe, expect, test } from 'vitest';
import { findBrowser, hasDisplay } from './find-browser.ts';

const having =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('finding a browser', () => {
  test('on Linux along PATH, Chromium before others', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    const exists = having('/usr/bin/google-chrome', '/usr/bin/chromium');
    expect(findBrowser({ platform: 'linux', env, exists })).toBe('/usr/bin/chromium');
    expect(findBrowser({ platform: 'linux', env, exists: having('/usr/bin/microsoft-edge') })).toBe(
      '/usr/bin/microsoft-edge',
    );
  });

  test('never in a relative folder of PATH', () => {
    expect(findBrowser({ platform: 'linux', env: { PATH: '.:bin' }, exists: () => true })).toBeUndefined();
  });

  test('on macOS and Windows where those programs are installed', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, exists: having(mac) })).toBe(mac);
    const edge = 'C:\\Programs (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PROGRAMFILES: 'C:\\Programs', 'PROGRAMFILES(X86)': 'C:\\Programs (x86)' };
    expect(findBrowser({ platform: 'win32', env, exists: having(edge) })).toBe(edge);
  });

  test('the one that is named, or none', () => {
    const env = { PATH: '/usr/bin', PASSRAIL_CHROMIUM: '/opt/chrome' };
    expect(findBrowser({ platform: 'linux', env, exists: having('/opt/chrome', '/usr/bin/chromium') })).toBe(
      '/opt/chrome',
    );
    expect(findBrowser({ platform: 'linux', env, exists: having('/usr/bin/chromium') })).toBeUndefined();
  });

  test('none on a bare machine', () => {
    expect(findBrowser({ platform: 'linux', env: {}, exists: () => true })).toBeUndefined();
    expect(findBrowser({ platform: 'win32', env: {}, exists: () => true })).toBeUndefined();
  });
});

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j there is a display: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected);
});
