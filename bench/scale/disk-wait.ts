import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantiles } from '../streams/quantiles.ts';
import { number } from '../streams/table.ts';

/** How long one block takes to the disk that all of this is written to, in words: every commit waits for at least one. */
export const diskWait = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'passrail-bench-disk-'));
  const file = openSync(join(folder, 'file'), 'w');
  const block = Buffer.alloc(8192, 1);
  const times = Array.from({ length: 200 }, () => {
    const begun = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  const { p50, p99 } = quantiles(times);
  return `8 KiB to the disk and waited for: p50 ${number(p50, 2)} ms, p99 ${number(p99, 2)} ms`;
};
