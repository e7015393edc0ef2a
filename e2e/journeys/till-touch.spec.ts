import { signIn } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { openTill } from '../support/screens.ts';
import { furnish } from '../support/venue.ts';

test('a tap on a row of the bill that is half out of sight is not lost', async ({ world, context }) => {
  const api = await signIn((await world.hub()).url);
  await furnish(api, { kitchen: 9, bar: 9, receipts: 9 });
  const till = await openTill(context, api);
  await till.setViewportSize({ width: 1280, height: 480 });
  const cart = till.getByRole('region', { name: 'Cart' });
  for (const dish of ['Lasagne', 'Polenta e funghi', 'Birra'])
    await till.getByRole('region', { name: 'Foods' }).getByRole('button', { name: dish }).click();
  const note = cart.getByRole('button', { name: 'Note for Lasagne' });
  const row = cart.getByRole('listitem').filter({ hasText: 'Lasagne' });
  // The button is seen, its row is not whole: choosing the row would scroll it.
  await note.evaluate((button) => {
    const list = button.closest('ul');
    if (!list) return;
    list.scrollTop = 0;
    list.scrollTop = button.getBoundingClientRect().top - list.getBoundingClientRect().top - 4;
  });
  const [box, whole, list] = [
    await note.boundingBox(),
    await row.boundingBox(),
    await cart.getByRole('list').boundingBox(),
  ];
  if (!box || !whole || !list) throw new Error('the row is not there');
  expect(whole.y).toBeLessThan(list.y - 20);
  await till.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await till.mouse.down();
  await till.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await till.mouse.up();
  await expect(till.getByRole('dialog', { name: 'Note for Lasagne' })).toBeVisible();
});
