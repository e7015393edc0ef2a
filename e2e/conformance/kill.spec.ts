import { Agent } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, ownPassword, test } from './support/fixtures.ts';
import { dataFolder } from './support/hub-process.ts';
import { Listener } from './support/listener.ts';
import type { Heard } from './support/listener.ts';
import { MortalHub } from './support/mortal-hub.ts';
import { channels, events } from './support/schemas.ts';
import type { Channel } from './support/schemas.ts';
import { seeded } from './support/seeded.ts';
import type { Seeded } from './support/seeded.ts';
import { Signal } from './support/signal.ts';
import { emptyLedger, stubbornTill } from './support/stubborn-till.ts';
import type { Ledger } from './support/stubborn-till.ts';
import { bearer, furnish, logIn } from './support/venue.ts';
import { caller } from './support/call.ts';

// 200 in all, split so that two workers share them; PASSRAIL_KILLS=2000 for a long night.
const parts = 4;
const rounds = Math.ceil(Number(process.env['PASSRAIL_KILLS'] ?? 200) / parts);
const seed = Number(process.env['PASSRAIL_SEED'] ?? 20260115);

/** Counted in moves of the tills and frames of the screens: a place in the work, not in time. */
type Move = 'sent' | 'answered' | 'heard';

for (let part = 0; part < parts; part += 1) {
  test(`${rounds} times SIGKILL at random points (${part + 1} of ${parts}): nothing lost, nothing doubled, all in order`, async () => {
    test.setTimeout(60_000 + rounds * 4_000);
    const folder = await dataFolder();
    const hub = new MortalHub(folder.path, ownPassword);
    const agent = new Agent({ keepAlive: true });
    const listeners: Listener[] = [];
    try {
      const random = seeded(seed + part);
      const ledger = emptyLedger();
      const moved = new Signal();
      const { url, logHead } = await hub.rise();
      const venue = await furnish(url, ownPassword);
      // The numbers of a day start again at the cut-off: put it half a day from now.
      const halfADay = new Date(Date.now() + 12 * 3_600_000).toISOString().slice(11, 13);
      const settled = await venue.admin.call('PATCH', '/v1/settings', { timeZone: 'UTC', dayCutoff: `${halfADay}:00` });
      expect(settled.status).toBe(200);

      const log = logHead.slice(0, logHead.lastIndexOf('-'));
      let heard = 0;
      const listener = (channel: Channel, patience?: () => number): Listener =>
        new Listener({
          path: `/events/${channel}`,
          headers: venue.printerKey.headers as Record<string, string>,
          from: `${log}-0`,
          where: hub.where,
          onHeard: () => {
            heard += 1;
            moved.changed();
          },
          ...(patience === undefined ? {} : { patience }),
        });
      for (const channel of channels) {
        listeners.push(
          listener(channel),
          listener(channel, () => 1 + random.below(20)),
        );
      }

      let open = true;
      const tills = [1, 2, 3, 4].map((till) =>
        stubbornTill({
          venue,
          ledger,
          random: seeded(seed + part * 10 + till),
          where: hub.where,
          agent,
          onMove: moved.changed,
          open: () => open,
        }),
      );
      for (let round = 0; round < rounds; round += 1) {
        const count: Record<Move, () => number> = {
          sent: () => ledger.sent,
          answered: () => ledger.answered,
          heard: () => heard,
        };
        await killPoint(random, count, moved);
        await hub.fall();
        await hub.rise();
      }
      open = false;
      await Promise.all(tills);
      expect(ledger.wrong).toEqual([]);

      const base = await hub.where();
      const admin = caller(base, bearer((await logIn(base, 'admin', ownPassword)).token));
      const end = 'the end of all rounds';
      expect((await admin.call('PATCH', '/v1/settings', { venueName: end })).status).toBe(200);
      const last = String((await admin.call('GET', '/v1/orders')).headers['x-passrail-head']);
      for (const channel of channels) listeners.push(listener(channel));
      for (const one of listeners) await one.until(() => one.heard.at(-1)?.id === last, `event ${last}`);

      const rest = listeners.slice(channels.length * 2);
      for (const [row, channel] of channels.entries()) {
        const truth = rest[row]?.heard ?? [];
        expect(listeners[row * 2]?.heard, `${channel}: live and replayed are the same`).toEqual(truth);
        expect(listeners[row * 2 + 1]?.heard, `${channel}: leaving and returning makes no difference`).toEqual(truth);
      }
      compare(ledger, (channel) => rest[channels.indexOf(channel)]?.heard ?? []);
      expect(await allOrders(admin)).toEqual(ordersOf(ledger));
      process.stdout.write(
        `${rounds} kills: ${ledger.confirmed.length} orders confirmed, ${ledger.cancelled.length} cancelled, ` +
          `${ledger.repeats} commands repeated, ${heard} frames heard; 0 lost, 0 doubled\n`,
      );
    } finally {
      await Promise.all(listeners.map((one) => one.stop()));
      agent.destroy();
      await hub.fall();
      await folder.remove();
    }
  });
}

/** A place in the work: so many moves of one kind from now, then a few turns of this process's own loop. */
const killPoint = async (random: Seeded, count: Record<Move, () => number>, moved: Signal): Promise<void> => {
  const kind = random.pick(['sent', 'answered', 'heard'] as const);
  const goal = count[kind]() + 1 + random.below(25);
  await moved.until(() => count[kind]() >= goal, `${kind} ${goal}`, 30_000);
  for (let left = random.below(12); left > 0; left -= 1) await turn();
};

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

/** What the channels said, against what the tills were told. */
const compare = (ledger: Ledger, heardOn: (channel: Channel) => readonly Heard[]): void => {
  const said = (channel: Channel, event: string) =>
    heardOn(channel)
      .filter((one) => one.event === event)
      .map(({ data }) => JSON.parse(data) as { id?: number; orderId?: number; ticketNumber: number });
  const ids = (channel: Channel, event: string): number[] =>
    sorted(said(channel, event).map(({ id, orderId }) => id ?? orderId ?? 0));

  expect(ids('cashier', 'new-order')).toEqual(sorted(ledger.created.map(({ id }) => id)));
  const numbers = new Map(ledger.confirmed.map(({ id, ticketNumber }) => [id, ticketNumber]));
  for (const channel of channels) {
    expect(ids(channel, 'confirmed-order'), channel).toEqual(sorted([...numbers.keys()]));
    expect(ids(channel, 'order-cancelled'), channel).toEqual(sorted(ledger.cancelled));
    // In the order of the log the ticket numbers are 1, 2, 3 …: no gap, none twice, and those that the tills were told.
    const inOrder = said(channel, 'confirmed-order');
    expect(
      inOrder.map(({ ticketNumber }) => ticketNumber),
      channel,
    ).toEqual(inOrder.map((_, index) => index + 1));
    for (const { id, ticketNumber } of inOrder) expect(ticketNumber).toBe(numbers.get(id ?? 0));
  }
  expect(ids('display', 'order-status-update')).toEqual(sorted(ledger.completed));
  for (const data of said('printer', 'confirmed-order')) events.printer['confirmed-order'].parse(data);
};

const ordersOf = (ledger: Ledger): number[] =>
  sorted(
    [...new Set([...ledger.created, ...ledger.confirmed].map(({ id }) => id))].filter(
      (id) => !ledger.dropped.includes(id),
    ),
  );

/** Every order the hub knows, but those that were dropped before they were paid. */
const allOrders = async (admin: ReturnType<typeof caller>): Promise<number[]> => {
  const found: { id: number; status: string; ticketNumber: number | null }[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = (await admin.call('GET', `/v1/orders?limit=100&page=${page}`)).body as { data: typeof found };
    if (data.length === 0) break;
    found.push(...data);
  }
  return sorted(
    found.filter(({ status, ticketNumber }) => status !== 'CANCELLED' || ticketNumber !== null).map(({ id }) => id),
  );
};
