import { fine, type Check } from './check.ts';

// Longer than a person takes for "at once".
const LAG_MS = 1_000;

export const streams: Check = {
  run: ({ streams: { clients, refused, lagMs } }) => {
    const values = { clients, refused, lag: Math.round(lagMs.worst) };
    if (refused > 0) return Promise.resolve({ level: 'warn', code: 'refused', values });
    return Promise.resolve(lagMs.worst > LAG_MS ? { level: 'warn', code: 'slow', values } : fine(values));
  },
};
