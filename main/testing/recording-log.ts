import type { Log } from '../ports.ts';

export type LogLine = { readonly level: keyof Log; readonly message: string; readonly fields: Record<string, unknown> };

/** Keeps what would have been logged, so that a test can also say what must never be in it. */
export const createRecordingLog = (): Log & { readonly lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, message, fields });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};
