import { expect, test } from 'vitest';
import { onEachEngine } from '../testing/engines.ts';
import { onPostgres } from '../testing/shared-database.ts';
import { createTimersLease, TIMERS_LEASE_MS } from './lease.ts';

onEachEngine('the timers of one hub', (bench) => {
  test('it is the one', async () => {
    expect(await createTimersLease(bench.store, { now: () => 1_000 })()).toBe(true);
  });
});

onPostgres('the timers of three hubs', ({ open }) => {
  test('one of them has them, whoever asks first; another when that one has said nothing for ten seconds', async () => {
    const clock = { at: 1_000_000, now: () => clock.at };
    const leases = [
      await open({ clock: { ...clock, now: clock.now, monotonic: () => 0 } }),
      await open({ clock: { ...clock, now: clock.now, monotonic: () => 0 } }),
    ].map((store) => createTimersLease(store, clock));
    const [first, second] = leases as [() => Promise<boolean>, () => Promise<boolean>];
    expect([await first(), await second(), await first()]).toEqual([true, false, true]);
    // Renewed when half of it is over.
    clock.at += TIMERS_LEASE_MS * 0.75;
    expect([await second(), await first()]).toEqual([false, true]);
    clock.at += TIMERS_LEASE_MS * 0.75;
    expect(await second()).toBe(false);
    clock.at += TIMERS_LEASE_MS;
    expect([await second(), await first()]).toEqual([true, false]);
    // A clock that was set back keeps nobody in.
    clock.at -= 3_600_000;
    expect([await first(), await second()]).toEqual([true, false]);
  });
});
