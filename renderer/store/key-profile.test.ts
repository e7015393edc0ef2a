// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKeyFunction } from './key-functions.ts';
import { assign, functionOf, keysFor, profileOf, readProfile, writeProfile } from './key-profile.ts';
import { barProfile, builtInProfiles } from './key-profiles.ts';

test('every profile that comes with the product is one, and comes back from its file', () => {
  for (const profile of builtInProfiles)
    expect(readProfile(JSON.stringify(writeProfile(profile)))).toEqual({ ok: true, profile });
});

const file = (part: object) => JSON.stringify({ ...writeProfile(barProfile), ...part });

describe('a hostile or damaged file changes nothing and says why', () => {
  test.each([
    ['no JSON', 'bump: Enter', 'json'],
    ['another thing', '[]', 'format'],
    ['another version', file({ version: 2 }), 'format'],
    ['no name', file({ name: ' ' }), 'format'],
    ['a name as long as a book', file({ name: 'x'.repeat(61) }), 'format'],
    ['a key that is none', file({ keys: { '<img>': 'bump' } }), 'key'],
    [
      'a prototype',
      '{"format":"passrail-keys","version":1,"name":"x","digits":"bump","keys":{"__proto__":"bump"}}',
      'key',
    ],
    ['a function that is none', file({ keys: { KeyA: 'delete-all' } }), 'function'],
    ['a function of the language', file({ keys: { KeyA: 'constructor' } }), 'function'],
    ['a station that is none', file({ keys: { KeyA: 'station-12' } }), 'function'],
    [
      'too many keys',
      file({ keys: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`K${n}`, 'bump'])) }),
      'format',
    ],
    ['a sequence of one', file({ sequences: [{ codes: ['KeyA'], does: 'bump' }] }), 'sequence'],
    ['an endless sequence', file({ sequences: [{ codes: Array(9).fill('KeyA'), does: 'bump' }] }), 'sequence'],
    ['a sequence of numbers', file({ sequences: [{ codes: [1, 2], does: 'bump' }] }), 'sequence'],
    ['a large file', `${' '.repeat(70_000)}{}`, 'size'],
  ])('%s', (_name, text, fault) => {
    expect(readProfile(text)).toMatchObject({ ok: false, fault });
  });

  test('anything at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ keys: fc.object() })), (value) => {
        const read = profileOf({ ...writeProfile(barProfile), ...(value as object) });
        if (read.ok) expect(Object.values(read.profile.keys).every(isKeyFunction)).toBe(true);
        else expect((read.at ?? '').length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

test('a key is given another function, or none', () => {
  const rush = assign(barProfile, { codes: ['KeyQ'] }, 'rush');
  expect([functionOf(barProfile, { codes: ['KeyQ'] }), functionOf(rush, { codes: ['KeyQ'] })]).toEqual([
    undefined,
    'rush',
  ]);
  expect(keysFor(rush, 'rush')).toEqual(['KeyR', 'KeyQ']);
  expect(functionOf(assign(rush, { codes: ['KeyQ'] }, null), { codes: ['KeyQ'] })).toBeUndefined();
});

test('a sequence is given another function, or none', () => {
  const heard = { codes: ['ControlLeft', 'KeyB'] };
  const twice = assign(assign(barProfile, heard, 'rush'), heard, 'pin');
  expect([functionOf(twice, heard), keysFor(twice, 'pin')]).toEqual(['pin', ['KeyP', 'ControlLeft KeyB']]);
  expect(assign(twice, heard, null).sequences).toEqual([]);
});
