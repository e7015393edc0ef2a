import type { Diagnostics } from '#contract/diagnostics.ts';
import type { Settings } from '#contract/settings.ts';
import { findAudit } from '../store/audit.ts';
import { allPrinters } from '../store/devices.ts';
import type { Store } from '../store/open-store.ts';
import type { Clock, Stopwatch } from '../store/ports.ts';
import { listReports } from '../store/print-jobs.ts';
import type { StreamHub } from '../stream/hub.ts';
import type { Backups } from './backups.ts';
import type { StationFacts } from './checks/check.ts';
import { examine, withoutSecrets } from './diagnostics.ts';

type Ports = {
  store: Store;
  folder: string;
  settings: () => Settings;
  streams: Pick<StreamHub, 'stats'>;
  backups: Pick<Backups, 'list'>;
  clock: Clock & Stopwatch;
  /** What must never be in a bundle, whatever it looks like. */
  secrets: readonly string[];
  recentLog: () => readonly string[];
  version: string;
  station: StationFacts;
};

// No record has such a field today; the one that gets one tomorrow is covered.
const SECRET_NAME = /password|secret|_hash$|^token$|api_?key/i;
// Enough to see what led to the trouble, small enough for a mail.
const ROWS = 200;

/** Looks at the hub as a whole: the checks of the diagnostics page, and all that helps somebody who is not there. */
export const createDoctor = (ports: Ports) => {
  const { store, folder, settings, streams, backups, clock, secrets, recentLog, version, station } = ports;
  const started = { wall: clock.now(), steady: clock.monotonic() };

  const diagnose = async (): Promise<Diagnostics> => {
    const now = clock.now();
    const checks = await examine({
      store,
      folder,
      settings: settings(),
      streams: streams.stats(),
      backups: backups.list(),
      now,
      clockShiftMs: now - started.wall - (clock.monotonic() - started.steady),
      residentBytes: process.memoryUsage.rss(),
      station,
    });
    return { at: new Date(now).toISOString(), version, checks };
  };

  return {
    diagnose,
    /** One JSON text, without secrets and without customers' names. */
    async bundle(): Promise<string> {
      const found = await diagnose();
      const records = await store.read(async ({ db, head }) => ({
        head,
        printers: await allPrinters(db),
        slips: await listReports(db, { limit: ROWS }),
        trail: (await findAudit(db, {}, ROWS, 0)).map(({ at, area, action, subject }) => ({
          at,
          area,
          action,
          subject,
        })),
      }));
      const { platform, arch, versions } = process;
      const bundle = {
        ...found,
        machine: { platform, arch, node: versions.node, uptime: Math.round(process.uptime()) },
        settings: settings(),
        streams: streams.stats(),
        store: store.stats(),
        backups: backups.list(),
        ...records,
        log: recentLog(),
      };
      const hide = (name: string, value: unknown): unknown => {
        if (SECRET_NAME.test(name)) return '<hidden>';
        return typeof value === 'string' ? withoutSecrets(value, secrets) : value;
      };
      return JSON.stringify(bundle, hide, 1);
    },
  };
};
export type Doctor = ReturnType<typeof createDoctor>;
