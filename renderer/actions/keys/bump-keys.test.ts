// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyProfile } from '../../store/key-profile.ts';
import { barProfile, builtInProfiles } from '../../store/key-profiles.ts';
import { bumpKey, noKeys, wakeKeys, type BumpCommand, type KeyStroke, type Step } from './bump-keys.ts';

/** Strokes as `code`, `code:up` or `Shift+code`, 200 ms apart unless `@ms` says when; `@ms` alone: time goes on to then. */
const playOn = (profile: KeyProfile, ...strokes: string[]): Step[] => {
  let keys = noKeys;
  let at = 0;
  return strokes.map((stroke) => {
    const [, shift, code = '', direction, time] = /^(Shift\+)?([^:@]*)(:up)?(?:@(\d+))?$/.exec(stroke) ?? [];
    at = time === undefined ? at + 200 : Number(time);
    const type = direction ? 'keyup' : 'keydown';
    const one: KeyStroke = { type, code, repeat: false, at, shift: shift !== undefined, chord: false };
    const step = code === '' ? wakeKeys(keys, at, profile) : bumpKey(keys, one, profile);
    keys = step.keys;
    return step;
  });
};
const play = (...strokes: string[]) => playOn(barProfile, ...strokes).map((step) => step.commands);
const all = (profile: KeyProfile, ...strokes: string[]) => playOn(profile, ...strokes).flatMap((step) => step.commands);
const last = (...strokes: string[]): readonly BumpCommand[] => play(...strokes).at(-1) ?? [];

describe('a bare Ctrl is the BUMP of a bump bar', () => {
  test('pressed and let go', () => {
    expect(play('ControlLeft', 'ControlLeft:up')).toEqual([[], [{ do: 'bump' }]]);
  });
  test.each([
    ['with another key in between', ['ControlLeft@0', 'KeyC@100', 'ControlLeft:up@200']],
    ['with another modifier in between', ['ControlLeft@0', 'ShiftLeft@50', 'ShiftLeft:up@90', 'ControlLeft:up@200']],
    ['held for long', ['ControlLeft@0', 'ControlLeft:up@700']],
    ['the right one', ['ControlRight@0', 'ControlRight:up@100']],
  ])('not %s', (_name, strokes) => {
    expect(all(barProfile, ...strokes).filter((one) => one.do === 'bump')).toEqual([]);
  });
  test('a worn contact bumps once', () => {
    expect(all(barProfile, 'ControlLeft@0', 'ControlLeft:up@20', 'ControlLeft@40', 'ControlLeft:up@60')).toEqual([
      { do: 'bump' },
    ]);
  });
});

describe('digits', () => {
  test('select at once, on the row and on the pad', () => {
    expect(last('Digit3')).toEqual([{ do: 'select-slot', slot: 3 }]);
    expect(last('Numpad7')).toEqual([{ do: 'select-slot', slot: 7 }]);
  });
  test('a second one within 800 ms makes two digits, a third begins anew', () => {
    expect(all(barProfile, 'Digit1@0', 'Digit2@799', 'Digit3@900')).toEqual([
      { do: 'select-slot', slot: 1 },
      { do: 'select-slot', slot: 12 },
      { do: 'select-slot', slot: 3 },
    ]);
  });
  test('a second one later is another slot', () => {
    expect(last('Digit1@0', 'Digit2@800')).toEqual([{ do: 'select-slot', slot: 2 }]);
  });
  test('0 is the tenth', () => {
    expect(last('Digit0')).toEqual([{ do: 'select-slot', slot: 10 }]);
    expect(last('Digit2@0', 'Digit0@200')).toEqual([{ do: 'select-slot', slot: 20 }]);
  });
  test('another key ends the number', () => {
    expect(last('Digit1@0', 'ArrowDown@200', 'Digit2@400')).toEqual([{ do: 'select-slot', slot: 2 }]);
  });
  test('where digits bump, one does so at once; ten and more are 0 and the digit', () => {
    const bumping = { ...barProfile, digits: 'bump' as const };
    const strokes = ['Digit1@0', 'Numpad2@200', 'Digit0@400', 'Digit3@600', 'Digit0@800', 'Digit4@1700'];
    expect(all(bumping, ...strokes)).toEqual([1, 2, 13, 4].map((slot) => ({ do: 'bump-slot', slot })));
  });
});

describe('RECALL', () => {
  test('takes back the last one when no second press comes', () => {
    expect(play('NumpadSubtract@0', '@499', '@500')).toEqual([[], [], [{ do: 'recall-last' }]]);
  });
  test('twice opens the list, and takes nothing back', () => {
    expect(all(barProfile, 'NumpadSubtract@0', 'NumpadSubtract@300', '@2000')).toEqual([{ do: 'recall-list' }]);
  });
  test('is not late for the next key', () => {
    expect(all(barProfile, 'Minus@0', 'Enter@200')).toEqual([{ do: 'recall-last' }, { do: 'bump' }]);
  });
});

test('a bouncing key counts once, and is heard of', () => {
  const steps = playOn(barProfile, 'Enter@0', 'Enter@149', 'Enter@150');
  expect(steps.map((step) => [step.commands.length, step.heard])).toEqual([
    [1, null],
    [0, 'bounced'],
    [1, null],
  ]);
});

test('a held key counts once', () => {
  const stroke: KeyStroke = { type: 'keydown', code: 'Enter', repeat: true, at: 0, shift: false, chord: false };
  expect(bumpKey(noKeys, stroke, barProfile).commands).toEqual([]);
});

test.each<[string, BumpCommand]>([
  ['NumpadEnter', { do: 'bump' }],
  ['PageDown', { do: 'page-next' }],
  ['Home', { do: 'first' }],
  ['ArrowRight', { do: 'right' }],
  ['NumpadDivide', { do: 'all-day' }],
  ['NumpadAdd', { do: 'item-mode' }],
  ['F1', { do: 'station-0' }],
  ['F3', { do: 'station-2' }],
  ['Shift+F3', { do: 'toggle-2' }],
  ['F11', { do: 'print' }],
  ['F12', { do: 'diagnostics' }],
  ['Shift+Slash', { do: 'help' }],
  ['Shift+KeyR', { do: 'rush' }],
  ['Escape', { do: 'back' }],
])('%s', (code, command) => {
  expect(last(code)).toEqual([command]);
});

test.each(['KeyQ', 'Shift+Digit3', 'BrowserHome'])('%s does nothing, and is heard of', (code) => {
  expect(playOn(barProfile, code).map(({ commands, heard }) => ({ commands, heard }))).toEqual([
    { commands: [], heard: 'unknown' },
  ]);
});

describe('a bar that sends macros', () => {
  const macros: KeyProfile = {
    ...barProfile,
    sequences: [
      { codes: ['ControlLeft', 'KeyB'], does: 'bump' },
      { codes: ['KeyA', 'KeyB'], does: 'rush' },
      { codes: ['KeyA', 'KeyB', 'KeyC'], does: 'pin' },
    ],
  };
  test('is heard as one key, its parts as none', () => {
    const strokes = ['KeyA@0', 'KeyA:up@5', 'KeyB@20', 'KeyC@40', 'KeyC:up@45', '@500'];
    expect(all(macros, ...strokes)).toEqual([{ do: 'pin' }]);
  });
  test('modifiers go up and down on their own', () => {
    const strokes = ['ControlLeft@0', 'KeyB@10', 'KeyB:up@12', 'ControlLeft:up@14', '@500'];
    expect(all(macros, ...strokes)).toEqual([{ do: 'bump' }]);
  });
  test('the shorter of two counts when the longer does not come', () => {
    expect(all(macros, 'KeyA@0', 'KeyB@30', '@89', '@90')).toEqual([{ do: 'rush' }]);
  });
  test('slower than 60 ms, each key is itself', () => {
    expect(all(macros, 'KeyA@0', 'KeyB@60')).toEqual([{ do: 'all-day' }]);
  });
  test('a broken one gives its keys back', () => {
    expect(all(macros, 'KeyA@0', 'KeyS@20')).toEqual([{ do: 'all-day' }, { do: 'started' }]);
  });
  test('a bare Ctrl is still a bump', () => {
    expect(all(macros, 'ControlLeft@0', 'ControlLeft:up@30', '@100')).toEqual([{ do: 'bump' }]);
  });
  test('a macro that bounces counts once', () => {
    expect(all(macros, 'ControlLeft@0', 'KeyB@5', 'ControlLeft@60', 'KeyB@65')).toEqual([{ do: 'bump' }]);
  });
});

test('whatever is typed, nothing breaks, nothing waits for ever, and two bumps are 150 ms apart', () => {
  const stroke = fc.record({
    type: fc.constantFrom<'keydown' | 'keyup'>('keydown', 'keyup'),
    code: fc.oneof(fc.constantFrom('ControlLeft', 'Enter', 'KeyA', 'Minus', 'Digit0', 'constructor'), fc.string()),
    repeat: fc.boolean(),
    wait: fc.nat(900),
    shift: fc.boolean(),
    chord: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(stroke), fc.constantFrom(...builtInProfiles), (strokes, profile) => {
      let keys = noKeys;
      let at = 0;
      const bumps = new Map<string, number>();
      for (const { wait, ...one } of strokes) {
        at += wait;
        const step = bumpKey(keys, { ...one, at }, profile);
        keys = step.keys;
        for (const command of step.commands)
          if (command.do === 'bump') {
            expect(at - (bumps.get(one.code) ?? -1000)).toBeGreaterThanOrEqual(150);
            bumps.set(one.code, at);
          }
      }
      expect(wakeKeys(keys, at + 1000, profile).wakeAt).toBeNull();
    }),
  );
});
