import { Bonjour, type Service } from 'bonjour-service';
import { MDNS_TYPE, onCard } from '#contract/mdns.ts';

export type FoundHub = { readonly name: string; readonly url: string };
export type FindHubs = () => Promise<readonly FoundHub[]>;

// A hub answers within a second; a sleepy Wi-Fi takes two.
const LISTEN_MS = 3_000;

/** Hubs that say by mDNS that they are here (`backend/ops/announce.ts`). `on`: the network card to listen on; undefined: all. */
export const findHubsOn =
  (on: string | undefined): FindHubs =>
  () =>
    new Promise((resolve) => {
      const found = new Map<string, FoundHub>();
      const bonjour = new Bonjour(onCard(on) as ConstructorParameters<typeof Bonjour>[0], () => undefined);
      const browser = bonjour.find({ type: MDNS_TYPE }, (service) => {
        found.set(service.fqdn, { name: service.name, url: addressOf(service) });
      });
      setTimeout(() => {
        browser.stop();
        bonjour.destroy(() => resolve([...found.values()]));
      }, LISTEN_MS);
    });

/** Where the answer came from is where it can be reached; of its own addresses some are of cards that we do not see. */
const addressOf = ({ referer, addresses = [], host, port }: Service): string => {
  const address = referer?.address ?? addresses[0] ?? host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
};
