import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorTable } from './errors.ts';

const rows = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, code, status, name, message] = /^\| `([a-z-]+)` \| (\d+) \| `(\w+)` \| (.+) \|$/.exec(line) ?? [];
    return code === undefined ? [] : [[code, { status: Number(status), name, message }]];
  });

test('docs/errors.md lists exactly the table, word for word', () => {
  expect(Object.fromEntries(rows)).toEqual(errorTable);
});

test.each(['it', 'en'])('every error can be said in %s', (language) => {
  const catalogue = JSON.parse(
    readFileSync(new URL(`../../renderer/i18n/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const missing = Object.keys(errorTable).filter((code) => !catalogue[`error.${code}`]);
  expect(missing).toEqual([]);
});
