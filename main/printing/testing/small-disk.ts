import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const AGENT = fileURLToPath(new URL('agent-process.ts', import.meta.url));
// A name space of its own: the disk is there for this process alone, needs no rights, and is gone with it.
const own = ['--user', '--map-root-user', '--mount'];

/** Whether this machine lets a process make itself a disk; said out loud when not. */
export const canMount = (): boolean => {
  try {
    execFileSync('unshare', [...own, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    console.warn('NOT RUN: a disk that is really full: this machine lets no process mount one of its own');
    return false;
  }
};

/**
 * A print agent whose journal lies on a disk of `kilobytes` of its own; `fill` leaves no room on it, `free` takes that back.
 * `args` as for agent-process.ts, without the journal.
 */
export const onSmallDisk = (folder: string, kilobytes: number, args: Record<string, unknown>) => {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  const journalPath = join(disk, 'print.db');
  const script = `mount -t tmpfs -o size=${kilobytes}k tmpfs "$1" && exec "$2" "$3" "$4"`;
  const agent: ChildProcess = spawn(
    'unshare',
    [...own, 'sh', '-c', script, 'sh', disk, process.execPath, AGENT, JSON.stringify({ ...args, journalPath })],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  for (const stream of [agent.stdout, agent.stderr]) stream?.on('data', (piece: Buffer) => (log += piece.toString()));
  // The disk as that process sees it.
  const seen = join(`/proc/${agent.pid ?? 0}/root`, disk);
  const ballast = join(seen, 'ballast');
  return {
    agent,
    log: (): string => log,
    ready: (): boolean => existsSync(join(seen, 'print.db')),
    free: (): void => rmSync(ballast, { force: true }),
    /** To the last byte. */
    fill: (): void => {
      const { bavail, bsize } = statfsSync(seen);
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize + bsize, 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    },
  };
};
