import { expect, test } from 'vitest';
import { runPackage } from './run-package.ts';

const setUp = (path: string | undefined, buildCode = 0) => {
  const said: string[] = [];
  const calls: (readonly string[])[] = [];
  return {
    said,
    calls,
    deps: {
      electron: path === undefined ? { reason: 'its program has not been downloaded' } : { path },
      build: async () => ({ code: buildCode }),
      builder: async (args: readonly string[]) => {
        calls.push(args);
        return { code: 0 };
      },
      say: (line: string) => void said.push(line),
    },
  };
};

test("without Electron's program it says so in one line and fails", async () => {
  const { deps, said, calls } = setUp(undefined);
  expect(await runPackage(['--dir'], deps)).toBe(1);
  expect(said).toEqual(['Passrail cannot be packed here: its program has not been downloaded.']);
  expect(calls).toEqual([]);
});

test('with it, that very program is packed, and nothing is published', async () => {
  const { deps, calls } = setUp('/app/node_modules/electron/dist/electron');
  expect(await runPackage(['--dir'], deps)).toBe(0);
  expect(calls).toEqual([['--dir', '--publish', 'never', '--config.electronDist=/app/node_modules/electron/dist']]);
});

test('a broken build is not packed', async () => {
  const { deps, calls } = setUp('/electron', 1);
  expect(await runPackage([], deps)).toBe(1);
  expect(calls).toEqual([]);
});
