import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { someOrder } from './testing/fixtures.ts';
import { createRig, type Rig } from './testing/rig.ts';

let rig: Rig | undefined;
let child: ChildProcess | undefined;
afterEach(async () => {
  child?.kill('SIGKILL');
  await rig?.close();
});

const soon = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 12_000, interval: 10 });
const numbersOn = (slips: readonly string[]): number[] =>
  slips.map((slip) => Number(/#?\b(\d+)\s+A\d+/u.exec(slip)?.[1]));

const runAgent = ({ hubUrl, journalPath, printer }: Rig): ChildProcess => {
  const ports = Object.fromEntries(['kitchen', 'bar', 'front'].map((id) => [id, printer(id).port()]));
  const script = fileURLToPath(new URL('testing/agent-process.ts', import.meta.url));
  return spawn(process.execPath, [script, JSON.stringify({ hubUrl, journalPath, ports })], { stdio: 'ignore' });
};

it('killed with slips waiting and started again, it loses none and doubles none', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  const { hub, printer } = rig;
  await printer('kitchen').stop();
  child = runAgent(rig);
  for (let number = 1; number <= 10; number += 1) hub.confirm(someOrder(number));
  await soon(() => expect(printer('front').slips()).toHaveLength(10));
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (let number = 11; number <= 15; number += 1) hub.confirm(someOrder(number));
  await printer('kitchen').start();
  child = runAgent(rig);
  const all = Array.from({ length: 15 }, (_, index) => index + 1);
  await soon(() => expect(numbersOn(printer('kitchen').slips())).toEqual(all));
  await soon(() => expect(printer('front').slips().length).toBeGreaterThanOrEqual(15));
  // At most the one slip under way at the kill may come twice, and then it says so.
  const receipts = printer('front').slips();
  const unmarked = receipts.filter((slip) => !slip.includes('POSSIBLE DUPLICATE'));
  expect(new Set(unmarked).size).toBe(unmarked.length);
  expect(receipts.length).toBeLessThanOrEqual(16);
  expect(printer('kitchen').slips().join()).not.toContain('DUPLICATE');
}, 30_000);

it('killed in the middle of a slip, it prints it again with the warning', async () => {
  let stalled = false;
  rig = await createRig({
    printers: {
      kitchen: {
        speaks: false,
        onData: (_socket, received) => {
          if (received.includes('Dish')) stalled = true;
        },
      },
      bar: {},
      front: {},
    },
  });
  const { hub, printer } = rig;
  child = runAgent(rig);
  hub.confirm(someOrder(1));
  await soon(() => expect(stalled).toBe(true));
  child.kill('SIGKILL');
  await once(child, 'exit');
  child = runAgent(rig);
  await soon(() => expect(printer('kitchen').slips()).toHaveLength(2));
  expect(printer('kitchen').slips()[1]).toMatch(/POSSIBLE DUPLICATE[^]*A01[^]*· 2/u);
}, 30_000);
