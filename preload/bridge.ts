/**
 * All that a page can ask the station it runs in: channel → what is asked, what is answered. Main, preload and renderer take
 * their types from here; there is no general "send".
 */
export type BridgeCalls = {
  'passrail:station': {
    readonly args: null;
    readonly result: { readonly shell: 'electron'; readonly version: string; readonly pinSet: boolean };
  };
  /** `waitMs`: how long nothing is tried after too many wrong ones; 0: try again. */
  'passrail:unlock': {
    readonly args: { readonly pin: string };
    readonly result: { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
  };
  /** For a minute after an unlock from the same window; `done: false` otherwise. */
  'passrail:act': { readonly args: { readonly action: KioskAction }; readonly result: { readonly done: boolean } };
};
export const kioskActions = ['leave-kiosk', 'enter-kiosk', 'new-window', 'restart', 'quit'] as const;
export type KioskAction = (typeof kioskActions)[number];
export type BridgeCall = keyof BridgeCalls;

export type BridgeAnswer<C extends BridgeCall> =
  | { readonly ok: true; readonly value: BridgeCalls[C]['result'] }
  | { readonly ok: false; readonly code: 'refused' | 'bad-call' };

/** What the station tells a page by itself. */
export type BridgeEvent =
  /** The monitor this window belongs to is not there; null: it is. */
  | { readonly kind: 'display-missing'; readonly label: string | null }
  /** The machine slept: what the page knows is old. */
  | { readonly kind: 'resumed' }
  /** The chord of the service menu was pressed. */
  | { readonly kind: 'ask-exit' };

/** `window.passrail` inside Electron, undefined in every browser. */
export type PassrailBridge = {
  /** What this window runs in. */
  station(): Promise<BridgeAnswer<'passrail:station'>>;
  unlock(pin: string): Promise<BridgeAnswer<'passrail:unlock'>>;
  act(action: KioskAction): Promise<BridgeAnswer<'passrail:act'>>;
  /** Calls the listener for every event, until the returned function is called. */
  onEvent(listener: (event: BridgeEvent) => void): () => void;
};
