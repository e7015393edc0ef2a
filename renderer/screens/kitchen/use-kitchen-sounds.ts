import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { loudest, notice, watchScene, type Signal, type Watch } from '../../store/kitchen-signals.ts';
import { pendingParts } from '../../store/kitchen.ts';
import { statusAt } from '../../store/scope.ts';
import { STALE_MS } from '../../store/link-age.ts';
import { troubled } from '../../store/printer-alarms.ts';
import { thresholdsAt, ticketAge } from '../../store/ticket-age.ts';
import { unseenAt } from '../../store/unseen.ts';
import { useAppStore } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';
import type { Ticket } from './pack.ts';

// kds-field section 2: every 5 s until it is noticed.
const REPEAT_MS = 5000;
// Of the volume that was set, each time nobody came: a kitchen grows louder in the course of an evening.
const LOUDER = 0.25;

/** Sounds for what nobody has noticed yet, and says which it is; a touch or a key is noticing. */
export const useKitchenSounds = (tickets: readonly Ticket[]): Signal | undefined => {
  const { kitchenSounds } = useActions();
  const store = useAppStore();
  const now = useNow();
  const watch = useRef<Watch | null>(null);
  const played = useRef<{ signal: Signal; keys: number; at: number; times: number } | null>(null);
  const [signal, setSignal] = useState<Signal | undefined>();

  useEffect(() => {
    const noticed = (): void => {
      kitchenSounds.unlock();
      if (watch.current) watch.current = notice(watch.current);
      played.current = null;
      setSignal(undefined);
    };
    const names = ['pointerdown', 'keydown'] as const;
    for (const name of names) globalThis.addEventListener(name, noticed);
    return () => {
      for (const name of names) globalThis.removeEventListener(name, noticed);
    };
  }, [kitchenSounds]);

  useEffect(() => {
    const { link, hub, settings, device, kitchen } = store.getState();
    if (!link.loaded) return;
    const kindOf = ({ order }: Ticket) => {
      const { warnMinutes, lateMinutes } = thresholdsAt(settings, order, device.stationIds);
      const status = statusAt(order, device.stationIds);
      return ticketAge({ ...order, status }, now.hub, warnMinutes, lateMinutes).kind;
    };
    // Of some stations' screen the cook knows; the expeditor does not.
    const madeOf = ({ order }: Ticket) =>
      device.stationIds.length > 0 || order.status === 'CANCELLED'
        ? {}
        : { made: pendingParts(order).length === 0 && !kitchen.bumpedHere.includes(order.id) };
    watch.current = watchScene(watch.current, {
      tickets: tickets.map((ticket) => ({
        order: ticket.order,
        kind: kindOf(ticket),
        ...madeOf(ticket),
        edited: unseenAt(ticket.order, device.stationIds).at(-1)?.change,
      })),
      stale: link.lastByteAt !== null && now.monotonic - link.lastByteAt > STALE_MS,
      printers: troubled(hub.printers).map((printer) => printer.id),
    });
    const loud = loudest(watch.current);
    setSignal(loud);
    if (loud === undefined) return;
    const { open } = watch.current;
    const last = played.current;
    const again = device.kitchen.repeat && last !== null && now.monotonic - last.at >= REPEAT_MS;
    if (last !== null && last.signal === loud && last.keys === open.length && !again) return;
    const times = again ? last.times + 1 : 0;
    played.current = { signal: loud, keys: open.length, at: now.monotonic, times };
    const volume = Math.min(1, device.kitchen.volume * (1 + LOUDER * times));
    if (!device.kitchen.muted) void kitchenSounds.play(loud, volume);
  }, [tickets, now.hub, now.monotonic, store, kitchenSounds]);

  return signal;
};
