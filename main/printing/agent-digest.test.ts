import type { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import type { Settings } from '#contract/settings.ts';
import { openJournal } from './journal/journal.ts';
import { planConfirmed } from './plan-jobs.ts';
import { someConfig, someItem, someOrder, someSettings } from './testing/fixtures.ts';
import type { RawPrinterOptions } from './testing/raw-printer.ts';
import { NOW } from './testing/rig-limits.ts';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 10_000, interval: 10 });
const kitchen = (): readonly string[] => rig.printer('kitchen').slips();
const jobs = () => [...rig.hub.jobs.values()].filter(({ document }) => document !== 'receipt');
const states = (): (string | null)[] => jobs().map(({ state }) => state);

const order = (number: number, minutesAgo: number) =>
  someOrder(number, {
    confirmedAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
    table: String(number),
    orderItems: [someItem('1', { name: `Dish of ${number}`, notes: number === 1 ? 'no salt' : null })],
  });
const config = (settings: Partial<Settings> = {}) =>
  someConfig({ settings: someSettings({ staleSlips: 'digest', ...settings }) });

/** Orders of so many minutes ago wait for a kitchen printer that is off. */
const away = async (ages: readonly number[], settings: Partial<Settings> = {}, printer: RawPrinterOptions = {}) => {
  rig = await createRig({ config: config(settings), printers: { kitchen: printer, bar: {}, front: {} } });
  await rig.printer('kitchen').stop();
  const agent = rig.agent();
  await soon(() => expect(rig.hub.streams.size).toBe(1));
  for (const [index, age] of ages.entries()) rig.hub.confirm(order(index + 1, age));
  await soon(() => expect(jobs()).toHaveLength(ages.length));
  await soon(() => expect(jobs()[0]?.state).toBe('failed'));
  return agent;
};
const back = () => rig.printer('kitchen').start();
/** The line breaks at the first dish of the first `count` connections that bring one. */
const breaking = (count: number): RawPrinterOptions => {
  const broken = new Set<Socket>();
  return {
    onData: (socket, received) => {
      if (broken.size >= count || !received.includes('Dish')) return;
      broken.add(socket);
      socket.resetAndDestroy();
    },
  };
};
const idsOn = (slip: string): string[] => [...slip.matchAll(/#(\w{3,})$/gmu)].map(([, id]) => id ?? '');

it('gathers what waited too long on one slip that names every order, its lines and its job; the rest come as ever', async () => {
  await away([60, 40, 20, 4, 0]);
  await back();
  await soon(() => expect(states()).toEqual(Array(5).fill('printed')));
  expect(kitchen()).toHaveLength(3);
  const [gathered = '', late, fresh] = kitchen();
  expect(gathered).toContain('3 LATE SLIPS');
  expect(gathered).toMatch(
    /1 +A01[^]*Table 1[^]*Dish of 1[^]*no salt[^]*LATE 60 min[^]*2 +A02[^]*3 +A03[^]*LATE 20 min/u,
  );
  expect(new Set(idsOn(gathered)).size).toBe(3);
  expect(late).toMatch(/LATE 4 min[^]*A04/u);
  expect(fresh).not.toContain('LATE');
  expect(kitchen().join()).not.toContain('DUPLICATE');
  // The receipts were nobody's to gather.
  await soon(() => expect(rig.printer('front').slips()).toHaveLength(5));
});

it('shows, for each of its orders, the digest that it is on', async () => {
  await away([60, 40]);
  await back();
  await soon(() => expect(states()).toEqual(['printed', 'printed']));
  for (const { key } of jobs()) await soon(() => expect(rig.hub.previews.get(key)?.text).toContain('2 LATE SLIPS'));
});

it('marks each by itself when the house wants that, or when only one waited', async () => {
  await away([60, 40], { staleSlips: 'mark' });
  await back();
  await soon(() => expect(kitchen()).toHaveLength(2));
  expect(kitchen().join()).not.toContain('LATE SLIPS');
  expect(kitchen()[0]).toContain('LATE 60 min');
});

it('prints a digest that broke off again as a whole, with the warning, and no order of it anywhere else', async () => {
  await away([60, 40, 20], {}, breaking(1));
  await back();
  await soon(() => expect(states()).toEqual(Array(3).fill('printed')));
  expect(kitchen().at(-1)).toMatch(/POSSIBLE DUPLICATE[^]*3 LATE SLIPS[^]*A01[^]*A02[^]*A03[^]*· 2/u);
  expect(jobs().map(({ attempt }) => attempt)).toEqual([2, 2, 2]);
  expect(kitchen().filter((slip) => slip.includes('A02') && !slip.includes('DUPLICATE')).length).toBeLessThanOrEqual(1);
});

it('never gathers what may be on paper already', async () => {
  rig = await createRig({ config: config(), printers: { kitchen: breaking(1), bar: {}, front: {} } });
  rig.agent({ limits: { retry: { firstMs: 300, capMs: 300 } } });
  rig.hub.confirm(order(1, 60));
  await soon(() => expect(jobs()[0]?.reason).toBe('possible-duplicate'));
  for (const number of [2, 3]) rig.hub.confirm(order(number, 60));
  await soon(() => expect(states()).toEqual(Array(3).fill('printed')));
  const [alone, gathered] = kitchen().slice(-2);
  expect(alone).toMatch(/POSSIBLE DUPLICATE[^]*A01/u);
  expect(alone).not.toContain('A02');
  expect(gathered).toMatch(/2 LATE SLIPS[^]*A02[^]*A03/u);
  expect(gathered).not.toContain('A01');
});

it('killed while a digest was leaving, it prints that digest again with the warning', async () => {
  rig = await createRig({ config: config(), printers: { kitchen: {}, bar: {}, front: {} } });
  const journal = openJournal(rig.journalPath, () => NOW);
  const plans = [1, 2, 3].map((number) => planConfirmed(order(number, 60), config()));
  journal.acceptSnapshot('log-0', plans);
  const [lead, ...carried] = journal.line('kitchen');
  journal.begin(
    lead?.key ?? '',
    carried.map(({ key }) => key),
    () => true,
    1,
  );
  journal.close();
  rig.agent();
  await soon(() => expect(states()).toEqual(Array(3).fill('printed')));
  expect(kitchen()).toHaveLength(1);
  expect(kitchen()[0]).toMatch(/POSSIBLE DUPLICATE[^]*3 LATE SLIPS[^]*A01[^]*A02[^]*A03/u);
});

it('lets a person decide: all of it again, or without the one that is cancelled or moved', async () => {
  const agent = await away([60, 50, 40, 30], { uncertainJobs: 'hold' }, breaking(1));
  await back();
  await soon(() => expect(states()).toEqual(Array(4).fill('uncertain')));
  const keys = jobs().map(({ key }) => key);
  // The one that carries the others goes, and one of the others goes elsewhere.
  expect(agent.cancel(keys[0] ?? '')).toBe(true);
  expect(agent.reroute(keys[2] ?? '', 'bar')).toBe(true);
  await soon(() => expect(rig.printer('bar').slips().join()).toMatch(/POSSIBLE DUPLICATE[^]*Meant for[^]*A03/u));
  expect(agent.retry(keys[3] ?? '')).toBe(true);
  await soon(() => expect(states()).toEqual(['cancelled', 'printed', 'printed', 'printed']));
  expect(kitchen().at(-1)).toMatch(/POSSIBLE DUPLICATE[^]*2 LATE SLIPS[^]*A02[^]*A04/u);
  expect(kitchen().at(-1)).not.toMatch(/A01|A03/u);
  // The slip lies in the bar's tray before its printer has said so.
  await soon(() => expect(agent.openJobs()).toEqual([]));
});
