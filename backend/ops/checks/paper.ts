import { allPrinters } from '../../store/devices.ts';
import { waitingJobs } from '../../store/print-jobs.ts';
import { fine, type Check } from './check.ts';

// A cook asks for a slip after half a minute; after ten nobody thinks of it any more.
const STALE_MS = 10 * 60_000;

export const printers: Check = {
  run: async ({ store, streams }) => {
    const all = await store.read(({ db }) => allPrinters(db));
    if (all.length === 0) return { level: 'warn', code: 'none' };
    if ((streams.topics['mysagra/printer']?.clients ?? 0) === 0)
      return { level: 'fail', code: 'nobody', values: { count: all.length } };
    const bad = all.filter(({ status }) => status !== 'ONLINE');
    if (bad.length === 0) return fine({ count: all.length });
    const names = bad.map(({ name, detail }) => (detail === null ? name : `${name} (${detail})`)).join(', ');
    return { level: bad.length === all.length ? 'fail' : 'warn', code: 'bad', values: { count: bad.length, names } };
  },
};

export const slips: Check = {
  run: async ({ store, now }) => {
    const waiting = await store.read(({ db }) => waitingJobs(db));
    const stale = waiting.filter(({ at }) => now - at > STALE_MS);
    if (stale.length === 0) return fine({ count: waiting.length });
    const minutes = Math.round((now - Math.min(...stale.map(({ at }) => at))) / 60_000);
    return { level: 'warn', code: 'stale', values: { count: stale.length, minutes } };
  },
};
