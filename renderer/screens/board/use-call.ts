import { useEffect, useRef, useState } from 'react';
import type { OrderEntry } from '../../store/order-entry.ts';

const CALL_MS = 6000;

/**
 * The order that is being called out now: one that became ready while this screen was looking and its link was good. What a
 * reload or a long silence brings is shown, not called: those people may have been served long ago.
 */
export const useCall = (ready: readonly OrderEntry[], honest: boolean, monotonicNow: number): number | null => {
  const seen = useRef<ReadonlySet<number> | null>(null);
  const [call, setCall] = useState<{ id: number; until: number } | null>(null);
  const ids = ready.map((order) => order.id).join();
  useEffect(() => {
    const before = seen.current;
    seen.current = new Set(ready.map((order) => order.id));
    const fresh = before && honest ? ready.find((order) => !before.has(order.id)) : undefined;
    if (fresh) setCall({ id: fresh.id, until: monotonicNow + CALL_MS });
    // Only a change of the list can call; the clock cannot.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ids]);
  return call && honest && call.until > monotonicNow ? call.id : null;
};
