import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  app,
  BrowserWindow,
  ipcRenderer,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  resetFakeElectron,
  screen,
} from '../testing/fake-electron.ts';
import { createKioskRig, kioskFolder } from '../testing/kiosk-rig.ts';
import { startKiosk, type KioskDeps } from './kiosk.ts';

let folder = kioskFolder();
beforeEach(() => {
  resetFakeElectron();
  folder = kioskFolder();
});
afterEach(() => folder.remove());
const setUp = (extra: Partial<KioskDeps> = {}) => createKioskRig(folder.path, extra);

describe('monitors and the machine', () => {
  const wall = { id: 2, label: 'LG', internal: false, bounds: { x: 1366, y: 0, width: 1920, height: 1080 } };

  test('a second window opens on the free monitor, shows its screen, and is there again after a restart', async () => {
    const first = setUp();
    screen.displays = [...screen.displays, wall];
    await first.open();
    await ipcRenderer.invoke('passrail:unlock', { pin: '' });
    expect(await ipcRenderer.invoke('passrail:act', { action: 'new-window' })).toMatchObject({ value: { done: true } });
    const board = first.newest();
    expect(board.options).toMatchObject(wall.bounds);
    board.webContents.emit('did-navigate-in-page', {}, 'http://127.0.0.1:4300/#/board', true);
    board.webContents.emit('did-navigate-in-page', {}, 'http://127.0.0.1:4300/#launch=secret', true);
    expect(readFileSync(join(folder.path, 'shell', 'windows.json'), 'utf8')).not.toContain('secret');

    const { displays } = screen;
    resetFakeElectron();
    screen.displays = displays.map((display) => ({ ...display, id: display.id + 40 }));
    await setUp().open();
    const again = BrowserWindow.all.map(({ options, loaded }) => [(options as { x: number }).x, loaded[0]]);
    expect(again).toEqual([
      [0, 'http://127.0.0.1:4300/#launch=1'],
      [1366, 'http://127.0.0.1:4300/#launch=2&/board'],
    ]);
  });

  test('a monitor that is pulled out sends its window to the other, with a banner, and takes it back', async () => {
    const { open, newest } = setUp();
    screen.displays = [...screen.displays, wall];
    await open();
    await ipcRenderer.invoke('passrail:unlock', { pin: '' });
    await ipcRenderer.invoke('passrail:act', { action: 'new-window' });
    const [till] = screen.displays;
    screen.displays = till === undefined ? [] : [till];
    screen.emit('display-removed');
    expect(newest().bounds).toEqual(till?.bounds);
    expect(newest().webContents.sent.at(-1)).toEqual(['passrail:event', { kind: 'display-missing', label: 'LG' }]);
    screen.displays = [...screen.displays, { ...wall, id: 9 }];
    screen.emit('display-added');
    expect(newest().bounds).toEqual(wall.bounds);
    expect(newest().webContents.sent.at(-1)).toEqual(['passrail:event', { kind: 'display-missing', label: null }]);
  });

  test('a machine that slept tells its pages, and the display stays on', async () => {
    const { open } = setUp();
    const { window } = await open();
    powerMonitor.emit('resume');
    expect(window.webContents.sent.at(-1)).toEqual(['passrail:event', { kind: 'resumed' }]);
    expect(powerSaveBlocker.held.size).toBe(1);
  });

  test('a settings file makes it start with the session, and the hub is told what shows the screens', async () => {
    const asBefore = setUp();
    await asBefore.open();
    expect(asBefore.runs[0]?.env).toMatchObject({ PASSRAIL_SHELL: 'electron', PASSRAIL_AUTOSTART: 'off' });
    resetFakeElectron();
    const wanted = setUp({ wantAutostart: true });
    await wanted.open();
    expect(wanted.runs[0]?.env).toMatchObject({ PASSRAIL_AUTOSTART: 'on' });
  });

  test('a newer version: the station ends in order, the lock is given up, then the other takes its place', async () => {
    const steps: string[] = [];
    const rig = setUp({
      updater: {
        check: async () => '9.0.0',
        download: async () => void steps.push('download'),
        keepPrevious: async () => void steps.push('keep'),
        install: () => void steps.push(`install after ${app.calls.at(-1)}`),
      },
      minuteOfDay: () => 4 * 60,
    });
    await rig.open();
    await rig.advance(20 * 60_000);
    expect([steps, rig.stops()]).toEqual([['download', 'keep'], 1]);
    rig.runs[0]?.exit(0);
    expect(steps.at(-1)).toBe('install after releaseSingleInstanceLock');
    expect(app.exits).toEqual([]);
    // Quitting is nobody's to prevent now.
    const quit = { prevented: false, preventDefault: () => void (quit.prevented = true) };
    app.emit('before-quit', quit);
    expect(quit.prevented).toBe(false);
    // An installer that hangs leaves no dark screen.
    await rig.advance(6 * 60_000);
    expect(app.calls.at(-1)).toMatch(/^relaunch/);
  });

  test('a graphics process that dies twice: the program anew without it', async () => {
    const { open, advance } = setUp();
    await open();
    app.emit('child-process-gone', {}, { type: 'Utility', reason: 'crashed' });
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    await advance(5_000);
    expect(app.exits).toEqual([]);
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    await advance(5_000);
    expect([app.calls.at(-1), app.exits]).toEqual(['relaunch /app --no-sandbox --port=0 --disable-gpu', [0]]);
  });

  test('a fault of the program is written down without secrets, and the program starts anew', async () => {
    const { open, advance, breakDown } = setUp();
    await open();
    breakDown(new Error('cannot load http://127.0.0.1:4300/#launch=abc123'));
    await advance(1_000);
    expect(app.calls.at(-1)).toMatch(/^relaunch/);
    const report = readFileSync(join(folder.path, 'shell', 'last-crash.txt'), 'utf8');
    expect(report).toContain('cannot load');
    expect(report).not.toContain('abc123');
  });

  test('a page that hangs is loaded again; one that answers in time is left alone', async () => {
    const { open, advance } = setUp();
    const { window } = await open();
    window.emit('unresponsive');
    await advance(9_000);
    window.emit('responsive');
    await advance(60_000);
    expect(window.loaded).toHaveLength(1);
    window.emit('unresponsive');
    await advance(11_000);
    expect(window.loaded).toHaveLength(2);
  });

  test('a page that keeps dying gets a new window, and never none at all', async () => {
    const { open, advance, newest } = setUp();
    const { window } = await open();
    for (let time = 0; time < 3; time += 1) {
      newest().webContents.emit('render-process-gone', {}, { reason: 'oom' });
      await advance(5_000);
      expect(BrowserWindow.all).toHaveLength(1);
    }
    expect([window.destroyed, newest() === window, newest().loaded.length]).toEqual([true, false, 1]);
  });
});

describe('without a hub', () => {
  test('a hub that cannot start shows the service screen, then, by itself, the screens', async () => {
    const { deps, runs, log, sign } = setUp();
    await startKiosk(deps);
    const shell = runs[0]?.createShell?.({} as never, log);
    await shell?.open?.({
      trouble: sign.current,
      tickets: () => undefined,
      language: () => 'it',
      onTrouble: sign.onChange,
    });
    expect(BrowserWindow.all).toHaveLength(0);
    sign.show({ kind: 'failed', failure: 'port-taken', message: 'port 4300 is in use' });
    await expect.poll(() => BrowserWindow.all[0]?.loaded).toEqual(['app://kiosk/']);
    const shown = await protocol.handlers.get('app')?.({ url: 'app://kiosk/', method: 'GET' } as Request);
    expect(await shown?.text()).toContain('Un altro programma usa la porta');
  });

  test('a crash loop shows it too, a mere restart does not', async () => {
    const { open, sign } = setUp();
    const { window } = await open();
    sign.show({ kind: 'restarting' });
    sign.show({ kind: 'starting' });
    sign.show(undefined);
    expect(window.loaded).toHaveLength(1);
    sign.show({ kind: 'crash-loop', failure: undefined, message: undefined });
    await expect.poll(() => window.loaded.at(-1)).toBe('app://kiosk/');
    sign.show({ kind: 'starting' });
    sign.show(undefined);
    await expect.poll(() => window.loaded.at(-1)).toBe('http://127.0.0.1:4300/#launch=2');
    expect(window.loaded).toHaveLength(3);
  });
});
