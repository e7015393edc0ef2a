import { useMemo } from 'react';
import { boardLabel, boardOf } from '../../store/board.ts';
import { linkAge } from '../../store/link-age.ts';
import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';
import { useCalls } from './use-calls.ts';

/** What the board shows at this moment, and what it calls. */
export const useBoard = () => {
  const now = useNow();
  const orders = useApp((state) => state.hub.orders);
  const link = useApp((state) => state.link);
  const by = useApp((state) => state.device.boardNumber);
  const { holdSeconds, callSeconds } = useApp((state) => state.device.board);
  const readyMinutes = useApp((state) => state.settings?.boardReadyMinutes ?? 0);
  const { stale } = linkAge(link, now.monotonic);
  const honest = link.phase === 'live' && !stale;
  // To the second: lists are not built anew for a clock that shows none.
  const second = Math.floor(now.hub / 1000) * 1000;
  const lists = useMemo(() => {
    const { preparing, ready } = boardOf(orders, { readyMinutes, holdMs: holdSeconds * 1000 }, second);
    return {
      preparing: preparing.map((order) => ({ id: order.id, text: boardLabel(order, by) })),
      ready: ready.map((order) => ({ id: order.id, text: boardLabel(order, by), rev: order.rev })),
    };
  }, [orders, readyMinutes, holdSeconds, second, by]);
  const calls = useCalls({
    ready: lists.ready.map(({ id, text, rev }) => ({ key: String(id), orderId: id, text, rev })),
    preparing: new Set(lists.preparing.map(({ id }) => id)),
    newsFrom: honest ? link.newsFrom : null,
    at: now.monotonic,
    callMs: callSeconds * 1000,
  });
  return { ...lists, calls, stale };
};
