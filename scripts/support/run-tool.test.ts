import { expect, test } from 'vitest';
import { run } from './run-tool.ts';

const node = (text: string, limitMs?: number) =>
  run(process.execPath, ['-e', text], limitMs === undefined ? {} : { limitMs });

test('gives the code and everything that was written', async () => {
  const end = await node(`console.log('out'); console.error('err'); process.exitCode = 3`);
  expect(end).toMatchObject({ code: 3, late: false });
  expect(end.output).toMatch(/out/);
  expect(end.output).toMatch(/err/);
});

test('a command that does not exist ends with 127', async () => {
  expect(await run('no-such-command-anywhere', [])).toMatchObject({ code: 127, late: false });
});

test('one that hangs is ended together with what it started', async () => {
  // The grandchild holds the pipe open: the end can only be seen when it has gone as well.
  const end = await node(
    `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }); setInterval(() => {}, 1000)`,
    300,
  );
  expect(end).toMatchObject({ code: null, late: true });
});
