import type { PrinterWire } from '#contract/devices.ts';
import { createBackendProcess, type BackendProcess, type BackendState } from './backend-process.ts';
import type { StationConfig } from './config.ts';
import { createDemoPrinters, type Address, type StartDemoPrinter } from './demo-printers.ts';
import { createHubApi, type HubApi } from './hub-api.ts';
import type { FindHubs } from './find-hubs.ts';
import { hubEnvironment } from './hub-environment.ts';
import type { HubKeys } from './hub-keys.ts';
import { createHubWatch } from './hub-watch.ts';
import type { HubHost } from './hosts/host.ts';
import { joinHub, type Joining } from './join-hub.ts';
import type { TicketMemory } from './last-tickets.ts';
import type { Clock, Log, Timers } from './ports.ts';
import type { Shell } from './shell-port.ts';
import { localAddress } from './screen-addresses.ts';
import { createStopList } from './stop-list.ts';

export type PrintAgentPort = { start(): Promise<void> | void; stop(): Promise<void> | void };
export type CreatePrintAgent = (options: {
  readonly hubUrl: string;
  readonly apiKey: string;
  readonly dataFolder: string;
  readonly resolveAddress: (printer: PrinterWire) => Address | undefined;
}) => PrintAgentPort;

export type StationDeps = {
  readonly config: StationConfig;
  readonly demo: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly hubHost: HubHost;
  /** Random, unguessable text. */
  readonly makeKey: () => string;
  readonly prepareDataFolder: (folder: string) => Promise<void>;
  readonly startDemoPrinter: StartDemoPrinter;
  readonly createPrintAgent: CreatePrintAgent;
  readonly shell?: Shell | undefined;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly onHubLogLine?: (line: string) => void;
  readonly hubKeys: HubKeys;
  readonly findHubs: FindHubs;
  readonly onJoining?: (joining: Joining | undefined) => void;
  readonly onHubState?: (state: BackendState) => void;
  readonly tickets?: TicketMemory;
};

export type StationReady = {
  readonly url: string;
  readonly hubPid: number | undefined;
  readonly adminPassword: string | undefined;
};

export type Station = { start(): Promise<StationReady>; stop(): Promise<void> };

type Hub = {
  readonly url: string;
  /** As the hub says it: a wildcard here means that other machines reach it. */
  readonly listening: string;
  readonly key: string;
  readonly pid?: number;
  readonly adminPassword?: string | undefined;
};

// Together under the five seconds in which a station has to be gone (design section 11). The agent gets most of it: a slip
// cut off in the middle would have to be printed again as a possible duplicate.
const STOP_LIMITS = { shell: 300, agent: 3_100, demo: 100, watch: 10 } as const;
const STOP_BUDGET = 4_600;
const HUB_AT_LEAST = 1_000;

/** One station: a hub (its own or a remote one), the printers, the screens. Knows nothing of Electron. */
export const createStation = (deps: StationDeps): Station => {
  const { config, log, clock, timers } = deps;
  const stops = createStopList({ timers, log });
  let stopBegan: number | undefined;

  const start = async (): Promise<StationReady> => {
    stopBegan = undefined;
    try {
      const hub = config.remoteHub === undefined ? await startOwnHub() : await useRemoteHub(config.remoteHub);
      const api = createHubApi(hub, deps.fetch);
      const addressOf = await startDemoPrinters(api);
      await startPrintAgent(hub, addressOf);
      rememberTickets(api);
      await startShell(hub, api);
      return { url: hub.url, hubPid: hub.pid, adminPassword: hub.adminPassword };
    } catch (error) {
      await stop();
      throw error;
    }
  };

  /** Screens, then printing, then the hub: whoever still has something to say is heard before its listener goes. */
  const stop = (): Promise<void> => {
    stopBegan ??= clock.now();
    return stops.run();
  };

  const stopHub = (backend: BackendProcess): Promise<void> => {
    const used = Math.max(0, clock.now() - (stopBegan ?? clock.now()));
    return backend.stop(Math.max(HUB_AT_LEAST, STOP_BUDGET - used));
  };

  const startOwnHub = async (): Promise<Hub> => {
    const key = deps.makeKey();
    const backend = createBackendProcess({
      host: deps.hubHost,
      env: hubEnvironment({ base: deps.env, config, demo: deps.demo, stationKey: key }),
      clock,
      timers,
      log,
      ...(deps.onHubLogLine === undefined ? {} : { onLogLine: deps.onHubLogLine }),
      ...(deps.onHubState === undefined ? {} : { onState: deps.onHubState }),
    });
    stops.add('hub', STOP_BUDGET, () => stopHub(backend));
    const ready = await backend.start();
    watchHub(backend, localAddress(ready.url), key);
    return {
      url: localAddress(ready.url),
      listening: ready.url,
      key,
      pid: ready.pid,
      adminPassword: ready.adminPassword,
    };
  };

  const watchHub = (backend: BackendProcess, url: string, key: string): void => {
    const watch = createHubWatch({
      ask: createHubApi({ url, key }, deps.fetch).answers,
      isExpected: () => backend.state().kind === 'ready',
      end: backend.endHung,
      timers,
      log,
    });
    stops.add('hub watch', STOP_LIMITS.watch, watch.stop);
    watch.start();
  };

  const useRemoteHub = async (remote: NonNullable<StationConfig['remoteHub']>): Promise<Hub> => {
    // The print journal is this machine's even where the hub is not.
    await deps.prepareDataFolder(config.dataFolder);
    const hub = await joinHub({
      remote,
      keys: deps.hubKeys,
      findHubs: deps.findHubs,
      knowsKey: (known) => createHubApi(known, deps.fetch).knowsUs(),
      fetch: deps.fetch ?? globalThis.fetch,
      timers,
      log,
      onJoining: (joining) => deps.onJoining?.(joining),
      onWait: (end) => stops.add('pairing', STOP_LIMITS.watch, end),
    });
    return { ...hub, listening: hub.url };
  };

  const startDemoPrinters = async (api: HubApi): Promise<(printer: PrinterWire) => Address | undefined> => {
    const printers = createDemoPrinters({
      api,
      startPrinter: deps.startDemoPrinter,
      makeKey: deps.makeKey,
      timers,
      log,
    });
    stops.add('demo printers', STOP_LIMITS.demo, printers.stop);
    await printers.start();
    return printers.addressOf;
  };

  const startPrintAgent = async (hub: Hub, addressOf: (printer: PrinterWire) => Address | undefined): Promise<void> => {
    const agent = deps.createPrintAgent({
      hubUrl: hub.url,
      apiKey: hub.key,
      dataFolder: config.dataFolder,
      resolveAddress: (printer) => (printer.demo ? addressOf(printer) : networkAddress(printer)),
    });
    stops.add('print agent', STOP_LIMITS.agent, () => agent.stop());
    await agent.start();
  };

  const rememberTickets = (api: HubApi): void => {
    const { tickets } = deps;
    if (tickets === undefined) return;
    stops.add('ticket memory', STOP_LIMITS.watch, tickets.stop);
    tickets.start(api.tickets);
  };

  const startShell = async (hub: Hub, api: HubApi): Promise<void> => {
    const { shell } = deps;
    if (shell === undefined) return;
    stops.add('shell', STOP_LIMITS.shell, () => shell.stop());
    // Demo printers outlive the first start, the demo switch does not.
    const demo = await api.printers().then(
      (printers) => printers.some((printer) => printer.demo),
      () => deps.demo,
    );
    await shell.start({
      hubUrl: hub.url,
      listening: hub.listening,
      demo,
      adminPassword: hub.adminPassword,
      launchUrl: () => launchUrl(hub, api),
      quiet: api.quiet,
      backUp: config.remoteHub === undefined ? api.backUp : async () => undefined,
    });
  };

  const launchUrl = async (hub: Hub, api: HubApi): Promise<string> => {
    try {
      // In the fragment: it never leaves the browser, so no log of a server or proxy can hold it.
      return `${hub.url}/#launch=${encodeURIComponent(await api.mintLaunchTicket())}`;
    } catch (error) {
      log.warn({ error: String(error) }, 'the hub grants no launch link, the screens ask for a login');
      return `${hub.url}/`;
    }
  };

  return { start, stop };
};

const networkAddress = ({ ip, port }: PrinterWire): Address | undefined =>
  ip === null ? undefined : { host: ip, port };
