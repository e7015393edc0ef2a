import { join } from 'node:path';
import type { Api } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import { startPrinter, type Printer } from '../support/emulator.ts';
import { expect, test as base, type World } from '../support/fixtures.ts';
import { launchHub, readyHub } from '../support/hub.ts';
import type { Program } from '../support/process.ts';
import { launchStation } from '../support/station.ts';
import { furnish, type Order, type Venue } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

const KEY = 'a-key-that-both-stations-know';

type Holder = { stationId: string; name: string; token: number };
type Duo = World & {
  api: Api;
  venue: Venue;
  kitchen: Printer;
  stations: Record<'one' | 'two', Program>;
  start(name: 'one' | 'two'): void;
  holder(): Promise<Holder | null>;
  /** Resolves with the holder once it is not the one with `token`. */
  another(token: number): Promise<Holder>;
  restartHub(): Promise<void>;
};

/** One hub by itself, and two stations that would both print; each with a journal of its own. */
const test = base.extend<{ duo: Duo }>({
  duo: async ({ world }, use) => {
    const started = await world.hub({ PASSRAIL_STATION_KEY: KEY });
    const port = new URL(started.url).port;
    let hub = started;
    const keep = (program: Program): Program => world.keep('printer', program);
    // A station that is frozen while it speaks to the printer holds its only connection: the printer itself lets it go.
    const kitchen = await startPrinter(join(world.folder, 'kitchen'), keep, 0, ['--idle', '5000']);
    const api = await signIn(hub.url);
    const venue = await furnish(api, { kitchen: kitchen.port, bar: kitchen.port, receipts: kitchen.port });
    const stations = {} as Duo['stations'];
    const start: Duo['start'] = (name) => {
      const env = { PASSRAIL_HUB_URL: hub.url, PASSRAIL_HUB_KEY: KEY };
      stations[name] = world.keep(`station ${name}`, launchStation(join(world.folder, name), env));
    };
    const holder = async () => (await api.call<{ holder: Holder | null }>('GET', '/v1/print-lease')).holder;
    start('one');
    await waitFor('a station that prints', async () => (await holder()) ?? undefined, 30_000);
    start('two');
    const told = (line: string): true | undefined => line.includes('another station prints') || undefined;
    await waitFor('a station that stands by', () => stations.two.stderr.find(told), 30_000);
    await use({
      ...world,
      ...{ api, venue, kitchen, stations, start, holder },
      another: (token) =>
        waitFor(
          'another station that prints',
          async () => {
            const now = await holder().catch(() => null);
            return now && now.token !== token ? now : undefined;
          },
          45_000,
        ),
      restartHub: async () => {
        hub.program.signal('SIGKILL');
        await hub.program.exited;
        hub = await readyHub(
          world.keep('hub again', launchHub(world.dataFolder, { PASSRAIL_PORT: port, PASSRAIL_STATION_KEY: KEY })),
        );
      },
    });
  },
});

// A take-over is ten seconds of silence, and a test waits for several.
test.describe.configure({ timeout: 170_000 });

const sellSome = async ({ venue }: Duo, count: number): Promise<Order[]> => {
  const sold: Order[] = [];
  for (let n = 0; n < count; n += 1) sold.push(await venue.sell([{ food: venue.foods.lasagne, quantity: 1 }]));
  return sold;
};

const kitchenSlips = async ({ kitchen }: Duo, { displayCode }: Order): Promise<string[]> =>
  (await kitchen.paper()).filter((slip) => new RegExp(`\\b${displayCode}\\b`).test(slip) && !/TOTAL/.test(slip));

/** Judged by the paper alone: every order is there, and at most one of its slips does not say POSSIBLE DUPLICATE. */
const expectOnceOrMarked = async (duo: Duo, sold: readonly Order[]): Promise<void> => {
  for (const order of sold) {
    const slips = await waitFor(
      `the slip of ${order.displayCode}`,
      async () => {
        const found = await kitchenSlips(duo, order);
        return found.length > 0 ? found : undefined;
      },
      60_000,
    );
    const unmarked = slips.filter((slip) => !slip.includes('POSSIBLE DUPLICATE'));
    expect(unmarked.length, `unmarked slips of ${order.displayCode}:\n${slips.join('\n---\n')}`).toBeLessThanOrEqual(1);
  }
};

test('two stations on one hub print every slip once, unmarked, and the one that stands by says who prints', async ({
  duo,
}) => {
  const sold = await sellSome(duo, 6);
  await expectOnceOrMarked(duo, sold);
  // What comes after everything else is out: nothing more is on its way.
  const [last] = await sellSome(duo, 1);
  await expectOnceOrMarked(duo, [last!]);
  for (const order of sold) expect(await kitchenSlips(duo, order)).toHaveLength(1);
  expect((await duo.kitchen.paper()).join()).not.toContain('POSSIBLE DUPLICATE');
});

test('the station that prints is killed: the other takes over, and what it cannot know it marks', async ({ duo }) => {
  const before = await sellSome(duo, 3);
  const { token } = (await duo.holder())!;
  duo.stations.one.signal('SIGKILL');
  const during = await sellSome(duo, 3);
  const killedAt = Date.now();
  await duo.another(token);
  expect(Date.now() - killedAt).toBeLessThan(20_000);
  // What was sold up to the moment in which the other one is level may come marked; what is sold after that may not.
  await expectOnceOrMarked(duo, [...before, ...during]);
  const after = await sellSome(duo, 3);
  await expectOnceOrMarked(duo, after);
  for (const order of after) expect((await kitchenSlips(duo, order)).join()).not.toContain('POSSIBLE DUPLICATE');
  // Back again, it stands by: its journal is of before.
  duo.start('one');
  const more = await sellSome(duo, 2);
  await expectOnceOrMarked(duo, more);
  for (const order of more) expect(await kitchenSlips(duo, order)).toHaveLength(1);
});

test('the station that prints is frozen and wakes up again: it finds itself fenced', async ({ duo }) => {
  await expectOnceOrMarked(duo, await sellSome(duo, 2));
  const { token } = (await duo.holder())!;
  duo.stations.one.signal('SIGSTOP');
  const during = await sellSome(duo, 3);
  await duo.another(token);
  await expectOnceOrMarked(duo, during);
  duo.stations.one.signal('SIGCONT');
  const told = (line: string): boolean => line.includes('another station prints');
  await waitFor('the fenced station to say so', () => duo.stations.one.stderr.find(told), 30_000);
  const after = await sellSome(duo, 4);
  await expectOnceOrMarked(duo, [...during, ...after]);
  for (const order of after) expect(await kitchenSlips(duo, order)).toHaveLength(1);
});

test('the hub is killed and comes back: who printed goes on, and nobody doubles', async ({ duo }) => {
  const before = await sellSome(duo, 3);
  const { stationId } = (await duo.holder())!;
  await duo.restartHub();
  const after = await sellSome(duo, 4);
  await expectOnceOrMarked(duo, [...before, ...after]);
  for (const order of after) expect(await kitchenSlips(duo, order)).toHaveLength(1);
  expect((await duo.holder())?.stationId).toBe(stationId);
});
