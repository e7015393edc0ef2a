import { statfs } from 'node:fs/promises';
import { fine, type Check } from './check.ts';

const MB = 1024 * 1024;
// An evening of 3,000 orders writes some 30 MB; the copies of the schedule as much again.
const LOW_MB = 1_000;
const OUT_MB = 200;
// An hour's drift puts sales into the wrong business day; a minute is a box without NTP.
const SHIFT_MS = 60_000;
// Before this release nothing can be now: a box whose battery is empty begins in 1970 or 2000.
const EARLIEST = Date.parse('2026-01-01T00:00:00Z');
// Ten times what a house of twenty screens needs.
const MUCH_MB = 1_000;

export const disk: Check = {
  run: async ({ folder }) => {
    const { bavail, bsize } = await statfs(folder);
    const values = { mb: Math.floor((bavail * bsize) / MB) };
    if (values.mb < OUT_MB) return { level: 'fail', code: 'out', values };
    return values.mb < LOW_MB ? { level: 'warn', code: 'low', values } : fine(values);
  },
};

export const clock: Check = {
  run: ({ now, clockShiftMs, settings }) => {
    const values = { zone: settings.timeZone, minutes: Math.round(Math.abs(clockShiftMs) / 60_000) };
    if (now < EARLIEST) return Promise.resolve({ level: 'fail', code: 'past', values });
    if (Math.abs(clockShiftMs) > SHIFT_MS) return Promise.resolve({ level: 'warn', code: 'jumped', values });
    return Promise.resolve(fine(values));
  },
};

export const memory: Check = {
  run: ({ residentBytes }) => {
    const values = { mb: Math.round(residentBytes / MB) };
    return Promise.resolve(values.mb > MUCH_MB ? { level: 'warn', code: 'much', values } : fine(values));
  },
};
