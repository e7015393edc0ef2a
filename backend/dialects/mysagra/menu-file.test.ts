import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportPreview } from '#contract/menu-import.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, orderBody, startTestHub, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.end());

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const preview = async (text: string, remove = false): Promise<ImportPreview> =>
  (await hub.call('POST', '/v1/menu/import/preview', { file: base64(text), remove })).body;
const accept = (text: string, token: string | null, remove = false) =>
  hub.call('POST', '/v1/menu/import', { file: base64(text), remove, token });
const exported = async (query = ''): Promise<string> => (await hub.call('GET', `/v1/menu/export${query}`)).body;
const tree = async () => (await hub.call('GET', '/v1/categories?include=foods.ingredients')).body;
const brief = ({ changes }: ImportPreview) => changes.map(({ kind, what, name }) => `${kind} ${what} ${name}`);

test('a preview says what would change and changes nothing; accepting it does that', async () => {
  const text = [
    'Categoria;Nome;Prezzo;Reparto;Ingredienti;Allergeni',
    'Desserts;Tiramisù;4,80;;Mascarpone|Caffè;latte|uova|glutine',
    'Pizze;Margherita;6,50;Forno;Pomodoro|Mozzarella;glutine|latte',
    'Pizze;Marinara;5,00;;Pomodoro;glutine',
  ].join('\r\n');
  const before = await tree();
  const shown = await preview(text);
  expect(shown).toMatchObject({ refused: null, encoding: 'utf-8', separator: ';', rows: 3, problems: [] });
  expect(brief(shown)).toEqual([
    'add station Forno',
    'add ingredient Mascarpone',
    'add ingredient Caffè',
    'add ingredient Pomodoro',
    'add ingredient Mozzarella',
    'add category Pizze',
    'change food Tiramisù',
    'add food Margherita',
    'add food Marinara',
  ]);
  expect(shown.changes.find(({ name }) => name === 'Tiramisù')?.fields).toEqual([
    { field: 'price', from: '4.5', to: '4.8' },
    { field: 'ingredients', from: '', to: 'Caffè, Mascarpone' },
    { field: 'allergens', from: '', to: 'gluten, eggs, milk' },
  ]);
  expect(await tree()).toEqual(before);

  const till = await listen(hub, '/events/cashier', ['menu-changed']);
  expect((await accept(text, shown.token)).body).toEqual({ added: 8, changed: 1, removed: 0 });
  await till.next(1);
  till.close();
  const pizze = (await tree()).at(-1);
  expect(pizze).toMatchObject({ name: 'Pizze', position: 5 });
  expect(pizze.foods.map((food: { name: string }) => food.name)).toEqual(['Margherita', 'Marinara']);
  expect(pizze.foods[0]).toMatchObject({ price: '6.5', available: true, allergens: ['gluten', 'milk'] });
  const again = await preview(text);
  expect([again.token, again.changes, again.unchanged]).toEqual([null, [], 3]);
});

test('our own export is read without loss, in both languages, formulas and all', async () => {
  const [category] = await tree();
  const { body: odd } = await hub.call('POST', '/v1/ingredients', { name: 'Salt | "pepper", \\; oil' });
  for (const name of ['=HYPERLINK("http://x")', "'=1", '-10% deal', "'Nduja", '@ home; or "away"'])
    await hub.call('POST', '/v1/foods', {
      name,
      description: `${name} \nof two lines `,
      price: 3.1,
      categoryId: category.id,
      available: false,
      ingredients: [{ id: odd.id }],
      allergens: ['nuts', 'milk'],
    });
  for (const language of ['it', 'en']) {
    const text = await exported(`?language=${language}`);
    // Nothing that a spreadsheet would run stands at the beginning of a cell.
    expect(text).not.toMatch(/(?:^|[;,\n]|[;,\n]")[=@]/u);
    const shown = await preview(text, true);
    expect([shown.problems, shown.changes, shown.unchanged]).toEqual([[], [], 28]);
  }
  const headers = { authorization: `Bearer ${hub.token}` };
  const raw = await (await fetch(`${hub.url}/v1/menu/export?language=it`, { headers })).arrayBuffer();
  expect(Buffer.from(raw).toString()).toMatch(/^\ufeffCategoria;Nome;Prezzo;/u);
});

test('what the menu became in between is not overwritten', async () => {
  const text = 'Category,Name,Price\nDesserts,Tiramisù,4.80\n';
  const shown = await preview(text);
  const tiramisu = (await tree()).flatMap((one: { foods: { name: string; id: string }[] }) => one.foods);
  const { id } = tiramisu.find((food: { name: string }) => food.name === 'Tiramisù');
  await hub.call('PATCH', `/v1/foods/${id}`, { price: 5 });
  expect((await accept(text, shown.token)).status).toBe(412);
  expect((await hub.call('GET', `/v1/foods/${id}`)).body.price).toBe('5');
  expect((await accept(text, (await preview(text)).token)).status).toBe(200);
  expect((await accept(text, 'made-up')).status).toBe(412);
});

test('every fault of every row is named by its line, and nothing is changed', async () => {
  const text = [
    'Category,Name,Price,Available,Printer,Allergens,Station,Colour',
    'Desserts,Torta,1.234,yes,,,,red',
    'Desserts,,4,,,,,',
    'Desserts,Gelato,4,perhaps,,,,',
    'Desserts,Sorbetto,4,,Nowhere printer,,,',
    'Desserts,Budino,4,,,kryptonite,,',
    'Desserts,gelato,4,,,,,',
    'Desserts,Crema,4,,,,Bar,',
    'Desserts,Bignè,4,,,,Grill,',
    `Desserts,${'x'.repeat(101)},4,,,,,`,
    'Desserts,Semifreddo,4,50,,,,,x',
    'desserts,Babà,4,,,,,',
    'Desserts,babà,4,,,,,',
  ].join('\n');
  const before = await tree();
  const shown = await preview(text);
  expect(shown.token).toBeNull();
  expect(shown.ignored).toEqual(['Colour']);
  expect(shown.problems.map(({ line, column, fault, other }) => [line, column, fault, other])).toEqual([
    [2, 'price', 'price-ambiguous', undefined],
    [3, 'name', 'missing', undefined],
    [4, 'available', 'flag', undefined],
    [5, 'printer', 'unknown-printer', undefined],
    [6, 'allergens', 'allergen', undefined],
    [9, 'station', 'two-stations', 8],
    [10, 'name', 'too-long', undefined],
    [11, '', 'cells', undefined],
    [11, 'available', 'flag', undefined],
    [13, 'name', 'duplicate-name', 12],
  ]);
  expect((await accept(text, shown.token ?? 'none')).status).toBe(412);
  expect(await tree()).toEqual(before);
});

test('files that are no table of foods are refused with a reason', async () => {
  const reason = async (text: string) => (await preview(text)).refused;
  expect(await reason('Name,Price\nTorta,4\n')).toEqual({ reason: 'missing-column', line: 1, columns: ['category'] });
  expect(await reason(`Category,Name,Price\n${'a,b,1\n'.repeat(100_000)}`)).toMatchObject({ reason: 'too-many-rows' });
  expect(await reason('PK\u0003\u0004')).toMatchObject({ reason: 'workbook' });
  expect(await reason('')).toMatchObject({ reason: 'empty' });
  const { status } = await hub.call('POST', '/v1/menu/import/preview', { file: '!' });
  expect(status).toBe(400);
  expect((await hub.call('POST', '/v1/menu/import/preview', { file: 'A'.repeat(1_600_000) })).status).toBe(413);
});

test('with `remove`, what the file does not name goes; what was sold of it stays in the books', async () => {
  const menu = await menuOf(hub);
  await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 2]]));
  const name = menu.foods[0]?.name ?? '';
  const text = (await exported('?language=en'))
    .split('\r\n')
    .filter((line) => !line.includes(name))
    .join('\r\n');
  const shown = await preview(text, true);
  expect(brief(shown)).toEqual([`remove food ${name}`]);
  expect((await accept(text, shown.token, true)).body).toEqual({ added: 0, changed: 0, removed: 1 });
  expect((await hub.call('GET', `/v1/foods/${menu.foods[0]?.id}`)).status).toBe(404);
  const [report] = (await hub.call('GET', '/v1/reports?from=2026-08-15&groupBy=all')).body;
  expect(report.categoryStats[0].foodStats[0]).toMatchObject({ foodName: name, quantity: 2 });
});

test('foods swap their names, and rows set the order', async () => {
  const rows = (await exported('?language=en')).split('\r\n');
  const desserts = rows.filter((line) => line.startsWith('Desserts'));
  const swapped = desserts
    .toReversed()
    .map((line) => line.replace('Crostata', '§').replace('Panna cotta', 'Crostata').replace('§', 'Panna cotta'));
  const text = [rows[0], ...swapped].join('\r\n');
  const shown = await preview(text);
  expect(brief(shown)).toEqual(['change food Crostata', 'change food Panna cotta', 'change category Desserts']);
  expect((await accept(text, shown.token)).status).toBe(200);
  const names = (await tree()).find((one: { name: string }) => one.name === 'Desserts').foods;
  expect(names.map((food: { name: string }) => food.name)).toEqual(['Tiramisù', 'Crostata', 'Panna cotta']);
});

test('two thousand rows are taken at once, and a till is served meanwhile', async () => {
  const rows = Array.from({ length: 2000 }, (_none, at) => `Category ${at % 40},Food ${at},${(at % 90) + 1}.5,a|b|c`);
  const text = `Category,Name,Price,Ingredients\n${rows.join('\n')}\n`;
  const shown = await preview(text);
  expect(shown.changes).toHaveLength(2043);
  const menu = await menuOf(hub);
  const done = accept(text, shown.token);
  expect((await hub.call('POST', '/v1/orders', orderBody(menu, [[0, 1]]))).status).toBe(201);
  expect((await done).body).toEqual({ added: 2043, changed: 0, removed: 0 });
}, 30_000);

test('the order of the menu is kept; what is unknown is passed over, what is not named comes after', async () => {
  const before: { id: string; foods: { id: string }[] }[] = await tree();
  const ids = before.map(({ id }) => id);
  const [first, second, ...rest] = ids;
  const order = (body: object) => hub.call('PUT', '/v1/menu/order', { ...body });
  expect((await order({ categories: [second, 'gone', first, second] })).status).toBe(204);
  expect((await tree()).map(({ id }: { id: string }) => id)).toEqual([second, first, ...rest]);
  const foods = before[0]?.foods.map(({ id }) => id).toReversed() ?? [];
  expect((await order({ foods: { categoryId: first, ids: foods } })).status).toBe(204);
  expect((await tree())[1].foods.map(({ id }: { id: string }) => id)).toEqual(foods);
  expect((await order({ foods: { categoryId: 'none', ids: [] } })).status).toBe(404);
});
