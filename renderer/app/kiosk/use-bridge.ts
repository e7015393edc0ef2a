import { useEffect, useState } from 'react';
import type { BridgeEvent, PassrailBridge } from '../../../preload/bridge.ts';

declare global {
  // The only name that the preload script adds.
  var passrail: PassrailBridge | undefined;
}

/** The station this page runs in; undefined in every browser. */
export const bridgeOf = (): PassrailBridge | undefined => globalThis.passrail;

/** Calls the listener for every event of the station, as long as the component is there. */
export const useBridgeEvents = (listener: (event: BridgeEvent) => void): void => {
  useEffect(() => bridgeOf()?.onEvent(listener), [listener]);
};

/** Whether leaving needs a PIN; undefined until the station has answered. */
export const usePinSet = (open: boolean): boolean | undefined => {
  const [pinSet, setPinSet] = useState<boolean>();
  useEffect(() => {
    if (!open) return;
    void bridgeOf()
      ?.station()
      .then((answer) => answer.ok && setPinSet(answer.value.pinSet));
  }, [open]);
  return pinSet;
};
