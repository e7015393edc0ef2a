import { expect, test } from 'vitest';
import { exposed, ipcMain, resetFakeElectron } from '../main/testing/fake-electron.ts';

test('a page gets one object with one question, and no way to name a channel', async () => {
  resetFakeElectron();
  await import('./index.ts');
  expect([...exposed.keys()]).toEqual(['passrail']);
  const bridge = exposed.get('passrail') ?? {};
  expect(Object.keys(bridge)).toEqual(['station']);

  const asked: unknown[][] = [];
  ipcMain.handle('passrail:station', (_event, ...args) => {
    asked.push(args);
    return { ok: true, value: { shell: 'electron', version: '0.1.0' } };
  });
  expect(await bridge['station']?.('another-channel', { of: 'the page' })).toEqual({
    ok: true,
    value: { shell: 'electron', version: '0.1.0' },
  });
  expect(asked).toEqual([[]]);
});
