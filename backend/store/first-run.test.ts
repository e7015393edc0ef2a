import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { isMaybeOpen, setFirstRun } from './first-run.ts';

onEachEngine('the first run', (bench) => {
  test('is open only between being opened and being done, over restarts too', async () => {
    expect(await bench.read(isMaybeOpen)).toBe(false);
    await bench.write((db) => setFirstRun(db, 'open'));
    await bench.reopen();
    expect(await bench.read(isMaybeOpen)).toBe(true);
    await bench.write((db) => setFirstRun(db, 'done'));
    expect(await bench.read(isMaybeOpen)).toBe(false);
  });
});
