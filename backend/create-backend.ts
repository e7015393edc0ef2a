import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { defaultSettings } from '#contract/settings.ts';
import { createAuth } from './auth/auth-service.ts';
import { createCodeBox } from './auth/code-box.ts';
import { createCustomers } from './auth/customers.ts';
import { createExaminer } from './auth/examine-token.ts';
import { makeFirstPeople } from './auth/first-people.ts';
import { createFirstRun } from './auth/first-run.ts';
import { createPairings } from './auth/pairings.ts';
import { requireSameSecret } from './auth/same-secret.ts';
import { createStreamTickets } from './auth/stream-tickets.ts';
import { createTokens } from './auth/tokens.ts';
import { createApprovals } from './auth/approvals.ts';
import { createCartTokens } from './auth/cart-tokens.ts';
import { createTrackLinkBox } from './auth/track-links.ts';
import { createTrackSessions } from './auth/track-sessions.ts';
import { seedDemo } from './commands/demo-menu.ts';
import { tokenSecret, type HubConfig } from './config.ts';
import { createSpeakCampusbite } from './dialects/campusbite/speak.ts';
import { createLiveCodes } from './dialects/customers/live-codes.ts';
import { customerRoutes } from './dialects/customers/routes/index.ts';
import type { TrackUrl } from './dialects/mysagra/frames.ts';
import { mysagraOperations } from './dialects/mysagra/operations/index.ts';
import { mysagraRoutes } from './dialects/mysagra/routes/index.ts';
import { createSpeakMysagra } from './dialects/mysagra/speak.ts';
import { speakOrdersStream } from './dialects/orders-stream/speak.ts';
import { cartRoutes } from './dialects/smart-cart/routes.ts';
import { createSpeakCart } from './dialects/smart-cart/speak.ts';
import { trackRoutes } from './dialects/track/routes.ts';
import { speakTrack } from './dialects/track/speak.ts';
import { createReplaySource, publishTo } from './dialects/publisher.ts';
import { createApp } from './http/create-app.ts';
import type { Hub } from './http/hub.ts';
import { createPhoneAddress } from './http/phone-address.ts';
import { startBackups } from './ops/backups.ts';
import { announce } from './ops/announce.ts';
import { createDoctor } from './ops/doctor.ts';
import { createPrinterSearch, realNetwork, type Network } from './ops/find-printers.ts';
import { followAccess } from './ops/follow-access.ts';
import { createTimersLease } from './ops/lease.ts';
import { startScheduler } from './ops/scheduler.ts';
import { shareStreams } from './ops/share-streams.ts';
import { startSweeper } from './ops/sweeper.ts';
import { watchDatabase } from './ops/watch-database.ts';
import { allPrinters } from './store/devices.ts';
import { openStore, type Store } from './store/open-store.ts';
import type { Clock, Random } from './store/ports.ts';
import { loadSettings } from './store/settings.ts';
import { StartError } from './store/start-error.ts';
import type { StreamTimers } from './stream/ports.ts';
import { StreamHub } from './stream/hub.ts';
import { version } from './version.ts';

export type BackendPorts = {
  config: HubConfig;
  clock: Clock & { monotonic(): number };
  /** Several hubs go by their database's clock, where they have one. Tests own their time. */
  databaseClock?: boolean;
  random: Random;
  timers: StreamTimers;
  logger: FastifyBaseLogger;
  /** Where printers are looked for; the machine's own networks unless given. */
  network?: Network;
  /** The last lines of the log, for the bundle of the diagnostics page. */
  recentLog?: () => readonly string[];
  /** Ends this process so that it is started again: a restored backup is opened at a start only. */
  restart?: () => void;
};

export type Backend = {
  readonly url: string;
  readonly logHead: string;
  /** The first administrator's random password, on the very first start only. */
  readonly adminPassword: string | undefined;
  stop(): Promise<void>;
};

// Long enough for a balancer to see that this hub is gone, short enough that nobody misses a number being called.
const SPREAD_MS = 2_000;
// Several turns of a busy balancer.
const LINGER_MS = 250;
const DEAF_STOP_MS = 500;
const isDeaf = ({ shared }: Store): boolean => (shared?.silence() ?? 0) > DEAF_STOP_MS;

/** Opens the store, wires everything to it and listens. @throws StartError */
export const startBackend = async ({
  config,
  clock: own,
  databaseClock = false,
  random,
  timers,
  logger,
  network = realNetwork,
  recentLog = () => [],
  restart = () => undefined,
}: BackendPorts): Promise<Backend> => {
  const store = await openStore({
    folder: config.data,
    clock: own,
    databaseClock,
    random,
    databaseUrl: config.databaseUrl,
    onError: (error) => logger.error({ err: error }, 'the database was not heard'),
  });
  const { clock } = store;
  try {
    if (config.demo) await store.write((tx) => seedDemo(tx, random));

    const settings = await createSettings(store);
    const secret = tokenSecret(config.data, config.jwtSecret);
    await requireSameSecret(store, secret);
    const tokens = createTokens({ secret, clock, random });
    const approvals = createApprovals({ secret, random });
    const codes = createCodeBox({ secret, random });
    const env = { random, settings, codes, trackLinks: createTrackLinkBox(secret), approvals };
    const auth = createAuth({ store, tokens, clock, random, stationKey: config.stationKey });
    const liveCodes = await createLiveCodes({ store, codes: env.codes, clock });
    const cartTokens = createCartTokens({ secret, clock });
    const phones = createPhoneAddress({ host: config.host, settings, clock });
    const trackUrl: TrackUrl = (order, linkVersion) => phones.trackUrl(env.trackLinks.make(order, linkVersion));
    const speakers = [
      createSpeakMysagra(trackUrl),
      createSpeakCampusbite(liveCodes),
      speakOrdersStream,
      speakTrack,
      createSpeakCart(cartTokens),
    ];
    const streams = new StreamHub({
      source: createReplaySource(store, speakers),
      clock,
      timers,
      log: logger,
      random: () => (random.bytes(1)[0] ?? 0) / 256,
    });
    const streamsElsewhere = shareStreams({
      store,
      clock,
      timers,
      changed: () => streams.takeChangedOwners(),
      onError: (error) => logger.error({ err: error }, 'what streams this hub holds could not be told to the others'),
    });
    const secrets = [secret, config.stationKey, config.adminPassword].filter((one) => one !== undefined);
    const onError = (what: string) => (error: unknown) => logger.error({ err: error }, `${what} failed`);
    const backups = startBackups({
      store,
      folder: config.data,
      clock,
      // A database that others look after is copied by them.
      settings: config.databaseUrl === undefined ? settings : () => ({ ...settings(), backupEveryHours: 0 }),
      timers,
      onError: onError('scheduled backup'),
    });
    const hub: Hub = {
      store,
      auth,
      examine: createExaminer({ auth, tokens, store }),
      customers: createCustomers({ store, tokens, clock, random }),
      tickets: createStreamTickets({ store, clock, random }),
      trackSessions: createTrackSessions({ secret, clock }),
      cartTokens,
      approvals,
      pairings: createPairings({ store, clock, random }),
      clock,
      random,
      streams,
      streamsElsewhere,
      version,
      demo: await store.read(async ({ db }) => (await allPrinters(db)).some((printer) => printer.demo === 1)),
      origins: config.allowedOrigins,
      publicOrigin: phones.publicOrigin,
      phoneOrigin: phones.phoneOrigin,
      settings,
      env,
      firstRun: await createFirstRun(store),
      folder: config.data,
      backups,
      doctor: createDoctor({
        store,
        folder: config.data,
        settings,
        streams,
        backups,
        clock,
        secrets,
        recentLog,
        version,
        station: config.station,
      }),
      restart,
      searchPrinters: createPrinterSearch(network),
    };
    store.onCommit(followAccess(auth, streams));
    // First: a frame must not show a code that its own commit made void.
    store.onCommit(liveCodes.note);
    store.onCommit(publishTo(streams, store.logId, speakers));
    store.follow();

    const { app, draining } = await createApp({
      hub,
      logger,
      screens: config.screens,
      allowedHosts: config.allowedHosts,
      trustProxy: config.trustProxy,
      dialects: [mysagraRoutes, customerRoutes, trackRoutes, cartRoutes],
      operations: mysagraOperations,
    });
    const stopSweeper = startSweeper(store, (error) => logger.error({ err: error }, 'sweep failed'));
    await listen(() => app.listen({ host: config.host, port: config.port }), config);
    const stopScheduler = startScheduler({
      store,
      env,
      clock,
      timers,
      mine: createTimersLease(store, clock),
      onError: (error) => {
        // Of an outage the store says one line; one more each second would fill the log's memory.
        if (!isDeaf(store)) logger.error({ err: error }, 'planned action failed');
      },
    });
    const stopWatching = watchDatabase({ store, streams, timers, log: logger });
    const { port } = app.server.address() as AddressInfo;
    phones.listening(port);
    const stopAnnouncing = announceHub(config, port, { name: settings().venueName, logId: store.logId, logger });
    // Only now: a password made by a start that then fails would never be seen by anybody.
    const adminPassword = await makeFirstPeople(store, random, config.adminPassword);
    // A demo is there to be played with; a house is asked who it is.
    if (adminPassword !== undefined && !config.demo) await hub.firstRun.begin();

    return {
      url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      logHead: streams.position(),
      adminPassword,
      async stop() {
        stopWatching();
        stopSweeper();
        // Where another hub takes them in, screens come back at once, one after another.
        await Promise.all([
          draining.begin(store.shared ? LINGER_MS : 0),
          streams.stop(store.shared ? { spreadMs: SPREAD_MS } : {}),
        ]);
        // On a dead network each of them waits for an answer that nobody gives, and a stop has five seconds.
        const quiet = Promise.all([stopAnnouncing(), stopScheduler(), backups.stop(), streamsElsewhere.stop()]);
        await (isDeaf(store) ? Promise.race([quiet, later(DEAF_STOP_MS)]) : quiet);
        await app.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** Settings as of the last commit, at hand because every command asks for them; changed before the change is answered. */
const createSettings = async (store: Store) => {
  const defaults = defaultSettings(Intl.DateTimeFormat().resolvedOptions().timeZone);
  let current = await store.read(({ db }) => loadSettings(db, defaults));
  store.onCommit((events) => {
    for (const { event } of events) if (event.type === 'settings-changed') current = { ...current, ...event.patch };
  });
  return () => current;
};

/** So that a station finds the hub by itself. A hub for its own machine alone is nobody's to find. */
const announceHub = (
  { mdns, host }: HubConfig,
  port: number,
  { name, logId, logger }: { name: string; logId: string; logger: BackendPorts['logger'] },
): (() => Promise<void>) => {
  const silent = mdns === 'off' || (mdns === undefined && isLoopback(host));
  if (silent) return () => Promise.resolve();
  return announce({
    name: `${name} (${logId.slice(0, 4)})`,
    port,
    version,
    on: mdns,
    onError: (error) => logger.warn({ err: error }, 'the hub cannot be found by mDNS, only by its address'),
  }).stop;
};

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

const listen = async (start: () => Promise<unknown>, config: HubConfig): Promise<void> => {
  try {
    await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const where = `${config.host}:${config.port}`;
    if (code === 'EADDRINUSE')
      throw new StartError('port-taken', `${where} is taken by another program; choose another with --port`);
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new StartError('bad-config', `cannot listen on ${where} (${code})`);
    throw error;
  }
};
