import type { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { someConfig, someOrder, somePrinter } from './testing/fixtures.ts';
import { quickLimits } from './testing/rig-limits.ts';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig | undefined;
afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 10_000, interval: 10 });

it('moves the slip a printer was working on when it was deleted, marked', async () => {
  let busy: Socket | undefined;
  const onData = (socket: Socket, received: Buffer): void => {
    if (received.includes('Dish')) busy = socket;
  };
  rig = await createRig({ printers: { kitchen: { speaks: false, onData }, bar: {}, front: {} } });
  const { hub, printer } = rig;
  // Nothing but the test ends the slip that is under way.
  const agent = rig.agent({ limits: { ...quickLimits, firstCloseMs: 60_000 } });
  hub.confirm(someOrder(1));
  await soon(() => expect(busy).toBeDefined());
  hub.setConfig(someConfig({ printers: [somePrinter('front')] }));
  hub.announce('menu-changed', {});
  hub.confirm(someOrder(2));
  await soon(() => expect(printer('front').slips().join()).toMatch(/A02[^]*Dish/u));
  // Reset first: stopping closes politely, and a polite close after the last byte is what a mute printer says when it has read all.
  busy?.resetAndDestroy();
  await printer('kitchen').stop();
  await soon(() => expect(printer('front').slips().join()).toMatch(/DUPLICATE[^]*A01/u));
  await soon(() => expect(agent.openJobs()).toEqual([]));
});
