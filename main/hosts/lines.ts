import { StringDecoder } from 'node:string_decoder';

// A line without an end would otherwise grow in memory for as long as a broken child writes.
const MAX_LINE = 64 * 1024;

export type LineSplitter = { push(chunk: Buffer | string): void; end(): void };

/** Cuts a byte stream into lines; a character split over two chunks stays whole, an endless line is cut at 64 Ki characters. */
export const createLineSplitter = (onLine: (line: string) => void): LineSplitter => {
  const decoder = new StringDecoder('utf8');
  let rest = '';

  const emit = (line: string): void => {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    if (text !== '') onLine(text);
  };

  const take = (text: string): void => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) emit(part);
    for (; rest.length > MAX_LINE; rest = rest.slice(MAX_LINE)) emit(rest.slice(0, MAX_LINE));
  };

  return {
    push: (chunk) => take(typeof chunk === 'string' ? chunk : decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      emit(rest);
      rest = '';
    },
  };
};
