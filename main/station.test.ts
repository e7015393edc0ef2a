import { describe, expect, test } from 'vitest';
import type { PrinterWire } from '#contract/devices.ts';
import type { StationConfig } from './config.ts';
import { HubStartError } from './hub-messages.ts';
import { createStation, type StationDeps } from './station.ts';
import { createFakeHubHost } from './testing/fake-hub-host.ts';
import { createFakeTime } from './testing/fake-time.ts';
import { createRecordingLog } from './testing/recording-log.ts';

const config: StationConfig = {
  host: '127.0.0.1',
  port: 0,
  dataFolder: '/data',
  adminPassword: undefined,
  jwtSecret: undefined,
  demo: undefined,
  remoteHub: undefined,
  mdns: undefined,
  log: 'info',
  openHours: 'always',
  exitPin: undefined,
  autostart: undefined,
  updateFeed: undefined,
  updateAt: '04:00',
  windows: undefined,
};

const printer = (id: string, extra: Partial<PrinterWire>): PrinterWire => ({
  id,
  name: id,
  ip: null,
  mac: null,
  port: 9100,
  description: null,
  status: 'ONLINE',
  detail: null,
  columns: 48,
  demo: false,
  failoverPrinterId: null,
  copies: 1,
  openDrawer: true,
  connection: 'network',
  target: null,
  letters: 'pc858',
  ...extra,
});

type Call = { method: string; path: string; key: string | null; body: unknown };

/** A hub that answers what the station asks, and remembers it. */
const createFakeHubHttp = (printers: PrinterWire[]) => {
  const calls: Call[] = [];
  const answers: Record<string, () => Response> = {
    'GET /v1/printers': () => Response.json(printers),
    'POST /v1/paper': () => Response.json({ id: 1 }, { status: 201 }),
    'POST /auth/launch-tickets': () =>
      Response.json({ ticket: 'once/only', expiresAt: '2026-01-01T00:00:00.000Z' }, { status: 201 }),
  };
  const fetch = async (url: Parameters<typeof globalThis.fetch>[0], init?: RequestInit): Promise<Response> => {
    const request = new Request(url, init);
    const path = new URL(request.url).pathname;
    const body: unknown = request.body === null ? undefined : await request.json();
    calls.push({ method: request.method, path, key: request.headers.get('x-api-key'), body });
    return answers[`${request.method} ${path}`]?.() ?? Response.json({ message: 'no' }, { status: 404 });
  };
  return { calls, answers, fetch };
};

const setUp = (overrides: Partial<StationDeps> = {}, printers: PrinterWire[] = []) => {
  const time = createFakeTime();
  const hubHost = createFakeHubHost();
  const http = createFakeHubHttp(printers);
  const log = createRecordingLog();
  const steps: string[] = [];
  const slips: ((slip: { text: string; svg: string }) => void)[] = [];
  const agents: Parameters<StationDeps['createPrintAgent']>[0][] = [];
  let launchUrl: (() => Promise<string>) | undefined;
  const deps: StationDeps = {
    config,
    demo: true,
    env: { PATH: '/bin', PASSRAIL_HUB_KEY: 'of another hub' },
    hubHost: hubHost.host,
    makeKey: () => 'made-up-key',
    hubKeys: { read: () => undefined, write: () => undefined, forget: () => undefined },
    findHubs: async () => [],
    prepareDataFolder: async () => void steps.push('data folder'),
    startDemoPrinter: async ({ printer: { id }, onSlip }) => {
      steps.push(`demo ${id}`);
      slips.push(onSlip);
      return { port: 9999, stop: async () => void steps.push(`demo ${id} stopped`) };
    },
    createPrintAgent: (options) => {
      agents.push(options);
      return { start: () => void steps.push('agent'), stop: () => void steps.push('agent stopped') };
    },
    shell: {
      start: async (context) => {
        launchUrl = context.launchUrl;
        steps.push(`shell demo=${context.demo}`);
      },
      stop: async () => void steps.push('shell stopped'),
    },
    fetch: http.fetch,
    clock: time.clock,
    timers: time.timers,
    log,
    ...overrides,
  };
  const startReady = async () => {
    const station = createStation(deps);
    const starting = station.start();
    hubHost.latest().ready(41_234, { adminPassword: 'shown-once' });
    return { station, ready: await starting };
  };
  return { ...time, hubHost, http, log, steps, slips, agents, deps, startReady, launchUrl: () => launchUrl?.() };
};

const demoKitchen = printer('kitchen', { demo: true });
const realBar = printer('bar', { ip: '10.0.0.9', port: 9100 });

describe('a station', () => {
  test('starts hub, demo printers, agent and screens, and stops them the other way round', async () => {
    const { steps, hubHost, startReady, pending } = setUp({}, [demoKitchen, realBar]);
    const { station, ready } = await startReady();
    expect(ready).toEqual({ url: 'http://127.0.0.1:41234', hubPid: 1000, adminPassword: 'shown-once' });
    expect(steps).toEqual(['demo kitchen', 'agent', 'shell demo=true']);

    const stopping = station.stop();
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps.slice(3)).toEqual(['shell stopped', 'agent stopped', 'demo kitchen stopped']);
    expect(hubHost.latest().stopRequests).toBe(1);
    hubHost.latest().exit(0);
    await stopping;
    expect(pending()).toEqual([]);
  });

  test('tells the hub its settings and the key of this start by environment, and nothing about other hubs', async () => {
    const { hubHost, startReady, http, agents, log } = setUp({}, [demoKitchen]);
    await startReady();
    expect(hubHost.latest().launch.env).toEqual({
      PATH: '/bin',
      PASSRAIL_HOST: '127.0.0.1',
      PASSRAIL_PORT: '0',
      PASSRAIL_DATA: '/data',
      PASSRAIL_LOG: 'info',
      PASSRAIL_STATION_KEY: 'made-up-key',
      PASSRAIL_DEMO: 'true',
    });
    expect(new Set(http.calls.map(({ key }) => key))).toEqual(new Set(['made-up-key']));
    expect(agents[0]).toMatchObject({ hubUrl: 'http://127.0.0.1:41234', apiKey: 'made-up-key', dataFolder: '/data' });
    expect(JSON.stringify(log.lines)).not.toContain('made-up-key');
  });

  test('resolves demo printers to their emulators, others to the network', async () => {
    const { startReady, agents } = setUp({}, [demoKitchen, realBar]);
    await startReady();
    const resolve = agents[0]?.resolveAddress;
    expect(resolve?.(demoKitchen)).toEqual({ host: '127.0.0.1', port: 9999 });
    expect(resolve?.(realBar)).toEqual({ host: '10.0.0.9', port: 9100 });
    expect(resolve?.(printer('unplaced', {}))).toBeUndefined();
  });

  test('a demo printer made later gets its emulator at the first slip', async () => {
    const { startReady, agents, steps, advance } = setUp();
    await startReady();
    const resolve = agents[0]?.resolveAddress;
    expect(resolve?.(demoKitchen)).toBeUndefined();
    await advance(0);
    expect(steps).toContain('demo kitchen');
    expect(resolve?.(demoKitchen)).toEqual({ host: '127.0.0.1', port: 9999 });
  });

  test('what a demo printer prints reaches the hub, in order, however long the hub is away', async () => {
    const { startReady, slips, http, advance } = setUp({}, [demoKitchen]);
    await startReady();
    const accept = http.answers['POST /v1/paper'];
    http.answers['POST /v1/paper'] = () => Response.json({ message: 'stopping' }, { status: 503 });
    slips[0]?.({ text: 'one', svg: '<svg/>' });
    slips[0]?.({ text: 'two', svg: '<svg/>' });
    await advance(5_000);
    http.answers['POST /v1/paper'] = accept as () => Response;
    http.calls.length = 0;
    await advance(1_000);
    expect(http.calls.map(({ body }) => body)).toEqual([
      { printerId: 'kitchen', text: 'one', svg: '<svg/>' },
      { printerId: 'kitchen', text: 'two', svg: '<svg/>' },
    ]);
  });

  test('a slip the hub will never take does not hold up the next', async () => {
    const { startReady, slips, http, advance } = setUp({}, [demoKitchen]);
    await startReady();
    let answer = 413;
    http.answers['POST /v1/paper'] = () => Response.json({}, { status: answer });
    slips[0]?.({ text: 'huge', svg: '' });
    await advance(0);
    answer = 201;
    slips[0]?.({ text: 'next', svg: '' });
    await advance(0);
    expect(http.calls.filter(({ path }) => path === '/v1/paper').map(({ body }) => body)).toMatchObject([
      { text: 'huge' },
      { text: 'next' },
    ]);
  });

  test('opens screens with a one-time ticket in the fragment, or plainly where the hub grants none', async () => {
    const { startReady, launchUrl, http, log } = setUp();
    await startReady();
    expect(await launchUrl()).toBe('http://127.0.0.1:41234/#launch=once%2Fonly');
    http.answers['POST /auth/launch-tickets'] = () => Response.json({}, { status: 403 });
    expect(await launchUrl()).toBe('http://127.0.0.1:41234/');
    expect(JSON.stringify(log.lines)).not.toContain('once');
  });

  test('a hub that listens for everybody is called by its loopback address here', async () => {
    const { hubHost, deps, agents } = setUp();
    const starting = createStation(deps).start();
    hubHost
      .latest()
      .launch.onStdoutLine(
        JSON.stringify({ ready: true, url: 'http://0.0.0.0:4300', version: '0', pid: 1, logHead: 'log-0' }),
      );
    expect((await starting).url).toBe('http://127.0.0.1:4300');
    expect(agents[0]?.hubUrl).toBe('http://127.0.0.1:4300');
  });

  test('with a remote hub it starts none, and works even while that hub is away', async () => {
    const remoteHub = { url: 'http://10.0.0.2:4300', name: undefined, key: 'remote-key' };
    const away = async (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
    const { steps, hubHost, deps } = setUp({ config: { ...config, remoteHub }, fetch: away });
    const station = createStation(deps);
    expect(await station.start()).toEqual({ url: remoteHub.url, hubPid: undefined, adminPassword: undefined });
    expect(hubHost.hubs).toEqual([]);
    expect(steps).toEqual(['data folder', 'agent', 'shell demo=true']);
    await station.stop();
    expect(steps.slice(3)).toEqual(['shell stopped', 'agent stopped']);
  });

  test('a hub that cannot start is reported, nothing else was begun', async () => {
    const { deps, hubHost, steps } = setUp();
    const outcome = createStation(deps)
      .start()
      .catch((error: unknown) => error);
    hubHost.latest().fail('port-taken', 12);
    expect(await outcome).toBeInstanceOf(HubStartError);
    expect(steps).toEqual([]);
  });

  test('a print agent that cannot start leaves no hub behind', async () => {
    const createPrintAgent = () => {
      throw new Error('journal damaged');
    };
    const { deps, hubHost } = setUp({ createPrintAgent });
    const outcome = createStation(deps)
      .start()
      .catch((error: unknown) => error);
    hubHost.latest().ready();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(hubHost.latest().stopRequests).toBe(1);
    hubHost.latest().exit(0);
    expect(await outcome).toMatchObject({ message: 'journal damaged' });
  });

  test('parts that never stop do not keep it beyond its five seconds', async () => {
    const forever = (): Promise<void> => Promise.withResolvers<void>().promise;
    const { startReady, hubHost, advance, clock } = setUp({
      shell: { start: async () => undefined, stop: forever },
      createPrintAgent: () => ({ start: () => undefined, stop: forever }),
    });
    const { station } = await startReady();
    const began = clock.now();
    let stoppedAt: number | undefined;
    const stopping = station.stop().then(() => (stoppedAt = clock.now()));
    await advance(5_000);
    await stopping;
    expect(hubHost.latest().kills).toBe(1);
    expect((stoppedAt ?? Number.POSITIVE_INFINITY) - began).toBeLessThan(5_000);
  });
});

test('a hub that is there and does not answer is ended and started again', async () => {
  const { hubHost, http, startReady, advance } = setUp();
  const { station } = await startReady();
  await advance(60_000);
  expect(hubHost.latest().kills).toBe(0);
  http.answers['GET /health'] = () => {
    throw new Error('timed out');
  };
  await advance(20_000);
  expect(hubHost.hubs[0]?.kills).toBe(1);
  expect(hubHost.hubs).toHaveLength(2);
  const stopped = station.stop();
  hubHost.latest().exit(0);
  await stopped;
});
