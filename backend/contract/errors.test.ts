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
