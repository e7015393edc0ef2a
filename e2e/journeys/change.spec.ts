import { expect, slipsOf, test } from '../support/printing-world.ts';
import { openScreen, openTill, ticketOf } from '../support/screens.ts';
import { waitFor } from '../support/wait.ts';

test.describe.configure({ timeout: 120_000 });

test('a guest changes his mind: the till changes the order, the kitchen sees what is gone and new, paper says so', async ({
  printing,
  context,
}) => {
  const { api, printers, venue } = printing;
  const till = await openTill(context, api);
  const kitchen = await openScreen(context, api, 'kitchen');
  const order = await venue.sell([
    { food: venue.foods.lasagne, quantity: 2 },
    { food: venue.foods.beer, quantity: 1 },
  ]);
  const ticket = ticketOf(kitchen, 1);
  await expect(ticket.getByText('Lasagne', { exact: true })).toBeVisible();

  await till.bringToFront();
  await till.getByText('Orders', { exact: true }).click();
  await till.getByRole('button', { name: 'Change order 1' }).click();
  const dialog = till.getByRole('dialog', { name: 'Change order 1' });
  await dialog.getByRole('button', { name: 'One Lasagne less' }).click();
  await dialog.getByRole('combobox', { name: 'Add a dish' }).selectOption({ label: 'Polenta e funghi' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('one is enough');
  await expect(dialog.getByText(/To give back: €1\.50/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(dialog).toHaveCount(0);

  await kitchen.bringToFront();
  await expect(ticket.getByText('CHANGED')).toBeVisible();
  await expect(ticket.locator('s', { hasText: 'Lasagne' })).toBeVisible();
  await expect(ticket.getByText('ADD-ON')).toBeVisible();
  await expect(ticket.getByRole('button', { name: 'Ready: ticket 1' })).toHaveCount(0);
  await ticket.getByRole('button', { name: 'Seen: what was changed on ticket 1' }).click();
  await expect(ticket.getByText('CHANGED')).toHaveCount(0);
  await expect(ticket.getByRole('button', { name: 'Ready: ticket 1' })).toBeVisible();

  const slip = await waitFor('the change slip', async () =>
    (await slipsOf(printers.kitchen, order)).find((text) => text.includes('CHANGE 1')),
  );
  expect(slip).toMatch(/VOID\s+1 x Lasagne[^]*ADD\s+1 x Polenta e funghi[^]*Reason: one is enough/);
  expect((await slipsOf(printers.bar, order)).join()).not.toContain('CHANGE');
  const [whole] = (await api.call<{ data: { total: string }[] }>('GET', '/v1/orders')).data;
  // 9.00 + 7.50 + 4.50
  expect(whole?.total).toBe('21');
});
