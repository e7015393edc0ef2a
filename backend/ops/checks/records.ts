import { checkDatabase } from '../../store/check-database.ts';
import { liveHubs } from '../../store/hub-streams.ts';
import { fine, type Check } from './check.ts';

const MB = 1024 * 1024;
const HOUR_MS = 3_600_000;
// A till waits for its commit: longer than this is a disk that is failing, or an SD card.
const SLOW_MS = 1_000;

export const database: Check = {
  run: async ({ folder, store, now }) => {
    const { shared } = store;
    if (shared) {
      const hubs = await shared.run((db) => liveHubs(db, now));
      return { ...fine({ hubs, events: store.head() }), code: 'shared' };
    }
    const { bytes, sound } = checkDatabase(folder);
    const values = { mb: Math.round(bytes / MB), events: store.head() };
    if (sound === false) return { level: 'fail', code: 'damaged', values };
    return sound === null ? { level: 'ok', code: 'large', values } : fine(values);
  },
};

export const commits: Check = {
  run: ({ store }) => {
    const { worstCommitMs, lastCommitMs } = store.stats();
    const values = { worst: Math.round(worstCommitMs), last: Math.round(lastCommitMs) };
    return Promise.resolve(worstCommitMs > SLOW_MS ? { level: 'warn', code: 'slow', values } : fine(values));
  },
};

export const backup: Check = {
  run: ({ backups, settings, now, store }) => {
    // Whoever looks after the database copies it; a hub cannot see whether they do.
    if (store.shared) return Promise.resolve({ level: 'warn', code: 'elsewhere' });
    const [last] = backups;
    const every = settings.backupEveryHours;
    if (!last) return Promise.resolve({ level: 'warn', code: 'none' });
    const values = { hours: Math.max(0, Math.round((now - last.at) / HOUR_MS)), count: backups.length };
    if (every === 0) return Promise.resolve({ level: 'warn', code: 'off', values });
    // Twice the interval: one that was missed may be a night switched off.
    return Promise.resolve(values.hours > 2 * every ? { level: 'fail', code: 'old', values } : fine(values));
  },
};
