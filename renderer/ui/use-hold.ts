import { useEffect, useRef } from 'react';

// Longer than anybody leans on a corner, shorter than one counts.
const HOLD_MS = 3_000;

/** Handlers of an element that acts when a finger, or a key, stays on it for three seconds. */
export const useHold = (act: () => void) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stop = (): void => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = (): void => {
    stop();
    timer.current = setTimeout(act, HOLD_MS);
  };
  return {
    onPointerDown: begin,
    onKeyDown: ({ key, repeat }: { key: string; repeat: boolean }) => {
      if (!repeat && (key === 'Enter' || key === ' ')) begin();
    },
    onKeyUp: stop,
    onBlur: stop,
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
  };
};
