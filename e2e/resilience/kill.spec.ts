import { expect, hubPidOf, slipsOf, test, type PrintingWorld } from '../support/printing-world.ts';
import { allOrders, printJobs, type Order } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

// Printers are tried again after up to 15 s; a test waits for that, it does not count on it.
test.describe.configure({ timeout: 120_000 });

const lineUp = ({ venue }: PrintingWorld) => [
  { food: venue.foods.lasagne, quantity: 2, notes: 'senza besciamella' },
  { food: venue.foods.beer, quantity: 1 },
];

/** Every order is on the list once and on each printer once, in the order of its confirmation, and nothing else is. */
const expectNothingLostNothingDoubled = async (printing: PrintingWorld, sold: readonly Order[]): Promise<void> => {
  await printing.fence();
  const listed = await allOrders(printing.api);
  for (const order of sold) {
    expect(listed.filter(({ id }) => id === order.id)).toEqual([
      expect.objectContaining({ status: 'CONFIRMED', ticketNumber: order.ticketNumber, total: order.total }),
    ]);
  }
  for (const printer of Object.values(printing.printers)) {
    const paper = await printer.paper();
    const places = await Promise.all(
      sold.map(async (order) => {
        const slips = await slipsOf(printer, order);
        expect(slips, `slips of ${order.displayCode}`).toHaveLength(1);
        expect(slips[0]).not.toMatch(/duplicate|reprint/i);
        return paper.indexOf(slips[0] ?? '');
      }),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    // The fence is the one slip more.
    expect(paper).toHaveLength(sold.length + 1);
  }
};

const unfinished = (state: string): boolean => !['sent', 'printed'].includes(state);

test('the hub is killed between confirm and print', async ({ printing }) => {
  await Promise.all([printing.switchOff('kitchen'), printing.switchOff('bar'), printing.switchOff('receipts')]);
  const order = await printing.venue.sell(lineUp(printing));
  process.kill(hubPidOf(printing), 'SIGKILL');
  await Promise.all([printing.switchOn('kitchen'), printing.switchOn('bar'), printing.switchOn('receipts')]);
  await hubIsBack(printing);
  await expectNothingLostNothingDoubled(printing, [order]);
});

test('the hub is killed in the moment of each answer, printers at work', async ({ printing }) => {
  const sold: Order[] = [];
  for (let round = 0; round < 4; round += 1) {
    sold.push(await printing.venue.sell(lineUp(printing)));
    process.kill(hubPidOf(printing), 'SIGKILL');
    await hubIsBack(printing);
  }
  await expectNothingLostNothingDoubled(printing, sold);
});

test('the station is killed with jobs queued on one printer and done on the others', async ({ printing }) => {
  await printing.switchOff('kitchen');
  const sold: Order[] = [];
  for (let count = 0; count < 5; count += 1) sold.push(await printing.venue.sell(lineUp(printing)));
  await waitFor('five slips to wait and ten to be done', async () => {
    const jobs = await printJobs(printing.api);
    return (jobs.length === 15 && jobs.filter(({ state }) => unfinished(state)).length === 5) || undefined;
  });

  printing.current.program.signal('SIGKILL');
  await printing.current.program.exited;
  await printing.switchOn('kitchen');
  await printing.restart();
  await expectNothingLostNothingDoubled(printing, sold);
});

test('orders that are taken while no station prints are printed when one comes back', async ({ printing }) => {
  await printing.switchOff('kitchen');
  const before = await printing.venue.sell(lineUp(printing));
  printing.current.program.signal('SIGTERM');
  await printing.current.program.exited;
  const hub = await printing.hub({ PASSRAIL_PORT: new URL(printing.api.url).port });
  const meanwhile = await printing.venue.sell(lineUp(printing));
  hub.program.signal('SIGTERM');
  await hub.program.exited;
  await printing.switchOn('kitchen');
  await printing.restart();
  await expectNothingLostNothingDoubled(printing, [before, meanwhile]);
});

test('a printer refuses connections with twenty orders waiting, then prints them in order', async ({ printing }) => {
  await printing.switchOff('kitchen');
  const sold: Order[] = [];
  for (let count = 0; count < 20; count += 1) sold.push(await printing.venue.sell(lineUp(printing)));

  // One dead printer delays no other.
  const { bar, receipts } = printing.printers;
  await waitFor(
    'the other printers to be done',
    async () => {
      const done = (await bar.paper()).length === 20 && (await receipts.paper()).length === 20;
      return done || undefined;
    },
    30_000,
  );
  expect(await printing.printers.kitchen.paper()).toEqual([]);
  await waitFor('the till to know of twenty waiting slips', async () => {
    const waiting = (await printJobs(printing.api)).filter(({ state }) => unfinished(state));
    return waiting.length === 20 || undefined;
  });

  await printing.switchOn('kitchen');
  await expectNothingLostNothingDoubled(printing, sold);
});

const hubIsBack = ({ api }: PrintingWorld): Promise<true> =>
  waitFor(
    'the hub to be back',
    async () => {
      try {
        return (await fetch(`${api.url}/health`)).ok || undefined;
      } catch {
        return undefined;
      }
    },
    30_000,
  );
