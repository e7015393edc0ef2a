import { signIn, type Api } from '../support/api.ts';
import { expect, test } from '../support/fixtures.ts';
import { openOffice } from '../support/office.ts';

const DEMO = { PASSRAIL_DEMO: '1' };

const names = async (api: Api, category: string): Promise<string[]> => {
  type Tree = { name: string; foods: { name: string }[] }[];
  const tree = await api.call<Tree>('GET', '/v1/categories?include=foods');
  return tree.find(({ name }) => name === category)?.foods.map(({ name }) => name) ?? [];
};

const categoryNames = async (api: Api): Promise<string[]> =>
  (await api.call<{ name: string }[]>('GET', '/v1/categories')).map(({ name }) => name);

test('the menu is put in order by hand and by keys, and the till shows it so', async ({ world, page, context }) => {
  const api = await signIn((await world.hub(DEMO)).url);
  await openOffice(page, api, 'menu');
  const handle = page.getByRole('button', { name: 'Move Desserts' });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Desserts: place 3 of 5')).toBeAttached();
  // The handle keeps the focus: the next key moves the same row.
  await page.keyboard.press('Home');
  await expect(page.getByText('Desserts: place 1 of 5')).toBeAttached();
  await expect
    .poll(() => categoryNames(api))
    .toEqual(['Desserts', 'First courses', 'From the grill', 'Sides', 'Drinks']);

  await page.getByRole('button', { name: /^Desserts/ }).click();
  const from = await page.getByRole('button', { name: 'Move Tiramisù' }).boundingBox();
  const to = await page.getByRole('button', { name: 'Move Crostata' }).boundingBox();
  if (!from || !to) throw new Error('no handle to drag');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, to.y + 40, { steps: 8 });
  await page.mouse.move(from.x + 20, to.y + 5, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => names(api, 'Desserts')).toEqual(['Tiramisù', 'Crostata', 'Panna cotta']);

  const till = await context.newPage();
  await till.goto(`${api.url}/#/cashier`);
  await till.getByRole('button', { name: 'Till 1' }).click();
  const buttons = till.getByRole('button', { name: /Tiramisù|Crostata|Panna cotta|Lasagne/ });
  await expect(buttons.first()).toContainText('Tiramisù');
});

test('a dish is made, changed, sold out and deleted; two managers do not overwrite each other', async ({
  world,
  page,
}) => {
  const api = await signIn((await world.hub(DEMO)).url);
  await openOffice(page, api, 'menu');
  await page.getByRole('button', { name: 'New dish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Risotto');
  await dialog.getByLabel('Price').fill('a lot');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Give the price as an amount');
  await dialog.getByLabel('Price').fill('11,50');
  await dialog.getByLabel('Milk').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'Risotto' })).toContainText('Contains: Milk');
  expect(await names(api, 'First courses')).toContain('Risotto');

  // Closing with changes asks first.
  await page.getByRole('button', { name: 'Edit Risotto' }).click();
  await dialog.getByLabel('Price').fill('12');
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Your changes are not saved.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Go on editing' }).click();

  // Somebody else is faster.
  type Food = { id: string; name: string; price: string; description: string | null };
  const risotto = (await api.call<Food[]>('GET', '/v1/foods')).find(({ name }) => name === 'Risotto');
  await api.call('PATCH', `/v1/foods/${risotto?.id}`, { description: 'with saffron' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const conflict = dialog.getByRole('alertdialog');
  await expect(conflict).toContainText('Description: – became with saffron');
  await dialog.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(dialog).toHaveCount(0);
  // Mine is saved, and what they changed beside it stays.
  expect(await api.call<Food>('GET', `/v1/foods/${risotto?.id}`)).toMatchObject({
    price: '12',
    description: 'with saffron',
  });

  await page.getByRole('switch', { name: 'Risotto is on sale' }).click();
  await expect(page.getByRole('switch', { name: 'Risotto is on sale' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Edit Risotto' }).click();
  await dialog.getByRole('button', { name: 'Delete …' }).click();
  await expect(dialog).toContainText('stays in orders and reports');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Risotto' })).toHaveCount(0);
  expect(await names(api, 'First courses')).not.toContain('Risotto');

  // A category with dishes says why it stays.
  await page.getByRole('button', { name: 'Edit Drinks' }).click();
  await dialog.getByRole('button', { name: 'Delete …' }).click();
  await expect(dialog).toContainText('6 dishes are in this category');
  await expect(dialog.getByRole('button', { name: 'Delete', exact: true })).toHaveCount(0);
});

test('a file is looked at before it changes anything; a bad one is refused row by row', async ({ world, page }) => {
  const api = await signIn((await world.hub(DEMO)).url);
  await openOffice(page, api, 'import');
  const choose = (name: string, text: string | Buffer) =>
    page.getByLabel('Choose a CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

  await choose('bad.csv', 'Category;Name;Price\r\nDesserts;Torta;1.234\r\nDesserts;Torta;4\r\nDesserts;torta;5\r\n');
  await expect(page.getByRole('alert')).toContainText('2 problems');
  await expect(page.getByRole('row', { name: /^2 Price 1\.234/ })).toContainText('could be a thousand');
  await expect(page.getByRole('row', { name: /^4 Name torta/ })).toContainText('row 3');
  await expect(page.getByRole('button', { name: /^Make/ })).toHaveCount(0);

  await choose('hostile.csv', `Category,Name,Price\n${'=cmd|A,b,1\n'.repeat(80_000)}`);
  await expect(page.getByRole('alert')).toContainText('More than 2000 rows');
  await choose('menu.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 1, 2]));
  await expect(page.getByRole('alert')).toContainText('Save it as CSV');
  expect(await names(api, 'Desserts')).toHaveLength(3);

  // As Italian Excel writes it: semicolons, decimal commas, Windows-1252.
  await choose(
    'buono.csv',
    Buffer.from('Categoria;Nome;Prezzo\r\nDesserts;Tiramis\xf9;4,80\r\nDesserts;Bign\xe8;3,00\r\n', 'latin1'),
  );
  await expect(page.getByRole('row', { name: /^changes Dish Tiramisù/ })).toContainText('Price: 4.5 → 4.8');
  await expect(page.getByRole('row', { name: /^new Dish Bignè/ })).toBeVisible();
  expect(await names(api, 'Desserts')).toHaveLength(3);
  await page.getByRole('button', { name: 'Make these 2 changes' }).click();
  await expect(page.getByText('Done: 1 added, 1 changed, 0 removed.')).toBeVisible();
  expect(await names(api, 'Desserts')).toContain('Bignè');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the menu as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('menu.csv');
});

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

test('a dish gets a photo, and what is none is refused in words', async ({ world, page }) => {
  const api = await signIn((await world.hub(DEMO)).url);
  await openOffice(page, api, 'menu');
  await page.getByRole('button', { name: 'Edit Lasagne' }).click();
  const photo = page.getByRole('group', { name: 'Photo' });
  await photo.getByLabel('Choose a photo').setInputFiles({
    name: 'holiday.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<svg onload="alert(1)"/>'),
  });
  await expect(photo.getByRole('alert')).toContainText('This is no JPEG');
  await photo.getByLabel('Choose a photo').setInputFiles({
    name: 'lasagne.png',
    mimeType: 'image/png',
    buffer: Buffer.from(dot, 'base64'),
  });
  const image = photo.getByRole('img');
  await expect(image).toHaveAttribute('src', /^\/v1\/pictures\/[0-9a-f]{64}\.webp$/);
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Lasagne' }).locator('img')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Lasagne' }).click();
  await photo.getByRole('button', { name: 'Take the photo away' }).click();
  await expect(photo.getByText('no photo')).toBeVisible();
});
