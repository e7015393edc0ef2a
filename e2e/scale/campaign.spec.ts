import { join } from 'node:path';
import { sender, type Api } from '../support/api.ts';
import { openTills, type Crowd, type Till } from '../support/crowd.ts';
import { startPrinter, type Printer } from '../support/emulator.ts';
import type { World } from '../support/fixtures.ts';
import { adminPassword } from '../support/hub.ts';
import { expect, STATION_KEY, test, type Hubs } from '../support/hubs.ts';
import { launchStation } from '../support/station.ts';
import { allOrders, type Order } from '../support/venue.ts';
import { openScreen, type Screen } from '../support/wall.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 240_000 });

const TILLS = 20;
const SCREENS = 50;
const CHANNELS = ['cashier', 'display', 'ticket'] as const;
/** Five stations cook, each with a printer of its own; the sixth makes the receipts. */
const DISHES = ['Lasagne', 'Polenta', 'Grigliata', 'Dolci', 'Birra'] as const;

type House = {
  readonly foods: readonly string[];
  readonly tills: readonly Till[];
  readonly printers: ReadonlyMap<string, Printer>;
};

/** Menu, printers, people: by public HTTP, as the office does it. */
const openHouse = async (api: Api, world: World, url: string): Promise<House> => {
  const make = async (path: string, body: unknown): Promise<string> =>
    (await api.call<{ id: string }>('POST', path, body)).id;
  const printers = new Map<string, Printer>();
  const printer = async (name: string): Promise<string> => {
    const made = await startPrinter(join(world.folder, name), (program) => world.keep(name, program), 0, [
      '--idle',
      '5000',
    ]);
    printers.set(name, made);
    return make('/v1/printers', { name, ip: '127.0.0.1', port: made.port });
  };
  const foods = await Promise.all(
    DISHES.map(async (name) => {
      const [stationId, printerId] = await Promise.all([make('/v1/stations', { name }), printer(name)]);
      const categoryId = await make('/v1/categories', { name, stationId, printerId });
      return make('/v1/foods', { name, price: 7.5, categoryId, printerId });
    }),
  );
  const defaultPrinterId = await printer('Receipts');
  const registers = await Promise.all(
    ['Till 1', 'Till 2', 'Till 3', 'Till 4'].map((name) => make('/v1/cash-registers', { name, defaultPrinterId })),
  );
  const cashier = async (n: number): Promise<Till> => {
    const who = { username: `cashier-${n}`, password: adminPassword };
    await api.call('POST', '/v1/users', { ...who, role: 'operator' });
    const { body } = await sender(url)('POST', '/auth/login', who);
    return { token: (body as { token: string }).token, registerId: registers[n % registers.length] ?? '' };
  };
  return { foods, tills: await Promise.all(Array.from({ length: TILLS }, (_, n) => cashier(n))), printers };
};

/** Two or three dishes, all of them in turn. */
const dishesOf = (foods: readonly string[], n: number): string[] =>
  [n, n + 1, n + 3].slice(0, 2 + (n % 2)).map((at) => foods[at % foods.length] ?? '');

const openWall = async (url: string, tills: readonly Till[]): Promise<Screen[]> => {
  const screens = Array.from({ length: SCREENS }, (_, n) =>
    openScreen(url, CHANNELS[n % CHANNELS.length] ?? '', tills[n % tills.length]?.token ?? ''),
  );
  await Promise.all(screens.map(({ opened }) => opened));
  return screens;
};

type Show = { readonly hubs: Hubs; readonly crowd: Crowd };

/** Sales begin, a quarter of them in something happens, the others follow. */
const during = async ({ crowd }: Show, count: number, happens: () => Promise<void>): Promise<void> => {
  const before = crowd.answered.size;
  crowd.release(count);
  await crowd.sold(before + Math.ceil(count / 4));
  await happens();
  await crowd.sold(before + count);
};

const readiness = async ({ hubs }: Show, at: number): Promise<unknown> =>
  (await sender(hubs.urls[at] ?? '')('GET', '/ready')).body;

/** The balancer sends callers to the hub that was started just now: only then the next one may be stopped. */
const takenIn = async ({ balanced, urls }: Hubs, at: number): Promise<void> => {
  const uptimeAt = async (url: string): Promise<number> =>
    ((await sender(url)('GET', '/health')).body as { uptime: number }).uptime;
  await waitFor('the balancer to use the hub again', async () => {
    const [there, here] = [await uptimeAt(balanced), await uptimeAt(urls[at] ?? '')];
    // Nobody else was started within this second.
    return Math.abs(here - there) < 0.5 || undefined;
  });
};

/** The cable between this hub and the database swallows everything until the hub has sent its screens away. */
const cutOff = async (show: Show, at: number): Promise<void> => {
  const { hubs } = show;
  hubs.cables[at]?.freeze();
  const told = (line: string): true | undefined => line.includes('screens are sent to another hub') || undefined;
  await waitFor('the hub to send its screens away', () => hubs.logOf(at).find(told), 30_000);
  expect(await readiness(show, at)).toEqual({ ready: false, reason: 'database-away' });
  hubs.cables[at]?.thaw();
  await waitFor('the hub to be ready again', async () => {
    const { ready } = (await readiness(show, at)) as { ready: boolean };
    return ready || undefined;
  });
};

const expectEveryScreenWhole = async (screens: readonly Screen[], orders: readonly Order[]): Promise<void> => {
  const expected = orders.map(({ id }) => id).toSorted((a, b) => a - b);
  for (const { channel, heard } of screens) {
    await waitFor(`the last order on a ${channel} screen`, () => heard.length >= orders.length || undefined, 30_000);
    const seqs = heard.map(({ id }) => Number(id.split('-').at(-1)));
    expect(seqs, 'in the order of the log').toEqual(seqs.toSorted((a, b) => a - b));
    expect(
      heard.map(({ order }) => order).toSorted((a, b) => a - b),
      'each once',
    ).toEqual(expected);
    expect(heard.map(({ id }) => id)).toEqual(screens[0]?.heard.map(({ id }) => id));
  }
};

/** Code of an order → its slips on this printer. */
const slipsByCode = async (printer: Printer, codes: ReadonlySet<string>): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  for (const slip of await printer.paper())
    for (const code of new Set(slip.match(/\b[A-Z]\d{2,}\b/g)))
      if (codes.has(code)) found.set(code, [...(found.get(code) ?? []), slip]);
  return found;
};

/** By the paper alone: every slip of every order is there, and at most one of it does not say POSSIBLE DUPLICATE. */
const expectPaper = async (house: House, crowd: Crowd, orders: readonly (Order & { customer?: string })[]) => {
  const codes = new Set(orders.map(({ displayCode }) => displayCode));
  for (const [name, printer] of house.printers) {
    const food = house.foods[DISHES.findIndex((dish) => dish === name)];
    const due = orders.filter(
      ({ customer = '' }) => food === undefined || crowd.answered.get(customer)?.items.includes(food),
    );
    const slips = await waitFor(
      `the slips of the ${name} printer`,
      async () => {
        const found = await slipsByCode(printer, codes);
        return due.every(({ displayCode }) => found.has(displayCode)) ? found : undefined;
      },
      60_000,
    );
    const doubled = due.filter(
      ({ displayCode }) =>
        (slips.get(displayCode) ?? []).filter((slip) => !/POSSIBLE\s+DUPLICATE/.test(slip)).length > 1,
    );
    expect(
      doubled.map(({ displayCode }) => displayCode),
      `printed twice unmarked by ${name}`,
    ).toEqual([]);
    expect([...slips.keys()].filter((code) => !due.some(({ displayCode }) => displayCode === code))).toEqual([]);
  }
};

test('three hubs behind a balancer are stopped, killed, cut off, their database and a print station killed: no order lost or doubled, every screen and all paper complete', async ({
  hubs,
  world,
}) => {
  const house = await openHouse(await hubs.api(0), world, hubs.balanced);
  const station = (name: string) =>
    world.keep(
      `station ${name}`,
      launchStation(join(world.folder, name), { PASSRAIL_HUB_URL: hubs.balanced, PASSRAIL_HUB_KEY: STATION_KEY }),
    );
  const stations = [station('one'), station('two')];
  const screens = await openWall(hubs.balanced, house.tills);
  const crowd = openTills(hubs.balanced, house.tills, (n) => dishesOf(house.foods, n));
  const show = { hubs, crowd };

  await test.step('each hub is stopped and started again in turn', async () => {
    for (const at of [0, 1, 2])
      await during(show, 30, async () => {
        expect(await hubs.stop(at), 'it ends in peace').toBe(0);
        await hubs.start(at);
        await takenIn(hubs, at);
      });
    // A connection that waits to be let in when a hub stops listening is turned away by the kernel: its till tries again.
    const again = [...crowd.troubles.values()].reduce((sum, count) => sum + count, 0);
    expect(again, JSON.stringify([...crowd.troubles])).toBeLessThanOrEqual(TILLS);
  });
  await test.step('each hub is killed', async () => {
    for (const at of [0, 1, 2])
      await during(show, 30, async () => {
        await hubs.kill(at);
        await hubs.start(at);
      });
  });
  await test.step('a hub is cut off from the database', () => during(show, 60, () => cutOff(show, 0)));
  await test.step('the database is killed', () =>
    during(show, 40, async () => {
      await hubs.database.kill();
      await hubs.database.start();
    }));
  await test.step('the station that prints is killed', async () => {
    const { holder } = await (await hubs.api(1)).call<{ holder: { stationId: string } }>('GET', '/v1/print-lease');
    const printing = stations.find(({ stderr }) => !stderr.some((line) => line.includes('another station prints')));
    await during(show, 40, async () => {
      (printing ?? stations[0])?.signal('SIGKILL');
      await waitFor(
        'the other station to print',
        async () => {
          const lease = await (await hubs.api(2)).call<{ holder: { stationId: string } }>('GET', '/v1/print-lease');
          return lease.holder.stationId !== holder.stationId || undefined;
        },
        45_000,
      );
    });
  });
  await crowd.end();

  const orders = (await allOrders(await hubs.api(1))) as (Order & { customer?: string })[];
  expect(orders).toHaveLength(crowd.answered.size);
  expect(orders.map(({ ticketNumber }) => ticketNumber).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: orders.length }, (_, index) => index + 1),
  );
  const said = new Map(orders.map((order) => [order.customer, order.ticketNumber]));
  for (const { key, ticketNumber } of crowd.answered.values())
    expect([key, said.get(key)]).toEqual([key, ticketNumber]);
  await expectEveryScreenWhole(screens, orders);
  for (const screen of screens) screen.close();
  await expectPaper(house, crowd, orders);
});
