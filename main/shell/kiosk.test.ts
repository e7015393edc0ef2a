import { beforeEach, describe, expect, test } from 'vitest';
import type { RunOptions } from '../run-station.ts';
import type { ShellContext } from '../shell-port.ts';
import { createFakeTime } from '../testing/fake-time.ts';
import {
  app,
  BrowserWindow,
  ipcMain,
  ipcRenderer,
  Menu,
  resetFakeElectron,
  session,
} from '../testing/fake-electron.ts';
import { createRecordingLog } from '../testing/recording-log.ts';
import { startKiosk, type KioskDeps } from './kiosk.ts';
import { stationArguments } from './station-arguments.ts';
import { windowOptions } from './window-shell.ts';

beforeEach(resetFakeElectron);

const setUp = () => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const runs: RunOptions[] = [];
  let stops = 0;
  let links = 0;
  const context: ShellContext = {
    hubUrl: 'http://127.0.0.1:4300',
    listening: 'http://127.0.0.1:4300',
    demo: false,
    adminPassword: undefined,
    launchUrl: async () => `http://127.0.0.1:4300/#launch=${(links += 1)}`,
  };
  const deps = {
    app,
    ipcMain,
    menu: Menu,
    session: () => session.defaultSession,
    makeWindow: (options: unknown) => new BrowserWindow(options),
    windows: () => BrowserWindow.getAllWindows(),
    runStation: async (options: RunOptions) => {
      runs.push(options);
      return { stop: async () => void (stops += 1) };
    },
    hubHost: () => {
      throw new Error('not here');
    },
    preloadPath: '/app/preload/index.cjs',
    argv: ['electron', '/app', '--no-sandbox', '--port=0'],
    env: {},
    timers: time.timers,
    log,
  } as unknown as KioskDeps;
  const open = async () => {
    await startKiosk(deps);
    const shell = runs[0]?.createShell?.({} as never, log);
    await shell?.start(context);
    return { shell, window: BrowserWindow.all[0] as BrowserWindow };
  };
  return { ...time, deps, runs, open, log, stops: () => stops };
};

describe('the station inside Electron', () => {
  test('switches the sandbox on before anything else, and has no menu', async () => {
    const { deps, runs } = setUp();
    Menu.menu = 'default menu';
    await startKiosk(deps);
    expect(app.calls).toEqual(['enableSandbox', 'requestSingleInstanceLock', 'whenReady']);
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
    expect(window.options).toEqual(windowOptions('/app/preload/index.cjs', false));
    expect(windowOptions('/p', false)).toMatchObject({
      kiosk: true,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
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
    expect(await ipcRenderer.invoke('passrail:station')).toEqual({
      ok: true,
      value: { shell: 'electron', version: '0.1.0' },
    });
    const handler = ipcMain.handlers.get('passrail:station');
    const contents = window.webContents;
    const forged = [
      { sender: contents, senderFrame: { url: 'http://127.0.0.1:4300/' } },
      { sender: contents, senderFrame: null },
    ];
    for (const event of forged) expect(handler?.(event)).toEqual({ ok: false, code: 'refused' });
    contents.mainFrame.url = 'http://evil.example/';
    expect(handler?.({ sender: contents, senderFrame: contents.mainFrame })).toEqual({ ok: false, code: 'refused' });
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(3);
  });
});

test.each([
  [['electron', '.', '--port=0', '--no-sandbox'], false, ['--port=0']],
  [['passrail', '--demo', '--disable-gpu', '--ozone-platform=wayland'], true, ['--demo']],
])('%j holds the flags of the station', (argv, packaged, expected) => {
  expect(stationArguments(argv, packaged)).toEqual(expected);
});
