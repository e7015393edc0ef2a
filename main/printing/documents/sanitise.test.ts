import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sanitise, sanitiseLines } from './sanitise.ts';

it.each([
  ['\x1bp\x00\x19\xfaopen', 'púopen'],
  ['\x1d(k\x03\x00', '(k'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['tab\tand\u00a0space \u3000end ', 'tab and space end'],
  ['l’oca – “farcita”…', 'l\'oca - "farcita"...'],
  ['e\u0300', 'è'],
  ['\ud83c', '\ufffd'],
  ['👩‍🍳', '👩‍🍳'],
])('%j becomes %j', (raw, clean) => {
  expect(sanitise(raw)).toBe(clean);
});

it('splits what a person typed into its lines', () => {
  expect(sanitiseLines('one\r\ntwo\n\n three \u2028four')).toEqual(['one', 'two', 'three', 'four']);
});

it('leaves no control, no bidi control and no lone surrogate, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const clean = sanitise(raw);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      expect(sanitise(clean)).toBe(clean);
    }),
    { numRuns: 2000 },
  );
}, 60_000);
