/** CPU and memory of a process that cannot be asked, from /proc. */
import { readFileSync, readdirSync } from 'node:fs';
import type { ServerFigures } from './server-process.ts';

/** Clock ticks a second in /proc/PID/stat on every Linux there is. */
const TICKS_PER_SECOND = 100;

/** Of a process and its children (a worker, say); there is no loop delay to tell. */
export function figuresOf(parent: number): ServerFigures {
  return figures([parent, ...childrenOf(parent)]);
}

function figures(pids: readonly number[]): ServerFigures {
  let ticks = 0;
  let rss = 0;
  for (const pid of pids) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    ticks += Number(fields[11]) + Number(fields[12]);
    rss += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  }
  return { cpuMicros: (ticks / TICKS_PER_SECOND) * 1e6, rss, loopDelayP99Ms: Number.NaN, stats: {} };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // ended meanwhile
  }
}
