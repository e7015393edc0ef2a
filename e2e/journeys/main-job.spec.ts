import { expect, slipsOf, test } from '../support/printing-world.ts';
import { boardNumber, openScreen, openTill, ticketOf } from '../support/screens.ts';
import { allOrders } from '../support/venue.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 120_000 });

test('an order goes from the till to the kitchen screen, to paper and to the board', async ({ printing, context }) => {
  const { api, printers } = printing;
  const till = await openTill(context, api);
  const kitchen = await openScreen(context, api, 'kitchen');
  const board = await openScreen(context, api, 'board');
  await expect(kitchen.getByText('Nothing to cook')).toBeVisible();

  // Two dishes, one of them twice and with a note, and a drink.
  await till.bringToFront();
  const cart = till.getByRole('region', { name: 'Cart' });
  await till.getByRole('button', { name: /^Lasagne/ }).click();
  await till.getByRole('button', { name: /^Polenta e funghi/ }).click();
  await cart.getByRole('button', { name: 'One Polenta e funghi more' }).click();
  await cart.getByRole('button', { name: 'Note for Polenta e funghi' }).click();
  await till.getByRole('textbox', { name: 'What should the kitchen know?' }).fill('senza aglio');
  await till.getByRole('button', { name: 'Keep note' }).click();
  await till.getByRole('button', { name: /^Birra/ }).click();
  await cart.getByRole('textbox', { name: 'Table' }).fill('12');
  await till.getByRole('button', { name: /^Confirm/ }).click();

  const ticket = ticketOf(kitchen, 1);
  await expect(ticket, 'on the kitchen screen within a second').toBeVisible({ timeout: 1_000 });
  await expect(ticket.getByText('Polenta e funghi', { exact: true })).toBeVisible();
  await expect(ticket.getByText('senza aglio')).toBeVisible();
  await expect(ticket.getByText('Lasagne', { exact: true })).toBeVisible();
  await expect(ticket.getByText('2×')).toBeVisible();
  await expect(ticket.getByText('Table 12')).toBeVisible();
  await expect(boardNumber(board, 'Preparing', 1)).toBeVisible();

  const [order] = await allOrders(api);
  if (order === undefined) throw new Error('the hub has no order');
  expect(order).toMatchObject({ ticketNumber: 1, status: 'CONFIRMED', total: '28.5' });

  // Exactly its printer's lines on each kitchen slip, the hub's own totals on the receipt.
  const slip = (printer: typeof printers.kitchen, count = 1): Promise<string> =>
    waitFor(`slip ${count} of order ${order.displayCode}`, async () => (await slipsOf(printer, order))[count - 1]);
  const kitchenSlip = await slip(printers.kitchen);
  expect(dishesOf(kitchenSlip)).toEqual(['1 x Lasagne', '2 x Polenta e funghi']);
  expect(kitchenSlip).toContain('senza aglio');
  expect(kitchenSlip).toContain('Table 12');
  const barSlip = await slip(printers.bar);
  expect(dishesOf(barSlip)).toEqual(['1 x Birra']);
  const receipt = await slip(printers.receipts);
  for (const [name, amount] of [
    ['Polenta e funghi', '15[.,]00'],
    ['Lasagne', '9[.,]00'],
    ['Birra', '4[.,]50'],
    ['TOTAL', '28[.,]50'],
  ] as const) {
    expect(receipt).toMatch(new RegExp(`${name}[^]*?${amount}`));
  }

  // Bump: the board moves the number.
  await kitchen.bringToFront();
  await ticket.getByRole('button', { name: 'Ready: ticket 1' }).click();
  await expect(boardNumber(board, 'Ready', 1)).toBeVisible();
  await expect(boardNumber(board, 'Preparing', 1)).toHaveCount(0);
  await expect.poll(async () => (await allOrders(api))[0]?.status).toBe('COMPLETED');

  // The reprint says that it is one.
  await till.bringToFront();
  await till.getByText('Orders', { exact: true }).click();
  await till.getByRole('button', { name: 'Reprint order 1' }).click();
  await till.getByRole('button', { name: 'Everything' }).click();
  for (const printer of [printers.kitchen, printers.bar, printers.receipts]) {
    expect(await slip(printer, 2)).toContain('REPRINT 1');
  }
  expect(kitchenSlip + barSlip + receipt).not.toContain('REPRINT');
});

const dishesOf = (slip: string): string[] => slip.split('\n').filter((line) => /^\d+ x /.test(line));
