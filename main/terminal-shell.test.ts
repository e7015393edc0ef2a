import { expect, test } from 'vitest';
import type { ShellContext } from './shell-port.ts';
import { createTerminalShell } from './terminal-shell.ts';

const setUp = (context: Partial<ShellContext> = {}, lan: string[] = []) => {
  const written: string[] = [];
  const steps: string[] = [];
  const listeners = new Set<() => void>();
  let links = 0;
  const full: ShellContext = {
    hubUrl: 'http://127.0.0.1:4300',
    listening: 'http://127.0.0.1:4300',
    demo: true,
    adminPassword: undefined,
    quiet: async () => true,
    backUp: async () => undefined,
    launchUrl: async () => `http://127.0.0.1:4300/#launch=${(links += 1)}`,
    ...context,
  };
  const deps = {
    write: (text: string) => void written.push(text),
    lanAddresses: () => lan,
    onEnter: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const window = { start: async () => void steps.push('open'), stop: async () => void steps.push('close') };
  const pressEnter = async (): Promise<void> => {
    for (const listener of listeners) listener();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { full, deps, window, written, steps, pressEnter, text: () => written.join('') };
};

test('a stranger reads a launch link, the screens and the password, once', async () => {
  const { full, deps, text } = setUp({ adminPassword: 'corn-husk-7' });
  await createTerminalShell(deps).start(full);
  expect(text()).toMatch(/^ {2}http:\/\/127\.0\.0\.1:4300\/#launch=1$/m);
  for (const place of ['cashier', 'kitchen', 'board', 'paper']) {
    expect(text()).toContain(`http://127.0.0.1:4300/#/${place}`);
  }
  expect(text().split('corn-husk-7')).toHaveLength(2);
  expect(text()).toContain('demo');
});

test('Enter makes a new link until the station stops', async () => {
  const { full, deps, pressEnter, text, written } = setUp();
  const shell = createTerminalShell(deps);
  await shell.start(full);
  await pressEnter();
  expect(text()).toContain('#launch=2');
  await shell.stop();
  const before = written.length;
  await pressEnter();
  expect(written).toHaveLength(before);
});

test('a hub that is away when Enter is pressed is told in words', async () => {
  let away = false;
  const launchUrl = async (): Promise<string> => (away ? Promise.reject(new Error('away')) : 'http://x/');
  const { full, deps, pressEnter, text } = setUp({ launchUrl });
  await createTerminalShell(deps).start(full);
  away = true;
  await pressEnter();
  expect(text()).toContain('does not answer');
});

test('beside a window no link is spent, and the window is opened and closed', async () => {
  const { full, deps, window, text, steps } = setUp();
  const shell = createTerminalShell({ ...deps, window });
  await shell.start(full);
  expect(text()).not.toContain('launch=');
  await shell.stop();
  expect(steps).toEqual(['open', 'close']);
});

test('other machines are told their addresses, or how to let them in', async () => {
  const open = setUp({}, ['http://192.168.1.5:4300']);
  await createTerminalShell(open.deps).start(open.full);
  expect(open.text()).toContain('http://192.168.1.5:4300');
  const closed = setUp();
  await createTerminalShell(closed.deps).start(closed.full);
  expect(closed.text()).toContain('PASSRAIL_HOST=0.0.0.0');
});
