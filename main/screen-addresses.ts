import type { NetworkInterfaceInfo } from 'node:os';

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

const wildcards = new Set(['0.0.0.0', '[::]']);

/** The hub's address for programs on this machine: a wildcard is a place to listen, not one to call. */
export const localAddress = (hubUrl: string): string => {
  const url = new URL(hubUrl);
  if (wildcards.has(url.hostname)) url.hostname = url.hostname === '[::]' ? '[::1]' : '127.0.0.1';
  return url.origin;
};

/** Addresses that other machines of the venue can open; empty when the hub listens for this machine alone. */
export const lanAddresses = (hubUrl: string, interfaces: Interfaces): string[] => {
  const { hostname, port } = new URL(hubUrl);
  if (!wildcards.has(hostname)) return /^(127\.|localhost$|\[::1\])/.test(hostname) ? [] : [new URL(hubUrl).origin];
  return Object.values(interfaces)
    .flatMap((infos) => infos ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
};
