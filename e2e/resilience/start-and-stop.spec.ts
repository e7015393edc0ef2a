import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { signIn } from '../support/api.ts';
import { expect, test, type World } from '../support/fixtures.ts';
import { launchHub, readyHub } from '../support/hub.ts';
import { parseJson, type Program } from '../support/process.ts';
import { launchStation, readyStation } from '../support/station.ts';
import { within } from '../support/wait.ts';

/** What a person reads: the log lines are JSON and for machines. */
const wordsOf = ({ stderr }: Program): string[] => stderr.filter((line) => parseJson(line) === undefined);

const expectOneClearLine = async (program: Program, code: number, words: RegExp): Promise<void> => {
  expect(await within(20_000, 'the refused start', program.exited)).toEqual({ code, signal: null });
  expect(wordsOf(program)).toEqual([expect.stringMatching(words)]);
  expect(program.stdout.map(parseJson)).toEqual([
    expect.objectContaining({ ready: false, message: expect.any(String) }),
  ]);
};

const programs = [
  ['hub', launchHub],
  ['station', launchStation],
] as const;

for (const [name, launch] of programs) {
  test.describe(`a ${name} that cannot start says why in one line`, () => {
    test('a port that is taken', async ({ world }) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      try {
        const program = world.keep(name, launch(world.dataFolder, { PASSRAIL_PORT: String(port) }));
        await expectOneClearLine(program, 12, new RegExp(`${port}`));
      } finally {
        server.close();
      }
    });

    test('a second one on the same data folder', async ({ world }) => {
      const first = await readyHub(world.keep('first', launchHub(world.dataFolder)));
      await expectOneClearLine(world.keep(name, launch(world.dataFolder)), 11, /data folder|running/i);
      expect((await fetch(`${first.url}/health`)).status).toBe(200);
    });

    test('a data folder that cannot be', async ({ world }) => {
      // Below a regular file: not even root can make it.
      await writeFile(`${world.folder}/file`, '');
      const program = world.keep(name, launch(`${world.folder}/file/data`));
      await expectOneClearLine(program, 10, /file\/data/);
    });

    for (const args of [['--port=lots'], ['--no-such-flag'], ['--port']]) {
      test(`the flag ${args.join(' ')}`, async ({ world }) => {
        await expectOneClearLine(world.keep(name, launch(world.dataFolder, {}, args)), 13, /--(port|no-such-flag)/);
        expect(existsSync(world.dataFolder)).toBe(false);
      });
    }
  });
}

test.describe('stopping', () => {
  const openStream = async (url: string): Promise<Response> => {
    const api = await signIn(url);
    const { token } = await api.call<{ token: string }>('POST', '/auth/login', {
      username: 'admin',
      password: 'polenta-e-funghi',
    });
    return fetch(`${url}/events/cashier`, { headers: { authorization: `Bearer ${token}` } });
  };

  const expectGoodEnd = async (program: Program, url: string, signal: NodeJS.Signals): Promise<void> => {
    const stream = await openStream(url);
    const streamEnd = stream.text();
    program.signal(signal);
    expect(await within(5_000, 'the end', program.exited)).toEqual({ code: 0, signal: null });
    // Ended, not cut: a client that reads to the end gets no error.
    await within(1_000, 'the end of the stream', streamEnd);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`a hub at ${signal}: exit code 0 within 5 s, streams ended, its journal written back`, async ({ world }) => {
      const { program, url } = await world.hub();
      await expectGoodEnd(program, url, signal);
      expect(walFiles(world)).toEqual([]);
    });

    test(`a station at ${signal}: the same, and its hub with it`, async ({ world }) => {
      const { program, url, hubPid } = await world.station();
      await expectGoodEnd(program, url, signal);
      expect(isAlive(hubPid)).toBe(false);
      expect(walFiles(world)).toEqual([]);
    });
  }

  test('a station that is told to stop while it starts', async ({ world }) => {
    const program = world.keep('station', launchStation(world.dataFolder));
    await expect.poll(() => existsSync(`${world.dataFolder}/passrail.db`)).toBe(true);
    program.signal('SIGTERM');
    expect(await within(5_000, 'the end', program.exited)).toEqual({ code: 0, signal: null });
  });

  test('a station whose terminal was closed goes on, and looks after its hub', async ({ world }) => {
    const { program, url, hubPid } = await world.station();
    program.deafen();
    // Makes it write: the hub's end is logged.
    process.kill(hubPid, 'SIGKILL');
    await expect.poll(() => isAlive(hubPid)).toBe(false);
    await expect.poll(() => isUp(url), { timeout: 20_000 }).toBe(true);
    program.signal('SIGTERM');
    expect(await within(5_000, 'the end', program.exited)).toEqual({ code: 0, signal: null });
  });

  test('a killed station takes its hub with it, and the next one starts on the same folder', async ({ world }) => {
    const first = await world.station();
    first.program.signal('SIGKILL');
    await first.program.exited;
    const second = await readyStation(world.keep('second', launchStation(world.dataFolder)));
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
    await expect.poll(() => isAlive(first.hubPid)).toBe(false);
  });
});

const walFiles = (world: World): string[] =>
  ['passrail.db-wal', 'print.db-wal'].filter((name) => existsSync(`${world.dataFolder}/${name}`));

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
