import { describe, expect, test } from 'vitest';
import { createFakeTime } from '../testing/fake-time.ts';
import { createRecordingLog } from '../testing/recording-log.ts';
import { createUpdates, type UpdatesDeps } from './updates.ts';

const MINUTE = 60_000;

const setUp = (extra: Partial<UpdatesDeps> = {}) => {
  const time = createFakeTime();
  const log = createRecordingLog();
  const steps: string[] = [];
  const house = { minute: 12 * 60, quiet: true, offered: '0.2.0' as string | undefined };
  const deps: UpdatesDeps = {
    updater: {
      check: async () => {
        steps.push('check');
        return house.offered;
      },
      download: async () => void steps.push('download'),
    },
    current: '0.1.9',
    updateAt: '04:00',
    openHours: '10:00-02:00',
    minuteOfDay: () => house.minute,
    quiet: async () => house.quiet,
    backUp: async () => void steps.push('backup'),
    keepPrevious: async () => void steps.push('keep'),
    install: () => void steps.push('install'),
    clock: time.clock,
    timers: time.timers,
    log,
    ...extra,
  };
  const updates = createUpdates(deps);
  /** At this local time, for ten minutes. */
  const at = async (clock: string): Promise<void> => {
    house.minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    await time.advance(10 * MINUTE);
  };
  return { ...time, updates, house, steps, log, at };
};

describe('a newer version', () => {
  test('is fetched by day and installed by night, after a copy of the data and of the program', async () => {
    const { updates, steps, at, pending } = setUp();
    updates.start();
    await at('12:00');
    expect(steps).toEqual(['check', 'download']);
    for (const busy of ['13:00', '23:59', '01:59', '03:30', '05:01']) await at(busy);
    expect(steps).toEqual(['check', 'download']);
    await at('04:10');
    expect(steps).toEqual(['check', 'download', 'backup', 'keep', 'install']);
    expect(pending(), 'nothing more is looked at').toEqual([]);
  });

  test('waits for another night while somebody sells, also when he came in during the copy', async () => {
    const { updates, steps, house, at } = setUp({
      backUp: async () => {
        steps.push('backup');
        house.quiet = false;
      },
    });
    updates.start();
    await at('12:00');
    house.quiet = false;
    await at('04:10');
    expect(steps).not.toContain('backup');
    house.quiet = true;
    await at('04:20');
    expect(steps.filter((step) => step === 'install')).toEqual([]);
    expect(steps).toContain('backup');
  });

  test('is not installed without a sound copy, and tried again', async () => {
    let sound = false;
    const { updates, steps, log, at } = setUp({
      backUp: async () => {
        if (!sound) throw new Error('the copy is not sound');
      },
    });
    updates.start();
    await at('12:00');
    await at('04:00');
    expect(steps).not.toContain('install');
    expect(JSON.stringify(log)).toContain('the copy is not sound');
    sound = true;
    await at('04:15');
    expect(steps).toContain('install');
  });

  test.each(['0.1.9', '0.1.8', '0.0.99', '0.2.0-beta.1', 'latest', ''])('%j is none', async (offered) => {
    const { updates, steps, house, at } = setUp();
    house.offered = offered;
    updates.start();
    await at('12:00');
    await at('04:00');
    expect(steps).toEqual(['check']);
  });

  test.each(['0.1.10', '0.2.0', '1.0.0', '0.10.0'])('%s is one', async (offered) => {
    const { updates, steps, house, at } = setUp();
    house.offered = offered;
    updates.start();
    await at('12:00');
    expect(steps).toEqual(['check', 'download']);
  });
});

test('a feed that is away is asked again six hours later, and says so once an ask', async () => {
  let asks = 0;
  const { updates, log, advance } = setUp({
    updater: {
      check: () => {
        asks += 1;
        return Promise.reject(new Error('ENOTFOUND'));
      },
      download: async () => undefined,
    },
  });
  updates.start();
  await advance(3 * 3_600_000);
  expect(asks).toBe(1);
  await advance(4 * 3_600_000);
  expect(asks).toBe(2);
  expect(JSON.stringify(log).match(/ENOTFOUND/g)).toHaveLength(2);
});

test('a house that is always open is updated at the hour; one that is open at that hour is told so', async () => {
  const always = setUp({ openHours: 'always' });
  always.updates.start();
  await always.at('12:00');
  await always.at('04:30');
  expect(always.steps).toContain('install');
  const night = setUp({ openHours: '20:00-06:00' });
  night.updates.start();
  expect(JSON.stringify(night.log)).toContain('nothing is ever installed');
  await night.at('12:00');
  await night.at('04:30');
  expect(night.steps).not.toContain('install');
});

test('stopped, it looks no more', async () => {
  const { updates, steps, at, pending } = setUp();
  updates.start();
  updates.stop();
  await at('04:00');
  expect([steps, pending()]).toEqual([[], []]);
});
