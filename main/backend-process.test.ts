import { describe, expect, test } from 'vitest';
import { createBackendProcess, type BackendState } from './backend-process.ts';
import { HubStartError } from './hub-messages.ts';
import { createFakeHubHost, type FakeHub } from './testing/fake-hub-host.ts';
import { createFakeTime } from './testing/fake-time.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const setUp = (onKill?: (hub: FakeHub) => void) => {
  const time = createFakeTime();
  const fake = createFakeHubHost(onKill);
  const log = createRecordingLog();
  const states: BackendState['kind'][] = [];
  const logLines: string[] = [];
  const backend = createBackendProcess({
    host: fake.host,
    env: { PASSRAIL_PORT: '0', PASSRAIL_STATION_KEY: 'key-of-this-start' },
    clock: time.clock,
    timers: time.timers,
    log,
    onState: (state) => states.push(state.kind),
    onLogLine: (line) => logLines.push(line),
  });
  return { ...time, ...fake, log, states, logLines, backend };
};

const started = async (onKill?: (hub: FakeHub) => void) => {
  const all = setUp(onKill);
  const ready = all.backend.start();
  all.latest().ready(41_234);
  await ready;
  return all;
};

describe('starting', () => {
  test('resolves with the ready line, and leaves no timer behind', async () => {
    const { backend, latest, states, pending } = setUp();
    const start = backend.start();
    latest().ready(41_234);
    expect((await start).url).toBe('http://127.0.0.1:41234');
    expect(states).toEqual(['starting', 'ready']);
    expect(backend.pid()).toBe(1000);
    expect(pending()).toEqual([]);
  });

  test('other output is passed on; the ready line is not, it may hold a password', async () => {
    const { backend, latest, logLines, log } = setUp();
    const start = backend.start();
    latest().launch.onStdoutLine('hello');
    latest().launch.onStdoutLine('{broken');
    latest().launch.onStderrLine('{"level":30}');
    latest().ready(1, { adminPassword: 'shown-once' });
    expect((await start).adminPassword).toBe('shown-once');
    expect(logLines).toEqual(['hello', '{broken', '{"level":30}']);
    expect(JSON.stringify(log.lines)).not.toMatch(/shown-once|key-of-this-start/);
  });

  test('what a hub said before it died is told, unless its exit already says it', async () => {
    const { backend, latest, logLines, advance } = setUp();
    const outcome = backend.start().catch((error: unknown) => error);
    latest().launch.onStderrLine('Segmentation fault');
    expect(logLines).toEqual([]);
    latest().exit(139);
    expect(logLines).toEqual(['Segmentation fault']);
    await advance(200);
    latest().launch.onStderrLine('passrail hub cannot start: the port is taken');
    latest().fail('port-taken', 12);
    expect(await outcome).toMatchObject({ failure: 'port-taken' });
    expect(logLines).toHaveLength(1);
  });

  test('a hub that is not ready within 15 s is killed and started again', async () => {
    const { backend, hubs, latest, advance } = setUp();
    const start = backend.start();
    await advance(14_999);
    expect(latest().kills).toBe(0);
    await advance(1);
    expect(latest().kills).toBe(1);
    await advance(200);
    expect(hubs).toHaveLength(2);
    latest().ready();
    expect((await start).pid).toBe(1001);
  });

  test.each([
    ['port-taken', 12],
    ['bad-config', 13],
    ['data-folder-unwritable', 10],
    ['database-damaged', 14],
    ['schema-newer', 15],
  ])('%s cannot be helped by trying again: it is reported with advice', async (failure, code) => {
    const { backend, hubs, latest, states, advance } = setUp();
    const outcome = backend.start().catch((error: unknown) => error);
    latest().fail(failure, code);
    const error = await outcome;
    expect(error).toBeInstanceOf(HubStartError);
    expect(error).toMatchObject({ failure, exitCode: code, message: `it is ${failure}` });
    expect((error as HubStartError).advice).not.toBe('');
    await advance(60_000);
    expect(hubs).toHaveLength(1);
    expect(states).toEqual(['starting', 'failed']);
  });

  test('the exit code alone tells a failure too', async () => {
    const { backend, latest } = setUp();
    const outcome = backend.start().catch((error: unknown) => error);
    latest().exit(12);
    expect(await outcome).toMatchObject({ failure: 'port-taken' });
  });

  test('a locked data folder is tried for 10 s, an old hub may still be dying', async () => {
    const { backend, latest, hubs, advance } = setUp();
    const start = backend.start();
    for (let tries = 0; tries < 6; tries += 1) {
      latest().fail('data-folder-locked', 11);
      await advance(500);
    }
    latest().ready();
    expect((await start).ready).toBe(true);
    expect(hubs).toHaveLength(7);
  });

  test('a data folder that stays locked is reported after 10 s', async () => {
    const { backend, latest, hubs, advance } = setUp();
    const outcome = backend.start().catch((error: unknown) => error);
    while (backend.state().kind !== 'failed') {
      latest().fail('data-folder-locked', 11);
      await advance(500);
    }
    expect(await outcome).toMatchObject({ failure: 'data-folder-locked', exitCode: 11 });
    expect(hubs).toHaveLength(21);
  });
});

describe('a hub that dies', () => {
  test('is started again on the same port, with the same key, even when port 0 was asked', async () => {
    const { latest, hubs, states, advance } = await started();
    latest().exit(null);
    await advance(199);
    expect(hubs).toHaveLength(1);
    await advance(1);
    expect(latest().launch.env).toEqual({ PASSRAIL_PORT: '41234', PASSRAIL_STATION_KEY: 'key-of-this-start' });
    latest().ready(41_234);
    expect(states).toEqual(['starting', 'ready', 'restarting', 'starting', 'ready']);
  });

  test('five times in two minutes is a crash loop, tried again every 30 s until it holds', async () => {
    const { backend, latest, hubs, advance } = await started();
    for (let crash = 1; crash < 5; crash += 1) {
      latest().exit(139);
      expect(backend.state().kind).toBe('restarting');
      await advance(10_000);
    }
    latest().exit(139);
    expect(backend.state()).toMatchObject({ kind: 'crash-loop', inMs: 30_000 });
    await advance(29_999);
    expect(hubs).toHaveLength(5);
    await advance(1);
    expect(hubs).toHaveLength(6);
    latest().ready();
    expect(backend.state().kind).toBe('ready');
  });

  test('after a healthy minute counting begins anew', async () => {
    const { backend, latest, advance } = await started();
    latest().exit(1);
    await advance(200);
    latest().ready();
    latest().exit(1);
    await advance(400);
    latest().ready();
    await advance(60_000);
    latest().exit(1);
    expect(backend.state()).toMatchObject({ kind: 'restarting', inMs: 200 });
  });

  test('a port that somebody took meanwhile is told, and tried again', async () => {
    const { backend, latest, hubs, advance } = await started();
    latest().exit(null);
    await advance(200);
    latest().fail('port-taken', 12);
    expect(backend.state()).toMatchObject({ kind: 'restarting', failure: 'port-taken' });
    await advance(400);
    expect(hubs).toHaveLength(3);
  });
});

describe('stopping', () => {
  test('asks, and waits until the hub has left', async () => {
    const { backend, latest, pending } = await started();
    const stop = backend.stop();
    expect(latest().stopRequests).toBe(1);
    expect(backend.state().kind).toBe('stopping');
    latest().exit(0);
    await stop;
    expect(backend.state().kind).toBe('stopped');
    expect(latest().kills).toBe(0);
    expect(pending()).toEqual([]);
  });

  test('kills a hub that does not leave within 5 s', async () => {
    const { backend, latest, advance } = await started();
    const stop = backend.stop();
    await advance(4999);
    expect(latest().kills).toBe(0);
    await advance(1);
    await stop;
    expect(latest().kills).toBe(1);
    expect(backend.state().kind).toBe('stopped');
  });

  test('cancels a restart that was due', async () => {
    const { backend, latest, hubs, advance } = await started();
    latest().exit(1);
    await backend.stop();
    await advance(60_000);
    expect(hubs).toHaveLength(1);
  });

  test('before the hub was ready: the start is refused, no hub stays', async () => {
    const { backend, latest } = setUp();
    const outcome = backend.start().catch((error: unknown) => error);
    const stop = backend.stop();
    latest().exit(0);
    await stop;
    expect(await outcome).toBeInstanceOf(Error);
  });

  test('twice, or before any start, is harmless', async () => {
    const idle = setUp();
    await idle.backend.stop();
    const { backend, latest } = await started();
    const both = Promise.all([backend.stop(), backend.stop()]);
    latest().exit(0);
    await both;
    expect(backend.state().kind).toBe('stopped');
  });
});

test('a hub that is ready and hangs can be ended: it is started again as after a crash; others are left alone', async () => {
  const { backend, latest, hubs, advance } = await started();
  backend.endHung();
  expect(latest().kills).toBe(1);
  backend.endHung();
  expect(latest().kills).toBe(1);
  await advance(200);
  expect(hubs).toHaveLength(2);
  latest().ready(41_234);
  expect(backend.state().kind).toBe('ready');
});
