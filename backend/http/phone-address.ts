import { isIP } from 'node:net';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Settings } from '#contract/settings.ts';
import type { Stopwatch } from '../store/ports.ts';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

// What a house gives its own machines; an address of a virtual machine's or a tunnel's own net comes after.
const isPrivate = (address: string): boolean => /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address);
const isVirtual = (name: string): boolean => /^(docker|br-|veth|virbr|vmnet|tun|tap|wg|zt|tailscale|utun)/.test(name);

/** The address phones of the LAN would use: the one the hub listens on, or the likeliest of its own; undefined when there is none. */
export const lanHost = (host: string, interfaces: Interfaces): string | undefined => {
  if (!isEverywhere(host)) return isLoopback(host) ? undefined : host;
  const all = Object.entries(interfaces).flatMap(([name, list = []]) =>
    list
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => ({ address, rank: (isVirtual(name) ? 2 : 0) + (isPrivate(address) ? 0 : 1) })),
  );
  return all.toSorted((a, b) => a.rank - b.rank)[0]?.address;
};

// An address changes when the router gives another one, not from one order to the next.
const ASK_EVERY_MS = 60_000;

/** Where a customer's phone finds this hub. */
export const createPhoneAddress = (ports: {
  host: string;
  settings: () => Pick<Settings, 'publicUrl'>;
  clock: Stopwatch;
  interfaces?: () => Interfaces;
}) => {
  const { host, settings, clock, interfaces = networkInterfaces } = ports;
  let port: number | undefined;
  let askedAt = -ASK_EVERY_MS;
  let own: string | undefined;

  const lanOrigin = (): string | null => {
    const now = clock.monotonic();
    if (now - askedAt >= ASK_EVERY_MS) {
      own = lanHost(host, interfaces());
      askedAt = now;
    }
    if (port === undefined || own === undefined) return null;
    return `http://${isIP(own) === 6 ? `[${own}]` : own}:${port}`;
  };

  const phoneOrigin = (): string | null => settings().publicUrl ?? lanOrigin();

  return {
    /** The port is known only once the hub listens. */
    listening(at: number): void {
      port = at;
    },
    publicOrigin: (): string | null => settings().publicUrl,
    /** Null when no phone can reach the hub: it listens to its own machine only. */
    phoneOrigin,
    trackUrl: (link: string): string | null => {
      const origin = phoneOrigin();
      return origin === null ? null : `${origin}/t/${link}`;
    },
  };
};
