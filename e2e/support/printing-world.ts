import { join } from 'node:path';
import { signIn, type Api } from './api.ts';
import { startPrinter, type Printer } from './emulator.ts';
import { test as base, type World } from './fixtures.ts';
import { parseJson } from './process.ts';
import type { RunningStation } from './station.ts';
import { furnish, type Order, type Printers, type Venue } from './venue.ts';
import { waitFor } from './wait.ts';

export type PrinterName = keyof Printers;
const names: readonly PrinterName[] = ['kitchen', 'bar', 'receipts'];

/** A station with three network printers. */
export type PrintingWorld = World & {
  readonly printers: Record<PrinterName, Printer>;
  readonly api: Api;
  readonly venue: Venue;
  /** The one that runs now; a restart puts another one here, on the same port and data folder. */
  current: RunningStation;
  restart(): Promise<void>;
  switchOff(name: PrinterName): Promise<void>;
  switchOn(name: PrinterName): Promise<void>;
  /** Sells to every printer and waits for that paper: what was queued before it is out, or will never be. */
  fence(): Promise<void>;
};

export const test = base.extend<{ printing: PrintingWorld }>({
  printing: async ({ world }, use) => {
    const start = (name: PrinterName, port = 0): Promise<Printer> =>
      startPrinter(join(world.folder, name), (program) => world.keep(`${name} printer`, program), port);
    const [kitchen, bar, receipts] = await Promise.all([start('kitchen'), start('bar'), start('receipts')]);
    const printers = { kitchen, bar, receipts };
    const current = await world.station();
    const api = await signIn(current.url);
    const venue = await furnish(api, {
      kitchen: kitchen.port,
      bar: bar.port,
      receipts: receipts.port,
    });
    const printing: PrintingWorld = {
      ...world,
      printers,
      api,
      venue,
      current,
      restart: async () => {
        printing.current = await world.station({ PASSRAIL_PORT: new URL(current.url).port });
      },
      switchOff: (name) => printers[name].switchOff(),
      switchOn: async (name) => {
        printers[name] = await start(name, printers[name].port);
      },
      fence: async () => {
        const order = await venue.sell([
          { food: venue.foods.lasagne, quantity: 1 },
          { food: venue.foods.beer, quantity: 1 },
        ]);
        for (const name of names) {
          const out = async (): Promise<true | undefined> =>
            (await slipsOf(printers[name], order)).length > 0 || undefined;
          await waitFor(`the slip of order ${order.displayCode} on the ${name} printer`, out, 45_000);
        }
      },
    };
    await use(printing);
  },
});

export { expect } from '@playwright/test';

/** Slips that speak of that order, by its speakable code (A07). */
export const slipsOf = async (printer: Printer, order: Pick<Order, 'displayCode'>): Promise<string[]> =>
  (await printer.paper()).filter((text) => new RegExp(`\\b${order.displayCode}\\b`).test(text));

/** The hub that runs now, as the station's log tells it. */
export const hubPidOf = ({ current }: PrintingWorld): number => {
  const pids = current.program.stderr
    .map((line) => parseJson(line)?.['hubPid'])
    .filter((pid) => typeof pid === 'number');
  return pids.at(-1) ?? current.hubPid;
};
