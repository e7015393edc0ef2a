import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The network as the search sees it; handed in, so that a test never knocks at anybody's door. */
export type Network = {
  /** IPv4 addresses of this machine that others can reach. */
  addresses(): readonly string[];
  /** Whether something listens there, within `ms`. */
  knock(ip: string, port: number, ms: number): Promise<boolean>;
};

const RAW_PRINTING = 9100;
// A printer on a LAN answers in a few ms; a whole network of silent addresses must not take longer than a person waits.
const KNOCK_MS = 400;
// More at once fills the neighbour table of a small router and looks like an attack to a bigger one.
const AT_ONCE = 32;
// A machine with many virtual networks (containers) is not a reason to knock at thousands of doors.
const MAX_NETWORKS = 2;

const isPrivate = (ip: string): boolean => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(ip);

/** Addresses in the same /24 networks as this machine that take connections at port 9100. Private networks only. */
const findPrinters = async (
  network: Network,
): Promise<{ networks: string[]; printers: { ip: string; port: number }[] }> => {
  const own = network.addresses().filter(isPrivate);
  const prefixes = [...new Set(own.map((ip) => ip.slice(0, ip.lastIndexOf('.'))))].slice(0, MAX_NETWORKS);
  const doors = prefixes
    .flatMap((prefix) => Array.from({ length: 254 }, (_, host) => `${prefix}.${host + 1}`))
    .filter((ip) => !own.includes(ip));
  const open = new Set<string>();
  const next = doors.values();
  const walk = async (): Promise<void> => {
    for (const ip of next) if (await network.knock(ip, RAW_PRINTING, KNOCK_MS)) open.add(ip);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return {
    networks: prefixes.map((prefix) => `${prefix}.0/24`),
    printers: doors.filter((ip) => open.has(ip)).map((ip) => ({ ip, port: RAW_PRINTING })),
  };
};

/** One search for all who ask at once: two would knock at every door twice. */
export const createPrinterSearch = (network: Network) => {
  let looking: ReturnType<typeof findPrinters> | undefined;
  return () => (looking ??= findPrinters(network).finally(() => (looking = undefined)));
};

/** The real one. A connection is opened and closed; not a byte is sent, so nothing is printed. */
export const realNetwork: Network = {
  addresses: () =>
    Object.values(networkInterfaces())
      .flatMap((infos) => infos ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address),
  knock: (host, port, ms) =>
    new Promise((resolve) => {
      const socket = connect({ host, port });
      const done = (found: boolean): void => {
        socket.destroy();
        resolve(found);
      };
      socket.setTimeout(ms, () => done(false));
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    }),
};
