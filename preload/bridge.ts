/**
 * All that a page can ask the station it runs in: channel → answer. Main, preload and renderer take their types from here;
 * there is no general "send".
 */
export type BridgeCalls = {
  'passrail:station': { readonly shell: 'electron'; readonly version: string };
};
export type BridgeCall = keyof BridgeCalls;

export type BridgeAnswer<C extends BridgeCall> =
  | { readonly ok: true; readonly value: BridgeCalls[C] }
  | { readonly ok: false; readonly code: 'refused' };

/** `window.passrail` inside Electron, undefined in every browser. */
export type PassrailBridge = {
  /** What this window runs in. */
  station(): Promise<BridgeAnswer<'passrail:station'>>;
};
