import { pino } from 'pino';
import type { Log } from './ports.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

// One list for the whole station: whoever logs an object by mistake must not put a key on disk with it.
const secretFields = ['apiKey', 'stationKey', 'hubKey', 'adminPassword', 'jwtSecret', 'ticket', 'token', 'password'];

/** JSON lines on stderr, written at once so that the line before a crash is not lost. */
export const createLog = (level: LogLevel, destination = pino.destination({ dest: 2, sync: true })): Log =>
  pino(
    {
      level,
      base: { part: 'station' },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`]), censor: '[hidden]' },
    },
    destination,
  );
