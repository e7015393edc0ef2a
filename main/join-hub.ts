import type { RemoteHub } from './config.ts';
import type { FindHubs, FoundHub } from './find-hubs.ts';
import { HubStartError } from './hub-messages.ts';
import type { HubKeys } from './hub-keys.ts';
import { pairWithHub } from './hub-pairing.ts';
import type { Log, Timers } from './ports.ts';

/** How far a station has come on its way to a hub on another machine. `code`: to be typed in that hub's office. */
export type Joining =
  | { readonly kind: 'looking' }
  | { readonly kind: 'pairing'; readonly url: string; readonly code: string };

export type JoinHubDeps = {
  readonly remote: RemoteHub;
  readonly keys: HubKeys;
  readonly findHubs: FindHubs;
  /** Undefined where the hub cannot be asked just now. */
  readonly knowsKey: (hub: { url: string; key: string }) => Promise<boolean | undefined>;
  readonly fetch: typeof globalThis.fetch;
  readonly timers: Timers;
  readonly log: Log;
  readonly onJoining: (joining: Joining | undefined) => void;
  /** Called with what ends the wait for a code. */
  readonly onWait: (stop: () => void) => void;
};

/** The hub of a station that has none of its own: found, if nobody named it, and let in by a code, once. */
export const joinHub = async (deps: JoinHubDeps): Promise<{ url: string; key: string }> => {
  const { remote, keys, log, onJoining } = deps;
  if (remote.url === undefined) onJoining({ kind: 'looking' });
  const url = remote.url ?? (await theOneHub(deps));
  if (remote.key !== undefined) return { url, key: remote.key };
  const kept = keys.read(url);
  // A hub that is away is believed to know it still: a print box must come up before its hub does.
  if (kept !== undefined && (await deps.knowsKey({ url, key: kept })) !== false) {
    onJoining(undefined);
    return { url, key: kept };
  }
  if (kept !== undefined) {
    log.warn({ url }, 'the hub does not know this station any more, it has to be let in again');
    keys.forget(url);
  }
  const pairing = pairWithHub({
    ...deps,
    url,
    onCode: (code) => onJoining(code === undefined ? { kind: 'looking' } : { kind: 'pairing', url, code }),
  });
  deps.onWait(pairing.stop);
  const key = await pairing.key;
  keys.write(url, key);
  onJoining(undefined);
  return { url, key };
};

const theOneHub = async ({ remote: { name }, findHubs, log }: JoinHubDeps): Promise<string> => {
  let said = false;
  for (;;) {
    const all = await findHubs();
    // The hub's own letters follow the venue's name.
    const found = all.filter((hub) => name === undefined || hub.name === name || hub.name.startsWith(`${name} (`));
    if (found.length > 1) throw new HubStartError('bad-config', severalHubs(found));
    if (found[0] !== undefined) {
      log.info({ ...found[0] }, 'found the hub of this network');
      return found[0].url;
    }
    if (!said) log.warn({}, 'no hub is to be found in this network, looking on');
    said = true;
  }
};

const severalHubs = (found: readonly FoundHub[]): string =>
  `there are several hubs in this network; name one, PASSRAIL_HUB_URL=find:NAME or its address: ${found.map(({ name, url }) => `${url} (${name})`).join(', ')}`;
