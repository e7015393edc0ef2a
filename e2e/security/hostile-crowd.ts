import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { nodeProgram } from '../conformance/support/hub-process.ts';
import type { Order, Report } from './hostile-attacker.ts';

/** A crowd of raw connections to one server, held by a process of its own. */
export type Crowd = {
  /** Connects `count` more, writes `first` on each; resolves with the number that is open. `deaf`: they never read. */
  readonly come: (base: string, count: number, first?: string, deaf?: boolean) => Promise<number>;
  /** `count` of them say one byte more. */
  readonly pester: (count: number) => Promise<number>;
  /** Resolves when the other side has ended them all. */
  readonly outlast: () => Promise<number>;
  /** All hang up. */
  readonly leave: () => Promise<number>;
  readonly end: () => Promise<void>;
};

export const startCrowd = (): Crowd => {
  const child = fork(new URL('hostile-attacker.ts', import.meta.url), { execPath: nodeProgram(), execArgv: [] });
  const gone = once(child, 'exit');
  const tell = async (order: Order): Promise<number> => {
    const answer = once(child, 'message');
    child.send(order);
    const [report] = (await Promise.race([
      answer,
      gone.then(() => Promise.reject(new Error('the attacker has died'))),
    ])) as [Report];
    return report.open;
  };
  return {
    come: (base, count, first = '', deaf = false) => tell({ do: 'come', base, count, first, deaf }),
    pester: (count) => tell({ do: 'pester', count }),
    outlast: () => tell({ do: 'outlast' }),
    leave: () => tell({ do: 'leave' }),
    end: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
};

/** Sockets this machine lets one process have; a few are kept for everything else. */
export const socketsAllowed = (wanted: number): number => {
  if (process.platform === 'win32') return wanted;
  const limit = execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).trim();
  return limit === 'unlimited' ? wanted : Math.min(wanted, Number(limit) - 300);
};
