import { afterEach, expect, it, vi } from 'vitest';
import { createRig, type Rig } from './testing/rig.ts';
import { NOW } from './testing/rig-limits.ts';
import { someOrder } from './testing/fixtures.ts';

let rig: Rig;
afterEach(() => rig.close());

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5000, interval: 10 });
const stateOf = (key: string): string | undefined => rig.hub.jobs.get(key)?.state;
const slips = (id: string): string => rig.printer(id).slips().join('\n');

const listening = (): Promise<void> => soon(() => expect(rig.hub.streams.size).toBe(1));
/** Test pages that came out, by printer. */
const pages = (): string[] =>
  [...rig.hub.jobs.values()]
    .filter((job) => job.document === 'test-page' && job.state === 'printed')
    .map((job) => job.printerId);

let asked = 0;
const ask = (command: string, more: { key?: string; printerId?: string; at?: number } = {}): void => {
  asked += 1;
  rig.hub.announce('print-command', {
    command,
    id: `ask-${asked}`,
    key: more.key ?? null,
    printerId: more.printerId ?? null,
    at: new Date(more.at ?? NOW).toISOString(),
  });
};

/** A kitchen ticket that cannot leave: its printer is off. Answers its key. */
const waitingTicket = async (): Promise<string> => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  await rig.printer('kitchen').stop();
  rig.agent({ limits: { connectMs: 200, retry: { firstMs: 60_000, capMs: 60_000 } } });
  rig.hub.confirm(someOrder(1));
  const ticket = () => [...rig.hub.jobs.values()].find((job) => job.document === 'kitchen-ticket');
  await soon(() => expect(ticket()?.state).toBe('failed'));
  return ticket()?.key ?? '';
};

it('tries at once when somebody says retry, however long the pause is', async () => {
  const key = await waitingTicket();
  await rig.printer('kitchen').start();
  ask('retry', { key });
  await soon(() => expect(stateOf(key)).toBe('printed'));
  expect(rig.printer('kitchen').slips()).toHaveLength(1);
});

it('prints a moved slip on the other printer, which says whose it was', async () => {
  const key = await waitingTicket();
  ask('reroute', { key, printerId: 'bar' });
  await soon(() => expect(stateOf(key)).toBe('printed'));
  expect(rig.hub.jobs.get(key)?.printerId).toBe('bar');
  expect(slips('bar')).toContain('Printer kitchen');
});

it('takes a slip out for good: neither a replay of the order nor a late retry brings it back', async () => {
  const key = await waitingTicket();
  ask('cancel', { key });
  await soon(() => expect(stateOf(key)).toBe('cancelled'));
  expect(rig.hub.jobs.get(key)?.reason).toBe('by-hand');
  await rig.printer('kitchen').start();
  ask('retry', { key });
  rig.hub.confirm(someOrder(1));
  rig.hub.confirm(someOrder(2));
  await soon(() => expect(slips('kitchen')).toContain('A02'));
  expect(slips('kitchen')).not.toContain('A01');
});

it('does a command once, also when it comes again with the whole stream', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  rig.agent();
  await listening();
  ask('test-page', { printerId: 'bar' });
  await soon(() => expect(pages()).toEqual(['bar']));
  rig.hub.repeatLast();
  const again = { command: 'test-page', id: `ask-${asked}`, key: null, printerId: 'bar' };
  rig.hub.announce('print-command', { ...again, at: new Date(NOW).toISOString() });
  ask('test-page', { printerId: 'front' });
  await soon(() => expect(pages()).toEqual(['bar', 'front']));
  expect(rig.hub.jobs.size).toBe(2);
});

it('passes over what is of no use: an old test page, a printer nobody has, a slip of another station', async () => {
  rig = await createRig({ printers: { kitchen: {}, bar: {}, front: {} } });
  const agent = rig.agent();
  await listening();
  ask('test-page', { printerId: 'bar', at: NOW - 11 * 60_000 });
  ask('test-page', { printerId: 'nowhere' });
  ask('cancel', { key: 'elsewhere' });
  ask('test-page', { printerId: 'front' });
  await soon(() => expect(pages()).toEqual(['front']));
  expect(agent.openJobs()).toHaveLength(0);
  expect(rig.log.filter((line) => line.includes('of no use'))).toHaveLength(2);
});

it('shows the hub what each slip looks like, and again when its next try says something else', async () => {
  const key = await waitingTicket();
  await soon(() => expect(rig.hub.previews.get(key)?.text).toContain('Dish 1'));
  expect(rig.hub.previews.get(key)?.svg).toContain('<svg');
  expect(rig.hub.previews.get(key)?.text).toContain('· 1');
  ask('reroute', { key, printerId: 'bar' });
  await soon(() => expect(rig.hub.previews.get(key)?.text).toContain('Printer kitchen'));
  await soon(() => expect(rig.hub.previews.size).toBe(2));
});
