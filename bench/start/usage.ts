import { readdirSync, readFileSync } from 'node:fs';

// Linux counts processor time in hundredths of a second on every machine this runs on (USER_HZ).
const TICK_MS = 10;

const statOf = (pid: number): string[] | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
};

/** Processor time of a process since it began, ms. */
export const cpuMsOf = (pid: number): number => {
  const fields = statOf(pid);
  return fields === undefined ? 0 : (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};

/** Proportional memory (shared pages divided among those who share them) where the kernel tells it, else resident; bytes. */
export const memoryOf = (pid: number): number => {
  const read = (file: string, name: string): number | undefined => {
    try {
      const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1];
      return found === undefined ? undefined : Number(found) * 1024;
    } catch {
      return undefined;
    }
  };
  return read('smaps_rollup', 'Pss') ?? read('status', 'VmRSS') ?? 0;
};

/** A process and all that it has started, and those in turn. */
export const familyOf = (pid: number): number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .map((each) => [each, Number(statOf(each)?.[1] ?? 0)] as const);
  const family = [pid];
  for (const member of family) family.push(...parents.filter(([, parent]) => parent === member).map(([each]) => each));
  return family;
};

/** Processor time of a process, of all that it has started, and of those of them that have ended; ms. */
export const cpuMsWithEnded = (pid: number): number => {
  const fields = statOf(pid);
  const ended = fields === undefined ? 0 : (Number(fields[13]) + Number(fields[14])) * TICK_MS;
  return familyOf(pid).reduce((sum, member) => sum + cpuMsOf(member), ended);
};
