import { describe, expect, onTestFinished, test } from 'vitest';
import { createTroubleSign } from '../hub-trouble.ts';
import type { ShellContext } from '../shell-port.ts';
import { createFakeTime } from '../testing/fake-time.ts';
import { createRecordingLog } from '../testing/recording-log.ts';
import { createBrowserShell, type BrowserShellDeps } from './browser-shell.ts';

const setUp = (extra: Partial<BrowserShellDeps> = {}, context: Partial<ShellContext> = {}) => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const browsers: { args: readonly string[]; exit: (code: number | null) => void; closed: boolean }[] = [];
  let tickets = 0;
  const shell = createBrowserShell({
    run: (args) => {
      const browser = { args, exit: (_code: number | null) => undefined as void, closed: false };
      browsers.push(browser);
      return {
        onExit: (listener) => void (browser.exit = listener),
        close: () => {
          browser.closed = true;
          browser.exit(0);
        },
      };
    },
    profileFolder: '/data/browser',
    withoutSandbox: false,
    windows: undefined,
    makeKey: () => 'unguessable-key',
    ...time,
    log,
    ...extra,
  });
  const start = () =>
    shell.start({
      hubUrl: 'http://127.0.0.1:4300',
      listening: 'http://127.0.0.1:4300',
      demo: false,
      adminPassword: undefined,
      quiet: async () => true,
      backUp: async () => undefined,
      launchUrl: async () => `http://127.0.0.1:4300/#launch=ticket-${(tickets += 1)}`,
      ...context,
    });
  return { ...time, shell, start, browsers, log };
};

describe('the browser as kiosk window', () => {
  test('opens signed in, in its own profile, with the sandbox on', async () => {
    const { start, browsers } = setUp();
    await start();
    const args = browsers[0]?.args ?? [];
    expect(args).toContain('--user-data-dir=/data/browser');
    expect(args).toContain('--kiosk');
    expect(args.at(-1)).toBe('--app=http://127.0.0.1:4300/#launch=ticket-1');
    expect(args).not.toContain('--no-sandbox');
  });

  test('root gets no sandbox', async () => {
    const { start, browsers } = setUp({ withoutSandbox: true });
    await start();
    expect(browsers[0]?.args).toContain('--no-sandbox');
  });

  test('comes back within 5 s when it dies or is closed, with a new ticket that no log holds', async () => {
    const { start, browsers, advance, log } = setUp();
    await start();
    await advance(60_000);
    browsers[0]?.exit(null);
    await advance(4_999);
    expect(browsers[1]?.args.at(-1)).toBe('--app=http://127.0.0.1:4300/#launch=ticket-2');
    await advance(60_000);
    browsers[1]?.exit(0);
    await advance(4_999);
    expect(browsers).toHaveLength(3);
    expect(JSON.stringify(log.lines)).not.toContain('ticket-');
  });

  test('one that dies at once is tried more and more slowly, but at least every 30 s', async () => {
    const { start, browsers, advance } = setUp();
    await start();
    for (const delay of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
      const count = browsers.length;
      browsers.at(-1)?.exit(1);
      await advance(delay - 1);
      expect(browsers).toHaveLength(count);
      await advance(1);
      expect(browsers).toHaveLength(count + 1);
    }
  });

  test('a demo opens as a window, and stays closed when a person closes it', async () => {
    let closed = 0;
    const { start, browsers, advance } = setUp({ onClosed: () => void (closed += 1) }, { demo: true });
    await start();
    expect(browsers[0]?.args).not.toContain('--kiosk');
    browsers[0]?.exit(0);
    await advance(600_000);
    expect([browsers.length, closed]).toEqual([1, 1]);
  });

  test('a demo that crashes comes back all the same', async () => {
    const { start, browsers, advance } = setUp({}, { demo: true });
    await start();
    browsers[0]?.exit(139);
    await advance(1_000);
    expect(browsers).toHaveLength(2);
  });

  test('stop closes it and opens none again', async () => {
    const { shell, start, browsers, advance, pending } = setUp();
    await start();
    await shell.stop();
    expect(browsers[0]?.closed).toBe(true);
    await advance(600_000);
    expect(browsers).toHaveLength(1);
    expect(pending()).toEqual([]);
  });

  test('a window for each screen that passrail.json names, each with a profile of its own', async () => {
    const windows = [
      { screen: '/cashier?register=1', x: 0, y: 0 },
      { screen: '/board', x: 1366, y: 0 },
    ];
    const { start, browsers } = setUp({ windows });
    await start();
    expect(browsers.map(({ args }) => args[0])).toEqual([
      '--user-data-dir=/data/browser/1',
      '--user-data-dir=/data/browser/2',
    ]);
    expect(browsers[1]?.args).toContain('--window-position=1366,0');
    expect(browsers.map(({ args }) => args.at(-1)?.split('&')[1])).toEqual(['/cashier?register=1', '/board']);
  });

  test('a hub that cannot start opens the service screen, and leads to the screens when it can', async () => {
    const { shell, start, browsers } = setUp();
    onTestFinished(() => shell.stop());
    const sign = createTroubleSign();
    await shell.open?.({
      trouble: sign.current,
      tickets: () => undefined,
      language: () => 'en',
      onTrouble: sign.onChange,
    });
    expect(browsers).toHaveLength(0);
    sign.show({ kind: 'failed', failure: 'port-taken', message: 'port 4300 is in use' });
    await expect.poll(() => browsers.length).toBe(1);
    const entry = browsers[0]?.args.at(-1)?.replace('--app=', '') ?? '';
    expect(await (await fetch(entry)).text()).toContain('Another program uses the port');

    sign.show(undefined);
    await start();
    const led = await fetch(entry, { redirect: 'manual' });
    expect([led.headers.get('location'), browsers.length]).toEqual(['http://127.0.0.1:4300/#launch=ticket-1', 1]);
  });

  test('stop while waiting to open again', async () => {
    const { shell, start, browsers, advance } = setUp();
    await start();
    browsers[0]?.exit(1);
    await shell.stop();
    await advance(600_000);
    expect(browsers).toHaveLength(1);
  });
});
