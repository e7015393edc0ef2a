/** The part of Electron's `Input` that decides. */
export type KeyInput = {
  readonly type: string;
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
};

export type KeyVerdict = 'page' | 'blocked' | 'exit';

/** Function keys that Chromium uses itself; the others are a screen's own (station filters). */
const browserKeys = new Set(['F5', 'F7', 'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome']);
// What leaves the page, shows its source, prints it or changes its size: a cook's elbow finds each of them.
const withControl = new Set([
  ...['KeyR', 'KeyW', 'KeyM', 'KeyN', 'KeyT', 'KeyP', 'KeyO', 'KeyS', 'KeyU', 'KeyQ', 'KeyJ', 'KeyH', 'KeyL', 'KeyG'],
  ...['Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0', 'Tab', 'F4', 'F5'],
]);
const withControlAndShift = new Set(['KeyI', 'KeyC', 'KeyJ', 'KeyK', 'Delete', 'KeyB', 'KeyR', 'KeyN', 'KeyT', 'KeyV']);
const withAlt = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'F4', 'Space']);

/**
 * What a key means to the kiosk itself, asked before the page sees it. Everything that is not listed is the page's: bump bars
 * send bare Ctrl and many letters. `demo`: somebody tries Passrail in a window and may reload it and look behind it.
 */
export const judgeKey = (input: KeyInput, demo: boolean): KeyVerdict => {
  const { code, control, alt, meta, shift } = input;
  if (control && alt && shift && code === 'KeyE') return input.type === 'keyDown' ? 'exit' : 'blocked';
  if (demo) return 'page';
  // F11 and F12 are keys of the kitchen; without a menu Chromium does nothing with them in a kiosk window.
  if (browserKeys.has(code)) return 'blocked';
  if (control && withControl.has(code)) return 'blocked';
  if (control && shift && withControlAndShift.has(code)) return 'blocked';
  if (alt && withAlt.has(code)) return 'blocked';
  // Cmd on a Mac is what Ctrl is elsewhere.
  if (meta && (withControl.has(code) || code === 'Comma')) return 'blocked';
  return 'page';
};
