import { afterEach, expect, it, vi } from 'vitest';
import { channelEvents } from '#contract/events.ts';
import { createEventIntake } from './hub/event-intake.ts';
import { openJournal } from './journal/journal.ts';
import { someConfig, someOrder, somePrinter, someReport } from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';
import { NOW } from './testing/rig-limits.ts';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 });
const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();
const pulse = (seconds: number, printerId: string | null = 'front') =>
  channelEvents.printer['open-drawer'].parse({ cashRegisterId: 'till', printerId, at: ago(seconds) });

it('opens the register’s drawer once, without paper, however often it is told; never two minutes late', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  const { hub, printer, log } = rig;
  const first = rig.agent();
  await soon(() => expect(hub.streams.size).toBe(1));
  hub.announce('open-drawer', pulse(10));
  hub.repeatLast();
  hub.announce('open-drawer', pulse(130));
  hub.announce('open-drawer', pulse(5, null));
  await soon(() => expect([...hub.jobs.values()].map((job) => job.state)).toEqual(['printed', 'printed']));
  expect(printer('front').paper()).toMatchObject({ slips: [], pulses: 2 });
  expect(log.join()).toContain('a drawer is not opened');
  await first.stop();
  rig.agent();
  await soon(() => expect(hub.seen.lastEventIds).toHaveLength(2));
  hub.repeatLast();
  hub.confirm(someOrder(1));
  await soon(() => expect(printer('front').slips()).toHaveLength(1));
  expect(printer('front').paper().pulses).toBe(2);
});

it('gives a drawer up whose printer was away for two minutes, and prints what waited behind it', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  const { hub, printer } = rig;
  await printer('front').stop();
  let now = NOW;
  rig.agent({ clock: () => now });
  await soon(() => expect(hub.streams.size).toBe(1));
  hub.announce('open-drawer', pulse(10));
  hub.confirm(someOrder(1));
  await soon(() => expect([...hub.jobs.values()].some((job) => job.reason === 'unreachable')).toBe(true));
  now += 120_000;
  hub.setTime(now);
  await printer('front').start();
  await soon(() => expect(printer('front').slips()).toHaveLength(1));
  expect(printer('front').paper().pulses).toBe(0);
  const drawer = [...hub.jobs.values()].find((job) => job.document === 'open-drawer');
  expect(drawer).toMatchObject({ state: 'cancelled', reason: 'too-late' });
});

it('never repeats a pulse that may have arrived', async () => {
  let cuts = 0;
  rig = await createRig({
    printers: {
      kitchen: {},
      bar: {},
      front: {
        onData: (socket, received) => {
          if (cuts > 0 || !received.includes(Buffer.of(0x1b, 0x70))) return;
          cuts += 1;
          socket.resetAndDestroy();
        },
      },
    },
  });
  const { hub, printer } = rig;
  rig.agent();
  await soon(() => expect(hub.streams.size).toBe(1));
  hub.announce('open-drawer', pulse(10));
  await soon(() =>
    expect([...hub.jobs.values()][0]).toMatchObject({ state: 'cancelled', reason: 'not-repeated', attempt: 1 }),
  );
  expect(printer('front').paper().pulses).toBe(1);
});

it('prints a closing on the printer of the register that asked, and not a quarter of an hour later', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  const { hub, printer } = rig;
  rig.agent();
  await soon(() => expect(hub.streams.size).toBe(1));
  hub.announce('general-closure', { cashRegister: 'till', report: someReport(), at: ago(15 * 60) });
  hub.announce('general-closure', { cashRegister: 'till', report: someReport(), at: ago(60) });
  hub.repeatLast();
  hub.confirm(someOrder(1));
  await soon(() => expect(printer('front').slips()).toHaveLength(2));
  expect(printer('front').slips()[0]).toMatch(/SHIFT\s+REPORT[^]*Till till[^]*Cash +40\.50[^]*TOTAL +€ 120\.50/u);
  expect(printer('front').slips()[0]).toMatch(/3 Mains +120\.50\n- 3 Gnocchi +120\.50/u);
});

it('passes over events it does not know, and goes on from behind them', async () => {
  rig = await createRig({ printers: { front: {} } });
  const journal = openJournal(`${rig.folder}/intake.db`, () => NOW);
  const log: string[] = [];
  const config = {
    current: () => someConfig({ printers: [somePrinter('front')] }),
    refresh: () => Promise.resolve(true),
  };
  const trouble: unknown[] = [];
  const intake = createEventIntake({
    journal,
    config,
    now: () => NOW,
    log: (level, message) => void log.push(`${level} ${message}`),
    onJobs: () => undefined,
    onTrouble: (error) => void trouble.push(error),
  });
  intake.push({ id: 'log-1', name: 'tray-returned', data: 'not even JSON' });
  intake.push({ id: 'log-2', name: 'toString', data: '{}' });
  await intake.settled();
  const seen = { cursor: journal.cursor(), open: journal.open(), log, trouble };
  journal.close();
  expect(seen).toEqual({ cursor: 'log-2', open: [], log: [], trouble: [] });
});
