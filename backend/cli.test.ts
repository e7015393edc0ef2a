import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a hub whose station goes while it is still starting leaves too, and gives the data folder back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-orphan-'));
  const hub = fork(join(import.meta.dirname, 'cli.ts'), [], {
    env: { ...process.env, PASSRAIL_DATA: folder, PASSRAIL_PORT: '0', PASSRAIL_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const gone = once(hub, 'exit');
  hub.disconnect();
  expect(await gone).toEqual([0, null]);
  rmSync(folder, { recursive: true, force: true });
}, 20_000);
