import { expect, test } from 'vitest';
import { app, resetFakeElectron } from './testing/fake-electron.ts';

test('the Electron entry asks for the sandbox and leaves when another instance runs', async () => {
  resetFakeElectron();
  app.firstInstance = false;
  await import('./index.ts');
  expect(app.calls[0]).toBe('enableSandbox');
  expect(app.calls.at(-1)).toBe('requestSingleInstanceLock');
  expect(app.exits).toEqual([0]);
});
