import type { HubHost, HubLaunch } from '../hosts/host.ts';

export type FakeHub = {
  readonly launch: HubLaunch;
  readonly pid: number;
  stopRequests: number;
  kills: number;
  ready(port?: number, extra?: Record<string, unknown>): void;
  fail(failure: string, code: number): void;
  exit(code: number | null): void;
};

export type FakeHubHost = { readonly host: HubHost; readonly hubs: FakeHub[]; latest(): FakeHub };

/** A host whose hubs do what the test says. `onKill`: what a killed hub does (by default it dies). */
export const createFakeHubHost = (onKill: (hub: FakeHub) => void = (hub) => hub.exit(null)): FakeHubHost => {
  const hubs: FakeHub[] = [];
  const host: HubHost = (launch) => {
    let alive = true;
    const hub: FakeHub = {
      launch,
      pid: 1000 + hubs.length,
      stopRequests: 0,
      kills: 0,
      ready: (port = 4300, extra = {}) =>
        launch.onStdoutLine(
          JSON.stringify({
            ready: true,
            url: `http://127.0.0.1:${port}`,
            version: '0.1.0',
            pid: hub.pid,
            logHead: 'log-0',
            ...extra,
          }),
        ),
      fail: (failure, code) => {
        launch.onStdoutLine(JSON.stringify({ ready: false, failure, message: `it is ${failure}` }));
        hub.exit(code);
      },
      exit: (code) => {
        if (!alive) return;
        alive = false;
        launch.onExit(code);
      },
    };
    hubs.push(hub);
    return {
      pid: () => hub.pid,
      requestStop: () => void (hub.stopRequests += 1),
      kill: () => {
        hub.kills += 1;
        onKill(hub);
      },
    };
  };
  return {
    host,
    hubs,
    latest: () => {
      const hub = hubs.at(-1);
      if (hub === undefined) throw new Error('no hub was started');
      return hub;
    },
  };
};
