import { describe, expect, test } from 'vitest';
import { createFakeTime } from '../testing/fake-time.ts';
import { createRecordingLog } from '../testing/recording-log.ts';
import { createExitLock } from './exit-lock.ts';

const setUp = () => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const file: { text?: string } = {};
  const open = () =>
    createExitLock({
      read: () => file.text,
      write: (text) => void (file.text = text),
      clock: time.clock,
      log,
      cost: 1024,
    });
  return { ...time, file, log, open };
};
const wrongTimes = async (lock: ReturnType<ReturnType<typeof setUp>['open']>, times: number) => {
  let last = await lock.check('0000');
  for (let more = 1; more < times; more += 1) last = await lock.check('0000');
  return last;
};

describe('the exit PIN', () => {
  test('without one everybody may leave, and one can tell', async () => {
    const lock = setUp().open();
    expect([lock.isSet(), await lock.check('')]).toEqual([false, { ok: true }]);
  });

  test('the right one opens, also after a restart; nothing else does', async () => {
    const { open } = setUp();
    await open().set('4711');
    expect(await open().check('4711')).toEqual({ ok: true });
    for (const pin of ['4712', '471', '47110', '', '4711 ', 'x'.repeat(100_000)])
      expect(await open().check(pin)).toMatchObject({ ok: false });
  });

  test('neither the file nor the log holds it', async () => {
    const { open, file, log } = setUp();
    await open().set('471147114711');
    await open().check('471147114712');
    expect(file.text).not.toContain('4711471147');
    expect(JSON.stringify(log.lines)).not.toMatch(/4711/);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  test('five wrong ones and the wait begins; it doubles up to a quarter of an hour, and the right one waits too', async () => {
    const { open, advance } = setUp();
    const lock = open();
    await lock.set('4711');
    expect(await wrongTimes(lock, 4)).toEqual({ ok: false, waitMs: 0 });
    for (const waitMs of [30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000]) {
      expect(await lock.check('0000')).toEqual({ ok: false, waitMs });
      await advance(waitMs - 1);
      expect(await lock.check('4711')).toEqual({ ok: false, waitMs: 1 });
      await advance(1);
    }
    expect(await lock.check('4711')).toEqual({ ok: true });
    expect(await wrongTimes(lock, 4)).toEqual({ ok: false, waitMs: 0 });
  });

  test('a restart gives no new tries', async () => {
    const { open } = setUp();
    await open().set('4711');
    await wrongTimes(open(), 5);
    expect(await open().check('4711')).toMatchObject({ ok: false, waitMs: 30_000 });
  });

  test('many at once are judged one after another', async () => {
    const { open } = setUp();
    const lock = open();
    await lock.set('4711');
    const answers = await Promise.all(Array.from({ length: 20 }, () => lock.check('0000')));
    expect(answers.filter((answer) => !answer.ok && answer.waitMs === 0)).toHaveLength(4);
  });

  test('a record that was tampered with locks instead of opening', async () => {
    const { open, file } = setUp();
    await open().set('4711');
    for (const text of ['', '{}', 'null', '{"version":1,"salt":"","hash":"","cost":1,"wrong":0,"lockedUntil":0}']) {
      file.text = text;
      expect(await open().check('4711')).toEqual({ ok: false, waitMs: 900_000 });
    }
  });

  test('parts that do not fit together open nothing either', async () => {
    const { open, file } = setUp();
    await open().set('4711');
    const kept = JSON.parse(file.text ?? '') as object;
    for (const part of [{ hash: '' }, { hash: 'AAAA' }, { cost: 1025 }]) {
      file.text = JSON.stringify({ ...kept, ...part });
      expect(await open().check('4711')).toMatchObject({ ok: false });
      expect(await open().check('')).toMatchObject({ ok: false });
    }
  });

  test('a clock that was set back does not lock for years', async () => {
    const { open, file } = setUp();
    await open().set('4711');
    await wrongTimes(open(), 5);
    const kept = JSON.parse(file.text ?? '') as { lockedUntil: number };
    file.text = JSON.stringify({ ...kept, lockedUntil: kept.lockedUntil + 1e12 });
    expect(await open().check('4711')).toEqual({ ok: false, waitMs: 900_000 });
  });

  test.each(['123', '1234567890123', 'abcd', ''])('%j is refused as a PIN', async (pin) => {
    const { open, file } = setUp();
    await expect(open().set(pin)).rejects.toThrow(/4 to 12 digits/);
    expect(file.text).toBeUndefined();
  });
});
