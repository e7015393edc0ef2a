import { Worker } from 'node:worker_threads';
import type { Picture, Refused } from './make-picture.ts';

export type PictureMaker = {
  /** Off the hub's thread, one at a time. Busy: too many wait already. */
  make(bytes: Uint8Array): Promise<Picture | Refused | 'busy'>;
};

// Beside the program in a build, a source file without one.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './picture-worker.ts' : './picture-worker.js',
  import.meta.url,
);
// The largest picture takes a second on a small machine; what takes longer was made to.
const LIMIT_MS = 15_000;
// Each waiting one holds its 8 MB.
const MAX_WAITING = 4;

const inThread = (bytes: Uint8Array, limitMs: number): Promise<Picture | Refused> =>
  new Promise((resolve) => {
    const worker = new Worker(WORKER, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 128 } });
    const timer = setTimeout(() => done({ refused: 'broken' }), limitMs);
    const done = (result: Picture | Refused): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    worker.once('message', done);
    worker.once('error', () => done({ refused: 'broken' }));
    worker.once('exit', () => done({ refused: 'broken' }));
  });

export const createPictureMaker = (limitMs = LIMIT_MS): PictureMaker => {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async make(bytes) {
      if (waiting >= MAX_WAITING) return 'busy';
      waiting += 1;
      const mine = last.then(() => inThread(bytes, limitMs));
      last = mine;
      try {
        return await mine;
      } finally {
        waiting -= 1;
      }
    },
  };
};
