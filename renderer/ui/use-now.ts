import { useSyncExternalStore } from 'react';
import { useActions } from '../actions/actions.ts';

const listeners = new Set<() => void>();
let handle: ReturnType<typeof setInterval> | undefined;
let beat = 0;

// One timer for all ages on screen, so that they turn over together.
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  handle ??= setInterval(() => {
    beat += 1;
    for (const one of listeners) one();
  }, 500);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(handle);
    handle = undefined;
  };
};

export type Now = { hub: number; monotonic: number };

/** Hub time and monotonic time (ms), renewed twice a second. */
export const useNow = (): Now => {
  useSyncExternalStore(subscribe, () => beat);
  const { clock } = useActions();
  return { hub: clock.now(), monotonic: clock.monotonic() };
};
