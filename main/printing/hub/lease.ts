import { PRINT_LEASE_MS } from '#contract/print-lease.ts';
import type { PrintLeaseAnswer } from '#contract/print-lease.ts';
import type { Journal } from '../journal/journal.ts';
import { parseEventId } from '../journal/event-id.ts';
import { createNap } from '../queue/nap.ts';
import type { QueueLog } from '../queue/printer-queue.ts';
import type { Timers } from '../transport/transport.ts';
import { HubRefusal, type HubClient } from './hub-client.ts';

// A station that stands by asks this often: it takes over that long after the silence at the latest.
const EVERY_MS = 3000;
// Who prints renews a little more rarely, for an idle box to be idle; unheard, every second: five tries fit into the silence.
const RENEW_FACTOR = 4 / 3;
const AGAIN_MS = 1000;
// The hub counts from when it heard, we from when we asked; what is left covers a slow clock.
const MARGIN_MS = 1000;
const TOKEN = 'print-token';
// The newest job this station may print by itself, over a restart, too; "": every one it has.
const BOUND = 'print-bound';

type LeaseOptions = {
  readonly hub: Pick<HubClient, 'claimPrinting' | 'jobReports'>;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly log: QueueLog;
  readonly stationId: string;
  readonly stationName: string;
  /** ms that never jump, and go on while the process is stopped. */
  readonly monotonic: () => number;
  readonly uncertainJobs: () => 'reprint' | 'hold';
  /** It may print now, or may not any more. */
  readonly onChange: () => void;
  /** Name of the station that prints instead of this one; undefined: this one does. */
  readonly onOther: (name: string | undefined) => void;
  readonly everyMs?: number;
};

export type Lease = ReturnType<typeof createLease>;

/**
 * Whether this station is the one that prints. What it may do without the hub follows from what the hub can have done without it:
 * while it cannot be reached it finishes what it had when it was last heard, and takes on nothing new; whoever printed in its
 * place marks exactly these. After a pause of this process nothing is printed before the hub has been asked again.
 */
export const createLease = (options: LeaseOptions) => {
  const { hub, journal, timers, log, stationId, stationName, monotonic, everyMs = EVERY_MS } = options;
  const nap = createNap(timers);
  let stopping = false;
  let running: Promise<void> = Promise.resolve();
  /** A hub of before there were leases: every station prints. */
  let unfenced = false;
  // Until the hub is heard: as it was when this station stopped.
  let mine = true;
  let asked = false;
  let token = Number(journal.meta(TOKEN) ?? 0) || null;
  let validUntil = Number.NEGATIVE_INFINITY;
  /** A question asked after the lease had run out was not answered: the hub is away. */
  let away = false;
  /** The newest job that was here while the lease was good. */
  let heldSeq = Number(journal.meta(BOUND) || journal.lastSeq());
  let pending: NonNullable<PrintLeaseAnswer['granted']> | undefined;
  let other: string | undefined;

  const isGood = (): boolean => mine && pending === undefined && monotonic() < validUntil;
  const settledToken = (): number => Number(journal.meta(TOKEN) ?? 0);

  const bind = (bound: string): void => {
    if ((journal.meta(BOUND) ?? '') !== bound) journal.setMeta(BOUND, bound);
  };

  const say = (name: string | undefined): void => {
    if (name === other) return;
    other = name;
    options.onOther(name);
  };

  /** Everything up to the grant is in the journal: who printed until then may have printed it. */
  const settle = async (): Promise<void> => {
    if (pending === undefined || token === null) return;
    const [cursor, granted] = [journal.cursor() ?? '', pending.event].map(parseEventId);
    if (!cursor || !granted || cursor.logId !== granted.logId || cursor.seq < granted.seq) return;
    const { before } = pending;
    const own = before === null || (before.stationId === stationId && before.token === settledToken());
    if (!own) {
      const adopted = journal.adopt(await hub.jobReports(), options.uncertainJobs());
      log('warn', 'printing is taken over from another station', { from: before.name, uncertain: adopted });
    }
    journal.setMeta(TOKEN, String(token));
    bind('');
    pending = undefined;
  };

  const hear = (answer: PrintLeaseAnswer, askedAt: number): void => {
    away = false;
    asked = true;
    mine = answer.mine;
    if (!answer.mine) {
      pending = undefined;
      heldSeq = 0;
      bind('0');
      return say(answer.holder.name);
    }
    token = answer.holder.token;
    if (answer.granted !== null) pending = answer.granted;
    validUntil = askedAt + PRINT_LEASE_MS - MARGIN_MS;
    say(undefined);
  };

  /** What is here now is ours to finish, or what was here when the lease was last good. */
  const hold = (): void => {
    if (isGood()) {
      heldSeq = journal.lastSeq();
      bind('');
    } else if (!unfenced) bind(String(heldSeq));
  };

  /** Whether the hub answered. */
  const ask = async (): Promise<boolean> => {
    const askedAt = monotonic();
    let heard = true;
    try {
      hear(await hub.claimPrinting({ stationId, name: stationName, token, release: false }), askedAt);
      await settle();
      hold();
    } catch (error) {
      heard = false;
      unfenced = error instanceof HubRefusal && error.status === 404;
      if (!unfenced && askedAt >= validUntil) away = true;
      if (!unfenced) log('warn', 'the hub was not asked who prints', { error: String(error) });
    }
    options.onChange();
    return heard;
  };

  const pauseAfter = (heard: boolean): number => {
    if (pending !== undefined) return Math.min(everyMs, 200);
    if (!heard && !unfenced) return Math.min(everyMs, AGAIN_MS);
    return mine ? everyMs * RENEW_FACTOR : everyMs;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const heard = await ask();
      if (!stopping) await nap.sleep(pauseAfter(heard));
    }
  };

  return {
    start: (): void => {
      running = run();
    },
    /** Lets go, so that another station need not wait for silence. */
    stop: async (): Promise<void> => {
      stopping = true;
      nap.wake();
      await running;
      if (mine && token !== null)
        await hub.claimPrinting({ stationId, name: stationName, token, release: true }).catch(() => undefined);
    },
    /** There may be news: new jobs, or a report that was refused. */
    wake: (): void => {
      hold();
      if (pending !== undefined || !mine) nap.wake();
    },
    /** A report was refused: somebody else prints. */
    askNow: nap.wake,
    mayPrint: (jobSeq: number): boolean =>
      unfenced || isGood() || (mine && pending === undefined && away && jobSeq <= heldSeq),
    mayReport: (): boolean => unfenced || (asked && mine && pending === undefined),
    station: (): { id: string; token: number } | undefined =>
      unfenced || token === null ? undefined : { id: stationId, token },
    other: (): string | undefined => other,
  };
};
