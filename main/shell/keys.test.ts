import { expect, test } from 'vitest';
import { judgeKey, type KeyInput } from './keys.ts';

const key = (chord: string, type = 'keyDown'): KeyInput => {
  const parts = chord.split('+');
  const code = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { type, code, control: has('Ctrl'), alt: has('Alt'), meta: has('Meta'), shift: has('Shift') };
};

test.each([
  ...['F5', 'F7', 'BrowserBack', 'Ctrl+KeyR', 'Ctrl+Shift+KeyR', 'Ctrl+KeyW', 'Ctrl+KeyM', 'Ctrl+KeyP', 'Ctrl+KeyU'],
  ...['Ctrl+Equal', 'Ctrl+Minus', 'Ctrl+Digit0', 'Ctrl+NumpadAdd', 'Ctrl+Shift+KeyI', 'Ctrl+Shift+KeyJ', 'Ctrl+KeyN'],
  ...['Ctrl+Shift+KeyC', 'Ctrl+KeyQ', 'Ctrl+Tab', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+F4', 'Alt+Space'],
  ...['Meta+KeyR', 'Meta+KeyQ', 'Meta+KeyW', 'Meta+Comma'],
])('%s does nothing in a kiosk', (chord) => {
  expect(judgeKey(key(chord), false)).toBe('blocked');
});

test.each([
  ...['ControlLeft', 'Ctrl+ControlLeft', 'Enter', 'NumpadSubtract', 'Digit1', 'F1', 'F9', 'F11', 'F12', 'Escape'],
  ...['KeyR', 'Shift+KeyA', 'Ctrl+KeyA', 'Ctrl+KeyC', 'Ctrl+KeyV', 'PageDown', 'ArrowLeft', 'Slash', 'Tab'],
])('%s is the page’s own', (chord) => {
  expect(judgeKey(key(chord), false)).toBe('page');
});

test('a demo keeps its reload and its tools', () => {
  for (const chord of ['F5', 'Ctrl+KeyR', 'Ctrl+Shift+KeyI', 'Alt+F4']) expect(judgeKey(key(chord), true)).toBe('page');
});

test('the chord of the service menu, once, on its way down', () => {
  for (const demo of [true, false]) {
    expect(judgeKey(key('Ctrl+Alt+Shift+KeyE'), demo)).toBe('exit');
    expect(judgeKey(key('Ctrl+Alt+Shift+KeyE', 'keyUp'), demo)).toBe('blocked');
  }
  expect(judgeKey(key('Ctrl+Alt+KeyE'), false)).toBe('page');
});
