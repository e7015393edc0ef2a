import type { WebContents } from 'electron';
import type { BridgeCalls, KioskAction } from '../../preload/bridge.ts';
import type { Clock, Log } from '../ports.ts';
import type { ExitLock } from './exit-lock.ts';

export type ExitDeskDeps = {
  readonly lock: ExitLock;
  readonly act: (action: KioskAction) => void;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
};
export type ExitDesk = {
  unlock(pin: string, from: WebContents): Promise<BridgeCalls['passrail:unlock']['result']>;
  act(action: KioskAction, from: WebContents): BridgeCalls['passrail:act']['result'];
};

// Time to choose, not time to walk away and leave the kiosk open.
const OPEN_FOR = 60_000;

/** Who may leave the kiosk: whoever knew the PIN, from the window where it was typed, for a minute. */
export const createExitDesk = ({ lock, act, clock, log }: ExitDeskDeps): ExitDesk => {
  const openUntil = new WeakMap<WebContents, number>();
  return {
    unlock: async (pin, from) => {
      const answer = await lock.check(pin);
      if (answer.ok) openUntil.set(from, clock.now() + OPEN_FOR);
      return answer;
    },
    act: (action, from) => {
      // Back into the kiosk needs nobody's leave.
      if (action !== 'enter-kiosk' && clock.now() >= (openUntil.get(from) ?? 0)) {
        log.warn({ action }, 'a page wanted to leave the kiosk without its PIN');
        return { done: false };
      }
      act(action);
      return { done: true };
    },
  };
};
