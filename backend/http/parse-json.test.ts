import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { parseJson } from './parse-json.ts';

const codeOf = (text: string): string => {
  try {
    parseJson(text);
    return 'parsed';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test('64 levels pass, 65 and 50,000 do not', () => {
  expect([64, 65, 50_000].map((depth) => codeOf(nested(depth)))).toEqual(['parsed', 'bad-request', 'bad-request']);
  expect(codeOf('{"a":'.repeat(65) + '1' + '}'.repeat(65))).toBe('bad-request');
  expect(codeOf('[{"a":'.repeat(40))).toBe('bad-request');
});

test('brackets in text, and many beside each other, are no depth', () => {
  expect(codeOf(JSON.stringify({ notes: '[{"'.repeat(500), more: '\\' }))).toBe('parsed');
  expect(codeOf(`[${Array.from({ length: 500 }, () => '{}').join()}]`)).toBe('parsed');
});

test('what is parsed is what JSON.parse says; what is none is malformed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(['', '{', 'NaN', '{"a":1}}', '"\\'].map(codeOf)).toEqual(Array.from({ length: 5 }, () => 'malformed-json'));
});
