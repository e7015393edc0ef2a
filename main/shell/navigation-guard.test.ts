import { beforeEach, describe, expect, test } from 'vitest';
import { createRecordingLog } from '../testing/recording-log.ts';
import { app, BrowserWindow, resetFakeElectron } from '../testing/fake-electron.ts';
import { guardNavigation, isOwnAddress } from './navigation-guard.ts';

const own = 'http://127.0.0.1:4300';

const hostile = [
  'http://127.0.0.1:4301/',
  'https://127.0.0.1:4300/',
  'http://127.0.0.1/',
  'http://127.0.0.1:43000/',
  'http://127.0.0.1:4300.evil.example/',
  'http://127.0.0.1:4300@evil.example/',
  'http://evil.example/#http://127.0.0.1:4300/',
  'http://evil.example/?next=http://127.0.0.1:4300/',
  'http://evil.example\\@127.0.0.1:4300/',
  'http://user:password@127.0.0.1:4300/',
  'http://user@127.0.0.1:4300/',
  'http://localhost:4300/',
  'http://127.0.0.2:4300/',
  'http://[::1]:4300/',
  'http://[::ffff:127.0.0.1]:4300/',
  'http://0.0.0.0:4300/',
  'http://127.0.0.1.nip.io:4300/',
  '//evil.example/',
  'file:///etc/passwd',
  'file://127.0.0.1:4300/etc/passwd',
  'javascript:alert(1)',
  'JaVaScRiPt:location="http://127.0.0.1:4300"',
  'data:text/html,<script>alert(1)</script>',
  'blob:http://127.0.0.1:4300/0f7c',
  'filesystem:http://127.0.0.1:4300/temporary/x',
  'view-source:http://127.0.0.1:4300/',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'about:blank',
  'ftp://127.0.0.1:4300/',
  'ws://127.0.0.1:4300/',
  'mailto:cook@127.0.0.1',
  'ms-settings:network',
  '',
  'http://',
  '\u0000http://127.0.0.1:4301/',
];

describe('where a page of the kiosk may go', () => {
  test.each(hostile)('not to %j', (address) => {
    expect(isOwnAddress(address, own)).toBe(false);
  });

  test.each([
    'http://127.0.0.1:4300/',
    'http://127.0.0.1:4300/#/kitchen',
    'http://127.0.0.1:4300/?a=1',
    'HTTP://127.0.0.1:4300',
  ])('to %s', (address) => {
    expect(isOwnAddress(address, own)).toBe(true);
  });

  test('nowhere before the hub is known', () => {
    expect(isOwnAddress(`${own}/`, undefined)).toBe(false);
  });
});

describe('every contents is guarded', () => {
  beforeEach(resetFakeElectron);

  const attempt = (event: string, url: string): boolean => {
    let prevented = false;
    const contents = new BrowserWindow({}).webContents;
    contents.emit(event, { url, preventDefault: () => void (prevented = true) });
    return prevented;
  };

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s', (event) => {
    const log = createRecordingLog();
    guardNavigation(app as never, (address) => isOwnAddress(address, own), log);
    expect(attempt(event, 'http://evil.example/?launch=ticket')).toBe(true);
    expect(attempt(event, `${own}/#/board`)).toBe(false);
    expect(JSON.stringify(log.lines)).toContain('http://evil.example');
    expect(JSON.stringify(log.lines)).not.toContain('ticket');
  });

  test('no new windows, no webviews', () => {
    guardNavigation(app as never, (address) => isOwnAddress(address, own), createRecordingLog());
    expect(attempt('will-attach-webview', own)).toBe(true);
    expect(new BrowserWindow({}).webContents.openHandler?.()).toEqual({ action: 'deny' });
  });
});
