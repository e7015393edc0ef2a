import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { someOrder } from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';
import { canMount, onSmallDisk } from './testing/small-disk.ts';

const possible = canMount();

let rig: Rig;
let disk: ReturnType<typeof onSmallDisk>;
afterEach(async () => {
  if (disk.agent.exitCode === null) {
    const gone = once(disk.agent, 'exit');
    disk.agent.kill('SIGKILL');
    await gone;
  }
  await rig.close();
});

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000, interval: 20 });
const numbersOn = (slips: readonly string[]): number[] =>
  slips.map((slip) => Number(/\b(\d+)\s+A\d+/u.exec(slip)?.[1]));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe.skipIf(!possible)('a disk that is full', () => {
  it('prints nothing it cannot write down, says so at the till, and prints all of it once when there is room', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, hubUrl, printer, folder } = rig;
    const ports = Object.fromEntries(['kitchen', 'bar', 'front'].map((id) => [id, printer(id).port()]));
    disk = onSmallDisk(folder, 16_384, { hubUrl, ports });
    await soon(() => expect(hub.streams.size).toBe(1));
    for (const number of upTo(3)) hub.confirm(someOrder(number));
    await soon(() => expect(printer('front').slips()).toHaveLength(3));
    await soon(() => expect([...hub.jobs.values()].every(({ state }) => state === 'printed')).toBe(true));

    disk.fill();
    // As many as it takes until the journal needs another page.
    let sold = 3;
    await vi.waitFor(
      () => {
        sold += 1;
        hub.confirm(someOrder(sold));
        expect(hub.printers.get('kitchen')).toEqual({ status: 'ERROR', detail: 'disk-full' });
      },
      { timeout: 30_000, interval: 250 },
    );
    for (const id of ['bar', 'front'])
      await soon(() => expect(hub.printers.get(id)).toEqual({ status: 'ERROR', detail: 'disk-full' }));
    expect(disk.log()).toContain('The disk is full');
    for (let more = 0; more < 20; more += 1) hub.confirm(someOrder((sold += 1)));
    expect(disk.agent.exitCode).toBeNull();

    disk.free();
    await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual(upTo(sold)));
    await soon(() => expect(printer('front').slips()).toHaveLength(sold));
    expect(printer('kitchen').slips().join()).not.toContain('DUPLICATE');
    for (const id of ['kitchen', 'bar', 'front'])
      await soon(() => expect(hub.printers.get(id)).toEqual({ status: 'ONLINE', detail: null }));
  }, 120_000);

  it('killed while it was full, it starts again and loses nothing', async () => {
    rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
    const { hub, hubUrl, printer, folder } = rig;
    const ports = Object.fromEntries(['kitchen', 'bar', 'front'].map((id) => [id, printer(id).port()]));
    disk = onSmallDisk(folder, 16_384, { hubUrl, ports });
    await soon(() => expect(hub.streams.size).toBe(1));
    disk.fill();
    let sold = 0;
    await vi.waitFor(
      () => {
        hub.confirm(someOrder((sold += 1)));
        expect(disk.log()).toContain('The disk is full');
      },
      { timeout: 30_000, interval: 250 },
    );
    const gone = once(disk.agent, 'exit');
    disk.agent.kill('SIGKILL');
    await gone;
    // Its disk went with it: what this station had written down is lost, and the hub still knows.
    disk = onSmallDisk(folder, 16_384, { hubUrl, ports });
    for (let number = 1; number <= sold; number += 1) hub.confirmSilently(someOrder(number));
    await soon(() => expect(new Set(numbersOn(printer('kitchen').slips()))).toEqual(new Set(upTo(sold))));
  }, 120_000);
});
