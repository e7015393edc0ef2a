import { parentPort, workerData } from 'node:worker_threads';
import { makePicture } from './make-picture.ts';

// One picture, one thread: whatever its library does with hostile bytes, the hub goes on, and the memory goes with the thread.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(await makePicture(workerData as Uint8Array));
