// @vitest-environment node
import { expect, test } from 'vitest';
import type { KeyStroke } from './bump-keys.ts';
import { learnStroke, learnt, nothingHeard } from './learn-keys.ts';

const hear = (...strokes: [code: string, at: number, up?: 'up'][]) =>
  strokes.reduce((learning, [code, at, up]) => {
    const stroke: KeyStroke = { type: up ? 'keyup' : 'keydown', code, repeat: false, at, shift: false, chord: false };
    return learnStroke(learning, stroke);
  }, nothingHeard);

test('a key, once it is up and nothing more came', () => {
  const heard = hear(['KeyB', 0], ['KeyB', 30, 'up']);
  expect([learnt(hear(['KeyB', 0]), 900), learnt(heard, 80), learnt(heard, 90)]).toEqual([
    null,
    null,
    { codes: ['KeyB'] },
  ]);
});

test('a bare modifier is a key', () => {
  expect(learnt(hear(['ControlLeft', 0], ['ControlLeft', 30, 'up']), 100)).toEqual({ codes: ['ControlLeft'] });
});

test('what comes within 60 ms is a sequence', () => {
  const heard = hear(['ControlLeft', 0], ['KeyB', 10], ['KeyB', 12, 'up'], ['ControlLeft', 14, 'up']);
  expect(learnt(heard, 80)).toEqual({ codes: ['ControlLeft', 'KeyB'] });
});

test('a hand that holds Shift is one key with Shift; one that holds Ctrl is the browser’s', () => {
  const chord = (modifier: string) =>
    learnt(hear([modifier, 0], ['F2', 300], ['F2', 350, 'up'], [modifier, 400, 'up']), 500);
  expect([chord('ShiftLeft'), chord('ControlLeft')]).toEqual([{ codes: ['Shift+F2'] }, 'chord']);
});
