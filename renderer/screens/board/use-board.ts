import { useMemo } from 'react';
import { boardLabel, boardOf, stationReady } from '../../store/board.ts';
import type { Callable } from '../../store/board-calls.ts';
import { linkAge } from '../../store/link-age.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';
import { useCalls } from './use-calls.ts';

/** One list of ready numbers, newest first; without a name it is the only one. */
export type ReadyList = { id: string; name: string | null; items: readonly Callable[] };

const isToMakeAt = (order: OrderEntry, stationId: string): boolean =>
  (order.parts?.find((part) => part.stationId === stationId)?.status ?? 'CONFIRMED') === 'CONFIRMED';

/** What the board shows at this moment, and what it calls. */
export const useBoard = () => {
  const now = useNow();
  const orders = useApp((state) => state.hub.orders);
  const known = useApp((state) => state.hub.stations);
  const link = useApp((state) => state.link);
  const by = useApp((state) => state.device.boardNumber);
  const { holdSeconds, callSeconds, stations } = useApp((state) => state.device.board);
  const readyMinutes = useApp((state) => state.settings?.boardReadyMinutes ?? 0);
  const { stale } = linkAge(link, now.monotonic);
  const honest = link.phase === 'live' && !stale;
  // To the second: lists are not built anew for a clock that shows none.
  const second = Math.floor(now.hub / 1000) * 1000;
  const lists = useMemo(() => {
    const rules = { readyMinutes, holdMs: holdSeconds * 1000 };
    const { preparing, ready } = boardOf(orders, rules, second);
    const labels = preparing.map((order) => ({ id: order.id, text: boardLabel(order, by) }));
    // A station that was deleted meanwhile has nothing to hand out.
    const places = known.filter(({ id }) => stations.includes(id));
    if (places.length === 0) {
      const items = ready.map((order) => ({
        key: String(order.id),
        orderId: order.id,
        text: boardLabel(order, by),
        rev: order.rev,
      }));
      const open = new Set(preparing.map(({ id }) => String(id)));
      return { preparing: labels, ready: [{ id: 'all', name: null, items }] as readonly ReadyList[], open };
    }
    const keyOf = (orderId: number, stationId: string): string => `${orderId}/${stationId}`;
    const open = places.flatMap(({ id }) =>
      preparing.filter((order) => isToMakeAt(order, id)).map((order) => keyOf(order.id, id)),
    );
    return {
      preparing: labels,
      ready: places.map(({ id, name }): ReadyList => ({
        id,
        name,
        items: stationReady(orders, id, rules, second).map(({ order, since }) => ({
          key: keyOf(order.id, id),
          orderId: order.id,
          text: boardLabel(order, by),
          rev: since,
          place: name,
        })),
      })),
      open: new Set(open),
    };
  }, [orders, known, stations, readyMinutes, holdSeconds, second, by]);
  const calls = useCalls({
    ready: lists.ready.flatMap(({ items }) => items).toSorted((a, b) => b.rev - a.rev),
    preparing: lists.open,
    newsFrom: honest ? link.newsFrom : null,
    at: now.monotonic,
    callMs: callSeconds * 1000,
  });
  return { ...lists, calls, stale };
};
