import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyOf, personWith } from '../../testing/callers.ts';
import { listen } from '../../testing/event-stream.ts';
import { menuOf, startTestHub, type Menu, type TestHub } from '../../testing/test-hub.ts';

let hub: TestHub;
let menu: Menu;

beforeEach(async () => {
  hub = await startTestHub();
  menu = await menuOf(hub);
});
afterEach(() => hub.end());

const printers = async () => (await hub.call('GET', '/v1/printers')).body as { id: string; name: string }[];

test('a print service corrects the address of its printer, and its status is said each time', async () => {
  const till = await listen(hub, '/events/cashier', ['printer-status-changed']);
  const key = await keyOf(hub, 'PRINTER');
  const [printer] = await printers();
  const put = await hub.call('PUT', `/v1/printers/${printer?.id}`, { ip: '192.168.1.50' }, key);
  expect(put.body).toEqual({ ...printer, ip: '192.168.1.50' });
  await hub.call('PATCH', `/v1/printers/${printer?.id}`, { status: 'ERROR', detail: 'paper-out' }, key);
  await hub.call('PUT', `/v1/printers/${printer?.id}`, { status: 'ONLINE' }, key);
  const said = (await till.next(3)).map(({ data }) => data);
  expect(said).toEqual([
    { id: printer?.id, status: 'OFFLINE', detail: 'not-seen' },
    { id: printer?.id, status: 'ERROR', detail: 'paper-out' },
    // The paper is back: a detail belongs to the status it came with.
    { id: printer?.id, status: 'ONLINE', detail: null },
  ]);
  expect((await hub.call('PUT', `/v1/printers/${printer?.id}`, { ip: '300.1.1.1' }, key)).status).toBe(400);
  expect((await hub.call('PUT', '/v1/printers/none', { ip: '10.0.0.1' }, key)).status).toBe(404);
  till.close();
});

test('how a printer is reached, what stands in for it and how much it prints change one by one', async () => {
  const [first, second] = await printers();
  const put = (body: Record<string, unknown>) => hub.call('PUT', `/v1/printers/${first?.id}`, body);
  expect(first).toMatchObject({ failoverPrinterId: null, copies: 1, connection: 'network', target: null });
  await put({ failoverPrinterId: second?.id, openDrawer: false });
  await put({ copies: 2 });
  await put({ letters: 'ascii' });
  expect((await put({ letters: 'klingon' })).status).toBe(400);
  expect((await put({ connection: 'device', target: '/dev/usb/lp0' })).body).toEqual({
    ...first,
    letters: 'ascii',
    ...{ failoverPrinterId: second?.id, openDrawer: false, copies: 2, connection: 'device', target: '/dev/usb/lp0' },
  });
  expect((await put({ failoverPrinterId: first?.id })).status).toBe(400);
  expect((await put({ failoverPrinterId: 'none' })).status).toBe(400);
  for (const target of ['/etc/passwd', '/dev/../etc/passwd', '-o raw', '..\\\\x', '/dev/sda'])
    expect((await put({ target })).status).toBe(400);
  expect((await put({ copies: 0 })).status).toBe(400);
  expect((await hub.call('DELETE', `/v1/printers/${second?.id}`)).status).toBe(204);
  const { body } = await hub.call('GET', `/v1/printers/${first?.id}`);
  expect(body).toMatchObject({ failoverPrinterId: null, copies: 2 });
  const made = await hub.call('POST', '/v1/printers', { name: 'Office', connection: 'system', target: 'Office_TM' });
  expect(made.body).toMatchObject({ connection: 'system', target: 'Office_TM', copies: 1, openDrawer: true });
});

test('a dish without a printer goes where its category goes', async () => {
  const [category] = (await hub.call('GET', '/v1/categories')).body as { id: string; printerId: string | null }[];
  const food = (
    await hub.call('POST', '/v1/foods', { name: 'Bread', price: 1, categoryId: category?.id, printerId: null })
  ).body;
  expect(food.printerId).toBeNull();
  const sale = { orderItems: [{ foodId: food.id, quantity: 1 }] };
  const { body: order } = await hub.call('POST', '/v1/orders', sale);
  const { orderItems } = (await hub.call('GET', `/v1/orders/${order.id}`)).body;
  expect(category?.printerId).toEqual(expect.any(String));
  expect(orderItems[0].food.printerId).toBe(category?.printerId);
});

test('nothing names a printer that is gone', async () => {
  const receipts = (await printers()).find(({ name }) => name === 'Receipt printer');
  await hub.call('PATCH', '/v1/settings', { defaultPrinterId: receipts?.id });
  const kitchen = menu.foods[0]?.printerId;
  for (const id of [receipts?.id, kitchen]) expect((await hub.call('DELETE', `/v1/printers/${id}`)).status).toBe(204);
  expect((await hub.call('DELETE', `/v1/printers/${kitchen}`)).status).toBe(404);
  expect((await hub.call('GET', '/v1/settings')).body.defaultPrinterId).toBeNull();
  const registers = (await hub.call('GET', '/v1/cash-registers?include=printer')).body;
  expect(registers).toMatchObject([{ defaultPrinterId: null, defaultPrinter: null }, { defaultPrinterId: null }]);
  const named = (await hub.call('GET', '/v1/foods')).body.filter(
    (food: Menu['foods'][number]) => food.printerId === kitchen,
  );
  expect(named).toEqual([]);
});

test('a register is closed, renamed and deleted; its sales stay', async () => {
  const id = menu.registerId;
  const sale = () =>
    hub.call('POST', '/v1/orders', {
      orderItems: [{ foodId: menu.foods[0]?.id, quantity: 1 }],
      confirm: { paymentMethod: 'CARD', cashRegisterId: id },
    });
  const { body: order } = await sale();
  const before = (await hub.call('GET', `/v1/cash-registers/${id}`)).body;
  expect((await hub.call('PATCH', `/v1/cash-registers/${id}`, { enabled: false })).body).toEqual({
    ...before,
    enabled: false,
  });
  expect((await sale()).status).toBe(400);
  expect((await hub.call('PUT', `/v1/cash-registers/${id}`, { name: 'Bar till', enabled: true })).body).toEqual({
    ...before,
    name: 'Bar till',
  });
  expect((await hub.call('DELETE', `/v1/cash-registers/${id}`)).status).toBe(204);
  expect((await hub.call('GET', `/v1/orders/${order.id}`)).body.cashRegisterId).toBe(id);
  expect((await hub.call('POST', `/v1/cash-registers/${id}/open-drawer`)).status).toBe(404);
});

test('an operator is shown the tills in use, and must say so', async () => {
  const operator = await personWith(hub, 'operator');
  await hub.call('PATCH', `/v1/cash-registers/${menu.registerId}`, { enabled: false });
  const ask = (query: string) => hub.call('GET', `/v1/cash-registers${query}`, undefined, operator);
  expect((await ask('')).status).toBe(403);
  expect((await ask('?enabled=false')).status).toBe(403);
  expect((await ask('?enabled=true&include=printer')).body).toMatchObject([{ name: 'Till 2', enabled: true }]);
});
