import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTrackActions, useTrackStore } from '../../actions/track/track-actions.ts';
import type { TrackState } from '../../store/track/state.ts';

export const useTrack = <T>(select: (state: TrackState) => T): T => useStore(useTrackStore(), select);

/** Hub time and monotonic time (ms), renewed every second while the component is on screen. */
export const useSeconds = (): { hub: number; monotonic: number } => {
  const { now, monotonic } = useTrackActions();
  const [, beat] = useState(0);
  useEffect(() => {
    const handle = setInterval(() => beat((count) => count + 1), 1000);
    return () => clearInterval(handle);
  }, []);
  return { hub: now(), monotonic: monotonic() };
};
