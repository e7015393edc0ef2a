import { createLine } from './in-line.ts';
import { printOverTcp } from './tcp-print.ts';
import { connectTo, openSession, type Address } from './tcp-session.ts';
import { defaultLimits, type TcpLimits } from './tcp-limits.ts';
import { systemTimers, type PrintTransport, type ProbeResult, type Timers } from './transport.ts';

type TcpOptions = { readonly timers?: Timers; readonly limits?: Partial<TcpLimits> };

/**
 * One actor an address: jobs and probes stand in one line and never use two connections at once, because network boards
 * let only one session print and block or refuse the next (printing reference 4.1).
 */
export const createTcpTransport = (address: Address, options: TcpOptions = {}): PrintTransport => {
  const timers = options.timers ?? systemTimers;
  const limits = { ...defaultLimits, ...options.limits };
  const line = createLine();

  const ask = async (signal: AbortSignal): Promise<ProbeResult> => {
    const socket = await connectTo(address, limits.connectMs, { timers, signal });
    if (socket === undefined) return { reachable: false };
    const session = openSession(socket, { timers, signal, onCondition: () => undefined });
    session.ask(1, 2, 4);
    await session.wait(() => session.heard.answers >= 3, limits.probeMs, { pauseWhenBlocked: false });
    session.halfClose();
    await session.wait(() => session.end.peerClosed, limits.probeMs, { pauseWhenBlocked: false });
    session.destroy();
    return { reachable: true, condition: session.condition() };
  };

  return {
    print: (request) => line.take(() => printOverTcp(address, request, { timers, limits })),
    probe: (signal) => (line.busy() ? Promise.resolve(undefined) : line.take(() => ask(signal))),
  };
};

/** The actors of all addresses; two printer records with one address share one. */
export const createTcpTransports = (options: TcpOptions = {}) => {
  const actors = new Map<string, PrintTransport>();
  return (address: Address): PrintTransport => {
    const name = `${address.host}:${address.port}`;
    const actor = actors.get(name) ?? createTcpTransport(address, options);
    actors.set(name, actor);
    return actor;
  };
};
