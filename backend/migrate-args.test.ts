import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readMigrateArgs } from './migrate-args.ts';

const read = (...args: string[]) => readMigrateArgs(args, 'postgresql://ada:hunter2@db/one');
const refusal = (...args: string[]): string => {
  try {
    return JSON.stringify(read(...args));
  } catch (error) {
    return (error as Error).message;
  }
};

test('a place is a folder, a database without a password, or the one of the variable', () => {
  expect(read('--from', 'data', '--to', 'postgres')).toEqual({
    kind: 'move',
    from: { folder: resolve('data') },
    to: { url: 'postgresql://ada:hunter2@db/one' },
  });
  expect(read('--from=postgres://ada@db:5432/two', '--to=./postgres')).toMatchObject({
    from: { url: 'postgres://ada@db:5432/two' },
    to: { folder: resolve('postgres') },
  });
  expect(read('--reopen', 'data')).toEqual({ kind: 'reopen', place: { folder: resolve('data') } });
});

test.each([
  ['postgresql://ada:hunter2@db/two', 'has a password in it'],
  ['postgresql://db/two?user=ada&password=hunter2', 'has a password in it'],
  ['POSTGRES://ada:hunter2@db/two', 'has a password in it'],
  ['postgres:ada:hunter2@db/two', 'must be a data folder'],
  ['mysql://ada:hunter2@db/two', 'must be a data folder'],
  ['postgresql://ada:hunter2@db:port/two', 'is no address'],
])('an address with a password is refused without saying it: %s', (address, why) => {
  expect(refusal('--from', 'data', '--to', address)).toContain(why);
  expect(refusal('--from', address, '--to', 'data')).not.toContain('hunter2');
});

test.each([
  [['--from', 'data'], 'both --from and --to are needed'],
  [['--from', 'data', '--to', './data'], 'the same place'],
  [['--from', 'postgres', '--to', 'postgres'], 'the same place'],
  [['--reopen', 'data', '--to', 'x'], 'stands alone'],
  [['--into', 'x'], "Unknown option '--into'"],
  [['data', 'postgres'], 'Unexpected argument'],
])('%j is refused', (args, why) => {
  expect(refusal(...args)).toContain(why);
  expect(() => readMigrateArgs(['--from', 'data', '--to', 'postgres'], undefined)).toThrow(
    'PASSRAIL_DATABASE_URL is not set',
  );
});
