import type { PrinterWire } from '#contract/devices.ts';
import { createDeviceTransport, type OpenDevice } from './device.ts';
import { createSystemTransport, type RunProgram } from './system.ts';
import type { TcpLimits } from './tcp-limits.ts';
import type { Address } from './tcp-session.ts';
import { createTcpTransports } from './tcp.ts';
import type { PrintTransport, Timers } from './transport.ts';

export type TransportOptions = {
  readonly timers: Timers;
  readonly limits: Partial<TcpLimits>;
  /** Where a network printer listens; undefined while it has no address. */
  readonly resolveAddress: (printer: PrinterWire) => Address | undefined;
  readonly openDevice?: OpenDevice | undefined;
  readonly runProgram?: RunProgram | undefined;
};

/** The way to a printer; undefined while it says too little. Two printer records that mean one device share one line. */
export const createTransports = ({ timers, limits, resolveAddress, openDevice, runProgram }: TransportOptions) => {
  const network = createTcpTransports({ timers, limits });
  const others = new Map<string, PrintTransport>();
  const shared = (name: string, make: () => PrintTransport): PrintTransport => {
    const known = others.get(name) ?? make();
    others.set(name, known);
    return known;
  };
  return (printer: PrinterWire): PrintTransport | undefined => {
    const { connection, target, demo } = printer;
    if (connection === 'network' || demo) {
      const address = resolveAddress(printer);
      return address && network(address);
    }
    const isDevice = target?.startsWith('/') === true;
    if (target === null || isDevice !== (connection === 'device')) return undefined;
    return connection === 'device'
      ? shared(`device ${target}`, () => createDeviceTransport(target, { timers, openDevice }))
      : shared(`system ${target}`, () => createSystemTransport(target, { timers, run: runProgram }));
  };
};
