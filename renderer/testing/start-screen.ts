import { createRuntime, type Runtime } from '../app/runtime.ts';
import { FakeHub } from './fake-hub.ts';
import { MemoryStorage } from './memory-storage.ts';
import { TestTimers } from './test-timers.ts';

export type Started = {
  hub: FakeHub;
  timers: TestTimers;
  runtime: Runtime;
  storage: MemoryStorage;
  /** Of this window alone; a reload keeps it. */
  windowStorage: MemoryStorage;
  /** Moves the screen's monotonic clock. */
  pass: (ms: number) => void;
};

let keys = 0;

/** A whole window without a page: runtime, fake hub, timers of the test's own. Retries are quick, watchdogs never end by themselves. */
export const startScreen = (hash: string, hub = new FakeHub(), storage = new MemoryStorage()): Started => {
  const timers = new TestTimers(9999);
  const windowStorage = new MemoryStorage();
  let passed = 0;
  const runtime = createRuntime({
    fetch: hub.fetch,
    baseUrl: '',
    monotonic: () => passed,
    timers,
    random: () => 0.5,
    newKey: () => `key-${(keys += 1)}`,
    windowStorage,
    machineStorage: storage,
    hash,
  });
  runtime.start();
  return { hub, timers, runtime, storage, windowStorage, pass: (ms) => (passed += ms) };
};
