import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { PrinterWire } from '#contract/devices.ts';
import type { PrintPreview } from '#contract/print-jobs.ts';
import { createConfigKeeper } from './hub/config-keeper.ts';
import { createHubClient, type Fetch } from './hub/hub-client.ts';
import { createJobReporter } from './hub/job-reporter.ts';
import { createLease } from './hub/lease.ts';
import { createLogoKeeper } from './hub/logo-keeper.ts';
import { createPrinterReporter, stateOf, unreachable, type PrinterState } from './hub/printer-reporter.ts';
import { createSlipPictures } from './hub/slip-pictures.ts';
import { createSynchroniser } from './hub/synchroniser.ts';
import { isFinal, type Job } from './journal/job.ts';
import { openJournal, type Journal } from './journal/journal.ts';
import { testPageJob } from './plan-command.ts';
import { DRAWER_MS } from './plan-till.ts';
import { createPrinterWatch } from './printer-watch.ts';
import { gatherStale } from './queue/gather-stale.ts';
import { createJobQueue } from './queue/job-queue.ts';
import type { QueueLog } from './queue/printer-queue.ts';
import { layOutAttempt } from './queue/render-attempt.ts';
import { encodeSlip } from './render/escpos.ts';
import { linePicture, missingFaces, rasterLine } from './render/raster-line.ts';
import { renderSvg } from './render/svg.ts';
import { renderText } from './render/text.ts';
import { fallbackPrinter, NO_PRINTER } from './routing.ts';
import { createTransports, type TransportOptions } from './transport/choose.ts';
import type { TcpLimits } from './transport/tcp-limits.ts';
import { systemTimers, type PrintTransport, type Timers } from './transport/transport.ts';

export type PrintAgentOptions = {
  readonly hubUrl: string;
  readonly apiKey: string;
  /** The station's own SQLite file, e.g. `<data>/print.db`; its folder is made. */
  readonly journalPath: string;
  /** Where a network printer listens; undefined while it has no address. Asked again at every attempt. */
  readonly resolveAddress: TransportOptions['resolveAddress'];
  readonly openDevice?: TransportOptions['openDevice'];
  readonly runProgram?: TransportOptions['runProgram'];
  readonly log: QueueLog;
  /** As people call this machine; its host name without it. */
  readonly stationName?: string;
  /** Another station prints (its name), or this one does (undefined). */
  readonly onOther?: (name: string | undefined) => void;
  /** ms that never jump, and go on while the process is stopped. */
  readonly monotonic?: () => number;
  /** Epoch ms. */
  readonly clock?: () => number;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly fetch?: Fetch;
  readonly onStatus?: (printerId: string, state: PrinterState) => void;
  /** The stream opened or was lost. */
  readonly onLink?: (up: boolean) => void;
  /** Shortened by tests; the defaults say why they are what they are. */
  readonly limits?: Partial<TcpLimits> & {
    readonly silenceMs?: number;
    readonly probeEveryMs?: number;
    readonly leaseEveryMs?: number;
    readonly retry?: { readonly firstMs: number; readonly capMs: number };
  };
};

export type PrintAgent = ReturnType<typeof createPrintAgent>;

/** The journal's own name: a station is its memory of what it printed. */
const stationIdOf = (journal: Journal): string => {
  const known = journal.meta('station-id') ?? randomUUID();
  journal.setMeta('station-id', known);
  return known;
};

const STOP_GRACE_MS = 3000;
const PRUNE_MS = 6 * 3_600_000;

/** The print agent of one station: events in, slips out, and what became of each told to the hub. Throws JournalError at creation. */
export const createPrintAgent = (options: PrintAgentOptions) => {
  const clock = options.clock ?? Date.now;
  const timers = options.timers ?? systemTimers;
  const fetch = options.fetch ?? globalThis.fetch;
  const { log, limits = {} } = options;

  const journal = openJournal(options.journalPath, clock, (failure) =>
    printers.setTrouble(failure && (failure === 'disk-full' ? failure : 'journal')),
  );
  const hub = createHubClient({ ...options, fetch, clock });
  const logo = createLogoKeeper({ journal, hub, log });
  const config = createConfigKeeper({
    ...{ journal, hub, log, onChange: () => reconfigured() },
    onRefreshed: () => void logo.refresh(),
  });
  const lease = createLease({
    ...{ hub, journal, timers, log },
    stationId: stationIdOf(journal),
    stationName: options.stationName ?? hostname(),
    monotonic: options.monotonic ?? (() => performance.now()),
    uncertainJobs: () => config.current()?.settings.uncertainJobs ?? 'reprint',
    ...(limits.leaseEveryMs === undefined ? {} : { everyMs: limits.leaseEveryMs }),
    onChange: () => {
      queue.wake();
      jobReporter.wake();
    },
    onOther: (name) => {
      if (name !== undefined) log('warn', 'another station prints', { name });
      options.onOther?.(name);
    },
  });
  const jobReporter = createJobReporter({
    journal,
    hub,
    lease,
    timers,
    log,
    onReported: (keys) => pictures.push(keys),
  });
  const printers = createPrinterReporter({
    ...{ hub, timers, log, onStatus: options.onStatus ?? (() => undefined) },
    printerIds: () => config.current()?.printers.map(({ id }) => id) ?? [],
  });
  const transports = createTransports({ ...options, timers, limits });

  const printerOf = (printerId: string): PrinterWire | undefined =>
    config.current()?.printers.find((printer) => printer.id === printerId);
  const transportOf = (printerId: string): PrintTransport | undefined => {
    const printer = printerOf(printerId);
    return printer && transports(printer);
  };
  const placeOf = (printerId: string): string => {
    const present = config.current();
    if (present === undefined || printerOf(printerId) !== undefined) return printerId;
    return fallbackPrinter(present, null);
  };
  const meantFor = (job: Job): string | null =>
    job.meantFor === job.printerId || job.meantFor === NO_PRINTER ? null : (printerOf(job.meantFor)?.name ?? null);
  const paperOf = ({ printerId }: Job) => {
    const columns = printerOf(printerId)?.columns ?? 48;
    return { columns, logo: logo.dots(columns) };
  };
  const laidOut = (job: Job, attempt: number, carried: readonly Job[] = journal.carriedBy(job)) =>
    layOutAttempt(job, {
      carried: carried.map((other) => ({ job: other, meantFor: meantFor(other) })),
      ...paperOf(job),
      attempt,
      copies: printerOf(job.printerId)?.copies ?? 1,
      meantFor: meantFor(job),
      now: hub.now(),
      lateAfterMs: (config.current()?.settings.lateSlipMinutes ?? 3) * 60_000,
    });

  /** At its present try, or at the next one while it waits. */
  const tryOf = (job: Job): number => job.attempt + (job.started || isFinal(job.state) ? 0 : 1);
  const draw = (shown: Job): PrintPreview => {
    const job = journal.carrierOf(shown);
    const slip = laidOut(job, Math.max(1, tryOf(job)));
    return { text: renderText(slip), svg: renderSvg(slip, linePicture) };
  };
  const pictures = createSlipPictures({
    hub,
    log,
    pictureOf: (key) => {
      const job = journal.job(key);
      if (job === undefined || job.document === 'open-drawer') return undefined;
      return {
        mark: `${tryOf(job)} ${job.printerId} ${job.duplicate} ${job.carriedBy} ${journal.carriedBy(job).length}`,
        draw: () => draw(job),
      };
    },
  });

  const queue = createJobQueue({
    journal,
    timers,
    log,
    ...(limits.retry === undefined ? {} : { retry: limits.retry }),
    transport: transportOf,
    placeOf,
    standInFor: (printerId) => {
      const other = printerOf(printerOf(printerId)?.failoverPrinterId ?? '');
      const status = other && (printers.states().get(other.id)?.status ?? 'ONLINE');
      return other?.id !== printerId && status === 'ONLINE' ? other?.id : undefined;
    },
    expired: (job) => {
      if (job.document !== 'open-drawer') return undefined;
      if (printerOf(job.printerId)?.openDrawer === false) return 'no-drawer';
      if (job.attempt > 0 || job.duplicate) return 'not-repeated';
      return hub.now() - job.dueAt < DRAWER_MS ? undefined : 'too-late';
    },
    mayPrint: ({ seq }) => lease.mayPrint(seq),
    uncertainJobs: () => config.current()?.settings.uncertainJobs ?? 'reprint',
    onChange: jobReporter.wake,
    onCondition: (printerId, condition) => printers.set(printerId, stateOf(condition)),
    onReachable: (printerId, reachable) => {
      const known = printers.states().get(printerId);
      if (!reachable) printers.set(printerId, unreachable);
      else if (known === undefined || known.detail === 'unreachable')
        printers.set(printerId, { status: 'ONLINE', detail: null });
    },
    gather: (job, line) => {
      const present = config.current()?.settings;
      if (present?.staleSlips !== 'digest') return [];
      const bound = hub.now() - present.staleSlipMinutes * 60_000;
      return gatherStale(job, line(), ({ dueAt }) => dueAt <= bound);
    },
    send: (job, carried, attempt, transport, request) => {
      // First attempt only: a second pulse for one sale is what a cashier can neither see nor explain.
      const firstTime = attempt === 1 && !job.duplicate && hub.now() - job.dueAt < DRAWER_MS;
      // Out of another printer it would be another till's drawer.
      const itsOwn = job.meantFor === job.printerId && printerOf(job.printerId)?.openDrawer !== false;
      const openDrawer = job.openDrawer && firstTime && itsOwn;
      const sink = {
        execute: (bytes: Buffer) => transport.print({ ...request, bytes }),
        isPrinterConnected: () => Promise.resolve(true),
      };
      const letters = printerOf(job.printerId)?.letters ?? 'pc858';
      return encodeSlip(laidOut(job, attempt, carried), { openDrawer, rasterLine, letters }, sink).execute();
    },
  });
  const watch = createPrinterWatch({
    timers,
    log,
    everyMs: limits.probeEveryMs ?? 30_000,
    printerIds: () => config.current()?.printers.map((printer) => printer.id) ?? [],
    // The printers of a station that only stands by are another one's: a probe would take their only connection.
    isIdle: (printerId) => lease.mayReport() && queue.idle(printerId),
    transport: transportOf,
    onResult: (printerId, result) =>
      printers.set(printerId, result.reachable ? stateOf(result.condition) : unreachable),
  });
  const synchroniser = createSynchroniser({
    ...options,
    ...(limits.silenceMs === undefined ? {} : { silenceMs: limits.silenceMs }),
    fetch,
    hub,
    journal,
    config,
    timers,
    random: options.random ?? Math.random,
    onJobs: (urgent) => {
      lease.wake();
      if (urgent) queue.retryNow();
      else queue.wake();
      jobReporter.wake();
    },
    onLink: (up) => {
      // A hub that came back may have lost what it was told of the printers.
      if (up) printers.repeatAll();
      if (up) lease.wake();
      options.onLink?.(up);
    },
  });
  function reconfigured(): void {
    queue.reconfigured();
    watch.now();
  }

  let pruning: unknown;
  // A station runs for weeks; old slips go a few times a day.
  const prune = (): void => {
    try {
      journal.prune();
    } catch (error) {
      log('warn', 'old slips could not be deleted', { error: String(error) });
    }
    pruning = timers.setTimeout(prune, PRUNE_MS);
  };

  return {
    start: (): void => {
      prune();
      void logo.restore();
      for (const face of missingFaces()) log('error', 'a font is missing; some letters will not be readable', { face });
      jobReporter.start();
      printers.start();
      queue.start();
      watch.start();
      synchroniser.start();
      lease.start();
    },
    stop: async (): Promise<void> => {
      await synchroniser.stop();
      watch.stop();
      timers.clearTimeout(pruning);
      await queue.stop(STOP_GRACE_MS);
      await printers.stop();
      await jobReporter.stop();
      await lease.stop();
      await pictures.stop();
      journal.close();
    },
    /** Slips that are not settled, oldest first. */
    openJobs: journal.open,
    printerStates: printers.states,
    retry: queue.retry,
    cancel: queue.cancel,
    reroute: queue.reroute,
    /** What a job looks like on its printer's paper; undefined for a job that is no longer kept. */
    preview: (key: string): PrintPreview | undefined => {
      const job = journal.job(key);
      return job && draw(job);
    },
    /** Queues a test page; answers its job key, or undefined when the printer is unknown. */
    printTestPage: (printerId: string): string | undefined => {
      const present = config.current();
      const printer = printerOf(printerId);
      if (present === undefined || printer === undefined) return undefined;
      const now = hub.now();
      const job = testPageJob(`test:${now}`, printer, now, present);
      journal.addJob(job);
      queue.wake();
      return job.key;
    },
  };
};
