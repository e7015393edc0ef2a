import type { OperationsReport, Preparation } from '#contract/operations-report.ts';
import type { LoggedEvent } from './events.ts';

/** The smallest value that `share` of them do not exceed (nearest rank); null of nothing. */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
};

const preparationOf = (seconds: readonly number[], lateSeconds: number): Preparation => ({
  count: seconds.length,
  p50: percentile(seconds, 0.5),
  p90: percentile(seconds, 0.9),
  late: seconds.filter((one) => one > lateSeconds).length,
});

type Incident = OperationsReport['incidents'][number];

/** Who a station or a printer is; one that was removed goes by its id. */
export type Names = (id: string) => string;

const incidentsOf = (events: readonly LoggedEvent[], until: number, nameOf: Names): Incident[] => {
  const found = new Map<string, Incident>();
  const open = new Map<string, { detail: string; since: number }>();
  const end = (printerId: string, at: number): void => {
    const going = open.get(printerId);
    if (!going) return;
    open.delete(printerId);
    const key = `${printerId} ${going.detail}`;
    const before = found.get(key) ?? { printerId, name: nameOf(printerId), detail: going.detail, count: 0, minutes: 0 };
    found.set(key, { ...before, count: before.count + 1, minutes: before.minutes + (at - going.since) / 60_000 });
  };
  for (const { at, event } of events) {
    if (event.type !== 'printer-status-changed') continue;
    const { printerId, status, detail } = event;
    const now = status === 'ONLINE' ? null : (detail ?? status.toLowerCase());
    // Its state is said again and again; only another one ends an incident.
    if (now !== null && open.get(printerId)?.detail === now) continue;
    end(printerId, at);
    if (now !== null) open.set(printerId, { detail: now, since: at });
  }
  for (const printerId of [...open.keys()]) end(printerId, until);
  return [...found.values()]
    .map((one) => ({ ...one, minutes: Math.round(one.minutes * 10) / 10 }))
    .toSorted((a, b) => b.minutes - a.minutes || b.count - a.count);
};

/**
 * How the kitchen and the printers did. `events`: of the time asked for, in order; `confirmed`: order → epoch ms. An order or a
 * part that was taken back and finished again counts once, with its last time.
 */
export const operationsReport = (input: {
  events: readonly LoggedEvent[];
  confirmed: ReadonlyMap<number, number>;
  lateMinutes: number;
  until: number;
  stationName: Names;
  printerName: Names;
}): OperationsReport => {
  const { events, confirmed, lateMinutes, until, stationName, printerName } = input;
  const orders = new Map<number, number>();
  const stations = new Map<string, Map<number, number>>();
  const note = (into: Map<number, number>, orderId: number, at: number): void => {
    const from = confirmed.get(orderId);
    if (from !== undefined) into.set(orderId, Math.max(0, Math.round((at - from) / 1000)));
  };
  for (const { at, event } of events) {
    if (event.type === 'order-ready') note(orders, event.order.id, at);
    if (event.type === 'order-part-changed' && event.status === 'COMPLETED') {
      const of = stations.get(event.stationId) ?? new Map<number, number>();
      note(of, event.orderId, at);
      stations.set(event.stationId, of);
    }
  }
  const late = lateMinutes * 60;
  return {
    lateMinutes,
    orders: preparationOf([...orders.values()], late),
    stations: [...stations]
      .map(([id, times]) => ({ id, name: stationName(id), ...preparationOf([...times.values()], late) }))
      .toSorted((a, b) => (b.p90 ?? 0) - (a.p90 ?? 0)),
    incidents: incidentsOf(events, until, printerName),
  };
};
