import { expect, test } from 'vitest';
import { linesOf, runChecks } from './all-checks.ts';
import { lengthsOf, longerThan, looseVersions, machinePaths, misnamed, readmeFaults } from './house-rules.ts';

test('only exact versions pass', () => {
  const loose = { a: '^1.2.3', b: '~1.2.3', c: '1.x', d: 'latest', e: '*', f: 'github:x/y', g: '>=1.0.0', h: '1.2' };
  expect(looseVersions(loose)).toHaveLength(Object.keys(loose).length);
  expect(looseVersions({ a: '1.2.3', b: '7.0.2007', c: '2.0.0-beta.1' })).toEqual([]);
});

test('names are kebab-case, with dotted suffixes; prescribed names pass', () => {
  const good = [
    'backend/place-order.test.ts',
    '.ci/run',
    '.oxlintrc.json',
    'docs/README.md',
    'LICENSE',
    'a/001-first.ts',
  ];
  expect(misnamed(good)).toEqual([]);
  const bad = ['backend/placeOrder.ts', 'renderer/Kitchen.tsx', 'main/print_agent.ts', 'Main/x.ts', 'docs/My Page.md'];
  expect(misnamed(bad)).toHaveLength(bad.length);
});

test('a path of one machine is found, a route or a word is not', () => {
  const [slash, work, tmp] = ['/', 'work', 'tmp'];
  expect(machinePaths('a.ts', `see ${slash}${work}${slash}x`)).toHaveLength(1);
  expect(machinePaths('a.ts', `ok\nsee '${slash}${tmp}${slash}x'`)).toEqual([expect.stringContaining('a.ts:2')]);
  expect(machinePaths('a.md', `cd ${slash}home${slash}ann`)).toHaveLength(1);
  expect(machinePaths('a.ts', `${slash}home${slash}ann`)).toEqual([]);
  expect(
    machinePaths('a.md', `GET ${slash}${work}-orders, the/${work}/flow, https://x.org/${work}, ${work}${slash}life`),
  ).toEqual([]);
});

test('a page is missing, empty or too long', () => {
  const pages: Record<string, string> = {
    'b/README.md': ' \n',
    'c/README.md': 'x\n'.repeat(61),
    'd/README.md': 'x\n'.repeat(60),
  };
  const faults = readmeFaults(['a', 'b', 'c', 'd'], Object.keys(pages), (page) => pages[page] ?? '', 60);
  expect(faults).toEqual(['a/README.md is missing', 'b/README.md is empty', 'c/README.md has 61 lines, at most 60']);
});

test('lengths: median and maximum are of product files, tests are counted beside them', () => {
  const lines: Record<string, number> = {
    'a.ts': 10,
    'b.ts': 30,
    'c.ts': 50,
    'd.ts': 401,
    'a.test.ts': 500,
    'e2e/x.ts': 0,
  };
  const lengths = lengthsOf(Object.keys(lines), (file) => 'x\n'.repeat(lines[file] ?? 0));
  expect(lengths).toMatchObject({ product: 4, median: 40, max: 401, tests: 102 });
  expect(longerThan(400, lengths.all)).toEqual([
    'd.ts has 401 lines, at most 400',
    'a.test.ts has 500 lines, at most 400',
  ]);
});

test('a check that throws has failed, and the next one still runs', async () => {
  const seen: string[] = [];
  const outcomes = await runChecks(
    [
      { name: 'broken', run: () => Promise.reject(new Error('no such tool')) },
      { name: 'good', run: () => ({ ok: true, note: '3 files', details: [] }) },
    ],
    (outcome) => seen.push(...linesOf(outcome)),
    () => 0,
  );
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, true]);
  expect(seen).toEqual([
    'FAILED broken           0.0 s',
    '         no such tool',
    'ok     good             0.0 s  3 files',
  ]);
});
