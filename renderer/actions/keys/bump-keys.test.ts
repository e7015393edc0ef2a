// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { bumpKey, noKeys, type BumpCommand, type KeyStroke } from './bump-keys.ts';

/** Strokes as `code` or `code:up`, 200 ms apart unless `@ms` says when. */
const play = (...strokes: string[]): (BumpCommand | null)[] => {
  let keys = noKeys;
  let at = 0;
  return strokes.map((stroke) => {
    const [, code = '', direction, time] = /^([^:@]+)(:up)?(?:@(\d+))?$/.exec(stroke) ?? [];
    at = time === undefined ? at + 200 : Number(time);
    const one: KeyStroke = { type: direction ? 'keyup' : 'keydown', code, repeat: false, at, shift: false };
    const step = bumpKey(keys, one);
    keys = step.keys;
    return step.command;
  });
};
const last = (...strokes: string[]): BumpCommand | null => play(...strokes).at(-1) ?? null;

describe('a bare Ctrl is the BUMP of a bump bar', () => {
  test('pressed and let go', () => {
    expect(play('ControlLeft', 'ControlLeft:up')).toEqual([null, { do: 'bump' }]);
  });
  test('not with another key in between', () => {
    expect(last('ControlLeft@0', 'KeyC@100', 'ControlLeft:up@200')).toBeNull();
  });
  test('not when held for long', () => {
    expect(last('ControlLeft@0', 'ControlLeft:up@700')).toBeNull();
  });
});

describe('digits', () => {
  test('select at once, on the row and on the pad', () => {
    expect(last('Digit3')).toEqual({ do: 'select-slot', slot: 3 });
    expect(last('Numpad7')).toEqual({ do: 'select-slot', slot: 7 });
  });
  test('a second one within 800 ms makes two digits, a third begins anew', () => {
    expect(play('Digit1@0', 'Digit2@799', 'Digit3@900')).toEqual([
      { do: 'select-slot', slot: 1 },
      { do: 'select-slot', slot: 12 },
      { do: 'select-slot', slot: 3 },
    ]);
  });
  test('a second one later is another slot', () => {
    expect(last('Digit1@0', 'Digit2@800')).toEqual({ do: 'select-slot', slot: 2 });
  });
  test('0 is the tenth', () => {
    expect(last('Digit0')).toEqual({ do: 'select-slot', slot: 10 });
    expect(play('Digit2@0', 'Digit0@200').at(-1)).toEqual({ do: 'select-slot', slot: 20 });
  });
  test('another key ends the number', () => {
    expect(last('Digit1@0', 'ArrowDown@200', 'Digit2@400')).toEqual({ do: 'select-slot', slot: 2 });
  });
});

test('a bouncing key counts once', () => {
  expect(play('Enter@0', 'Enter@149', 'Enter@150')).toEqual([{ do: 'bump' }, null, { do: 'bump' }]);
});

test('a held key counts once', () => {
  const stroke: KeyStroke = { type: 'keydown', code: 'Enter', repeat: true, at: 0, shift: false };
  expect(bumpKey(noKeys, stroke).command).toBeNull();
});

test.each<[string, BumpCommand]>([
  ['NumpadEnter', { do: 'bump' }],
  ['NumpadSubtract', { do: 'recall-last' }],
  ['Minus', { do: 'recall-last' }],
  ['PageDown', { do: 'page', by: 1 }],
  ['PageUp', { do: 'page', by: -1 }],
  ['Home', { do: 'move', by: 'first' }],
  ['ArrowRight', { do: 'move', by: 'right' }],
  ['NumpadDivide', { do: 'all-day' }],
  ['F1', { do: 'station', index: 0 }],
  ['F3', { do: 'station', index: 2 }],
  ['Escape', { do: 'back' }],
])('%s', (code, command) => {
  expect(last(code)).toEqual(command);
});

test('an unknown key does nothing', () => {
  expect(last('KeyQ')).toBeNull();
});

test('where digits bump, one does so at once; ten and more are 0 and the digit', () => {
  let keys = noKeys;
  const press = (code: string, at: number) => {
    const step = bumpKey(keys, { type: 'keydown', code, repeat: false, at, shift: false }, 'bump');
    keys = step.keys;
    return step.command;
  };
  expect([press('Digit1', 0), press('Numpad2', 200)]).toEqual([
    { do: 'bump-slot', slot: 1 },
    { do: 'bump-slot', slot: 2 },
  ]);
  expect([press('Digit0', 400), press('Digit3', 600)]).toEqual([null, { do: 'bump-slot', slot: 13 }]);
  expect([press('Digit0', 800), press('Digit4', 1700)]).toEqual([null, { do: 'bump-slot', slot: 4 }]);
});
