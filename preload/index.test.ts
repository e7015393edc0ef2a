import { expect, test } from 'vitest';
import { exposed, ipcMain, ipcRenderer, resetFakeElectron } from '../main/testing/fake-electron.ts';

test('a page gets one object with three questions, and no way to name a channel', async () => {
  resetFakeElectron();
  await import('./index.ts');
  expect([...exposed.keys()]).toEqual(['passrail']);
  const bridge = exposed.get('passrail') ?? {};
  expect(Object.keys(bridge)).toEqual(['station', 'unlock', 'act', 'onEvent']);

  const asked: unknown[][] = [];
  ipcMain.handle('passrail:station', (_event, ...args) => {
    asked.push(args);
    return { ok: true, value: { shell: 'electron', version: '0.1.0' } };
  });
  expect(await bridge['station']?.('another-channel', { of: 'the page' })).toEqual({
    ok: true,
    value: { shell: 'electron', version: '0.1.0' },
  });
  expect(asked).toEqual([[null]]);
});

test('what the station tells reaches the page without the event, until it listens no more', async () => {
  const told: unknown[][] = [];
  const stop = exposed.get('passrail')?.['onEvent']?.((...args: unknown[]) => void told.push(args)) as () => void;
  const tell = (event: object) => {
    for (const listener of ipcRenderer.listeners.get('passrail:event') ?? [])
      (listener as (event: unknown, told: unknown) => void)({ sender: 'ipcRenderer' }, event);
  };
  tell({ kind: 'resumed' });
  stop();
  tell({ kind: 'resumed' });
  expect(told).toEqual([[{ kind: 'resumed' }]]);
});
