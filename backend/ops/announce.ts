import { Bonjour } from 'bonjour-service';
import { MDNS_TYPE, onCard } from '#contract/mdns.ts';

export type Announcement = {
  /** As people tell one hub from another. */
  name: string;
  port: number;
  version: string;
  /** Address of the network card to say it on; undefined: all. */
  on: string | undefined;
  /** Nobody can be told: another program has the port of mDNS, or there is no network. */
  onError: (error: Error) => void;
};

// A network that is gone must not hold up a hub that stops.
const GOODBYE_MS = 500;

/** Says in the house's network, by mDNS, that a hub is here, until stopped; then that it is gone. */
export const announce = ({ name, port, version, on, onError }: Announcement): { stop(): Promise<void> } => {
  // Two of one name cannot happen: it ends in the hub's own letters. So nobody is asked first.
  const bonjour = new Bonjour(onCard(on) as ConstructorParameters<typeof Bonjour>[0], onError);
  bonjour.publish({ name, type: MDNS_TYPE, port, probe: false, txt: { version } });
  return {
    stop: () =>
      new Promise((resolve) => {
        setTimeout(resolve, GOODBYE_MS).unref();
        bonjour.unpublishAll(() => bonjour.destroy(() => resolve()));
      }),
  };
};
