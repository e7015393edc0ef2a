import { PAIRING_HEADER, pairingClaim, pairingWire, type PairingWire } from '#contract/pairings.ts';
import type { Log, Timers } from './ports.ts';

export type HubPairingDeps = {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timers: Timers;
  readonly log: Log;
  /** What to type in the hub's office; another one when the last is past its time; undefined when it is done. */
  readonly onCode: (code: string | undefined) => void;
};
export type HubPairing = {
  /** The station's key, once somebody has let it in. Never rejects: a hub that is away is asked again. */
  readonly key: Promise<string>;
  stop(): void;
};

// Somebody stands there and waits; the hub allows an ask every half minute in the long run.
const LOOK_MS = 2_000;
const AGAIN_MS = 30_000;
const REQUEST_MS = 10_000;

/** A station that is let in by a code, which a manager confirms in the office of the hub. */
export const pairWithHub = ({ url, fetch, timers, log, onCode }: HubPairingDeps): HubPairing => {
  let stopped = false;
  let wake: (() => void) | undefined;
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const handle = timers.setTimeout(resolve, ms);
      wake = () => {
        timers.clearTimeout(handle);
        resolve();
      };
    });

  const post = async (path: string, body: object | undefined, headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const text = await response.text();
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    return JSON.parse(text) as unknown;
  };

  /** Undefined: the code is past its time, or the hub was started anew. */
  const waitFor = async ({ id, secret }: PairingWire): Promise<string | undefined> => {
    while (!stopped) {
      const answer = await post(`/v1/pairings/${id}/claim`, undefined, { [PAIRING_HEADER]: secret });
      if (answer === undefined) return undefined;
      const claim = pairingClaim.parse(answer);
      if (claim.state === 'key') return claim.key;
      await rest(LOOK_MS);
    }
    return undefined;
  };

  const pair = async (): Promise<string> => {
    let said = false;
    while (!stopped) {
      try {
        const pairing = pairingWire.parse(await post('/v1/pairings', { kind: 'station' }, {}));
        onCode(pairing.code);
        const key = await waitFor(pairing);
        onCode(undefined);
        if (key !== undefined) return key;
      } catch (error) {
        onCode(undefined);
        // Once: a hub that is away all night must not fill the log.
        if (!said)
          log.warn({ error: String(error), url }, 'the hub cannot be asked to let this station in, trying again');
        said = true;
        if (!stopped) await rest(AGAIN_MS);
      }
    }
    return new Promise(() => undefined);
  };

  return {
    key: pair(),
    stop: () => {
      stopped = true;
      wake?.();
    },
  };
};
