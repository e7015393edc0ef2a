import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  app,
  BrowserWindow,
  ipcMain,
  ipcRenderer,
  Menu,
  resetFakeElectron,
  session,
} from '../testing/fake-electron.ts';
import { createKioskRig, kioskFolder } from '../testing/kiosk-rig.ts';
import { windowOptions } from './kiosk-window.ts';
import { startKiosk, type KioskDeps } from './kiosk.ts';
import { stationArguments } from './station-arguments.ts';

let folder = kioskFolder();
beforeEach(() => {
  resetFakeElectron();
  folder = kioskFolder();
});
afterEach(() => folder.remove());
const setUp = (extra: Partial<KioskDeps> = {}) => createKioskRig(folder.path, extra);

describe('the station inside Electron', () => {
  test('switches the sandbox on before anything else, and has no menu', async () => {
    const { deps, runs } = setUp();
    Menu.menu = 'default menu';
    await startKiosk(deps);
    expect(app.calls).toEqual([
      'enableSandbox',
      'switch autoplay-policy=no-user-gesture-required',
      // The lock lies in the data folder: one program for each.
      `setPath userData ${join(folder.path, 'shell')}`,
      'requestSingleInstanceLock',
      'whenReady',
    ]);
    expect(Menu.menu).toBeNull();
    expect(runs[0]?.argv).toEqual(['--port=0']);
  });

  test('a second instance ends, and brings the first to the front', async () => {
    const { deps, runs, open } = setUp();
    app.firstInstance = false;
    await startKiosk(deps);
    expect([app.exits, runs.length]).toEqual([[0], 0]);

    app.firstInstance = true;
    const { window } = await open();
    app.emit('second-instance');
    expect(window.focused).toBe(true);
  });

  test('shows the screens signed in, with every guard on', async () => {
    const { open } = setUp();
    const { window } = await open();
    expect(window.loaded).toEqual(['http://127.0.0.1:4300/#launch=1']);
    expect(window.options).toMatchObject({ x: 0, y: 0, width: 1366, height: 768, kiosk: true });
    expect(windowOptions({ preloadPath: '/p', demo: false, display: undefined })).toMatchObject({
      kiosk: true,
      frame: false,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      },
    });
    let prevented = false;
    window.webContents.emit('will-navigate', {
      url: 'http://evil.example/',
      preventDefault: () => void (prevented = true),
    });
    expect(prevented).toBe(true);
  });

  test('a page that died or could not be loaded comes back by itself', async () => {
    const { open, advance } = setUp();
    const { window } = await open();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await advance(1_000);
    window.webContents.emit('did-fail-load', {}, -102, 'refused', '', true);
    await advance(1_000);
    expect(window.loaded).toHaveLength(3);
    window.webContents.emit('did-fail-load', {}, -3, 'aborted', '', true);
    window.webContents.emit('did-fail-load', {}, -102, 'a frame', '', false);
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    await advance(60_000);
    expect(window.loaded).toHaveLength(3);
  });

  test('after stop no window is left and none is loaded again', async () => {
    const { open, advance } = setUp();
    const { shell, window } = await open();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await shell?.stop();
    await advance(60_000);
    expect([BrowserWindow.all.length, window.loaded.length]).toEqual([0, 1]);
  });

  test('quitting stops the station first', async () => {
    const { open, stops } = setUp();
    await open();
    let prevented = false;
    app.emit('before-quit', { preventDefault: () => void (prevented = true) });
    expect([prevented, stops()]).toEqual([true, 1]);
    app.emit('window-all-closed');
    expect(stops()).toBe(2);
  });

  test('of the machine a page gets its whole screen and no sleep, nothing else', async () => {
    const { deps } = setUp();
    await startKiosk(deps);
    const { handlers } = session.defaultSession;
    const check = handlers.get('check') as unknown as (contents: null, permission: string) => boolean;
    const request = handlers.get('request') as unknown as (c: null, p: string, answer: (ok: boolean) => void) => void;
    const requested = (permission: string): boolean => {
      let answered = false;
      request(null, permission, (ok) => void (answered = ok));
      return answered;
    };
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'hid',
      'serial',
      'usb',
      'clipboard-read',
      'openExternal',
    ]) {
      expect([permission, check(null, permission), requested(permission)]).toEqual([permission, false, false]);
    }
    for (const permission of ['fullscreen', 'screen-wake-lock']) {
      expect([permission, check(null, permission), requested(permission)]).toEqual([permission, true, true]);
    }
    let prevented = false;
    session.defaultSession.emit('will-download', { preventDefault: () => void (prevented = true) });
    expect(prevented).toBe(true);
  });

  test('answers the top frame of our own page, and nobody else', async () => {
    const { open, log } = setUp();
    const { window } = await open();
    expect(await ipcRenderer.invoke('passrail:station', null)).toEqual({
      ok: true,
      value: { shell: 'electron', version: '0.1.0', pinSet: false },
    });
    const handler = ipcMain.handlers.get('passrail:station');
    const contents = window.webContents;
    const forged = [
      { sender: contents, senderFrame: { url: 'http://127.0.0.1:4300/' } },
      { sender: contents, senderFrame: null },
    ];
    const refused = { ok: false, code: 'refused' };
    for (const event of forged) expect(await handler?.(event, null)).toEqual(refused);
    contents.mainFrame.url = 'http://evil.example/';
    expect(await handler?.({ sender: contents, senderFrame: contents.mainFrame }, null)).toEqual(refused);
    expect(log.lines.filter(({ message }) => message.includes('foreign page'))).toHaveLength(3);
  });

  test.each([
    ['passrail:station', [{}]],
    ['passrail:unlock', []],
    ['passrail:unlock', [{ pin: 4711 }]],
    ['passrail:unlock', [{ pin: '4711', more: 1 }]],
    ['passrail:unlock', [{ pin: 'x'.repeat(65) }]],
    ['passrail:act', [{ action: 'format-disk' }]],
    ['passrail:act', [{ action: 'quit' }, 'another word']],
    ['passrail:act', [['quit']]],
  ] as const)('%s with %j is refused, and what was said is not logged', async (channel, args) => {
    const { open, log } = setUp();
    await open();
    expect(await ipcRenderer.invoke(channel, ...args)).toEqual({ ok: false, code: 'bad-call' });
    expect(JSON.stringify(log.lines)).not.toContain('4711');
  });
});

describe('leaving the kiosk', () => {
  const unlock = (pin: string) => ipcRenderer.invoke('passrail:unlock', { pin });
  const act = (action: string) => ipcRenderer.invoke('passrail:act', { action });

  test('needs the PIN, and a minute later needs it again', async () => {
    const { open, advance, stops } = setUp({ exitPin: '4711' });
    const { window } = await open();
    expect(await act('leave-kiosk')).toEqual({ ok: true, value: { done: false } });
    expect(await unlock('1234')).toEqual({ ok: true, value: { ok: false, waitMs: 0 } });
    expect(await act('quit')).toEqual({ ok: true, value: { done: false } });
    expect([window.kiosk, stops()]).toEqual([undefined, 0]);

    expect(await unlock('4711')).toEqual({ ok: true, value: { ok: true } });
    expect(await act('leave-kiosk')).toEqual({ ok: true, value: { done: true } });
    expect(window.kiosk).toBe(false);
    await advance(60_000);
    expect(await act('quit')).toEqual({ ok: true, value: { done: false } });
    expect(await act('enter-kiosk')).toEqual({ ok: true, value: { done: true } });
    expect(window.kiosk).toBe(true);
  });

  test('Alt+F4 closes nothing; after the PIN the station ends in order', async () => {
    const { open, stops } = setUp({ exitPin: '4711' });
    const { window } = await open();
    const close = (): boolean => {
      let prevented = false;
      window.emit('close', { preventDefault: () => void (prevented = true) });
      return !prevented;
    };
    expect(close()).toBe(false);
    await unlock('4711');
    await act('quit');
    expect([close(), stops()]).toEqual([true, 1]);
  });

  test('the chord asks the page for the PIN, and the page never sees the keys of the browser', async () => {
    const { open } = setUp();
    const { window } = await open();
    const press = (code: string, held: object = {}): boolean => {
      let prevented = false;
      const input = { type: 'keyDown', code, control: false, alt: false, meta: false, shift: false, ...held };
      window.webContents.emit('before-input-event', { preventDefault: () => void (prevented = true) }, input);
      return prevented;
    };
    expect([press('F5'), press('KeyR', { control: true }), press('Enter')]).toEqual([true, true, false]);
    expect(press('KeyE', { control: true, alt: true, shift: true })).toBe(true);
    expect(window.webContents.sent.at(-1)).toEqual(['passrail:event', { kind: 'ask-exit' }]);
  });

  test('a file in the data folder takes a lost PIN away, once', async () => {
    const first = setUp({ exitPin: '4711' });
    await first.open();
    writeFileSync(join(folder.path, 'exit-pin-reset'), '');
    resetFakeElectron();
    await setUp().open();
    expect(await ipcRenderer.invoke('passrail:station', null)).toMatchObject({ value: { pinSet: false } });
    expect(await unlock('')).toEqual({ ok: true, value: { ok: true } });
  });
});

test.each([
  [['electron', '.', '--port=0', '--no-sandbox'], false, ['--port=0']],
  [['passrail', '--demo', '--disable-gpu', '--ozone-platform=wayland'], true, ['--demo']],
])('%j holds the flags of the station', (argv, packaged, expected) => {
  expect(stationArguments(argv, packaged)).toEqual(expected);
});
