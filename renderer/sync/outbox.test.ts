// @vitest-environment node
import { describe, expect, test, vi } from 'vitest';
import { FakeHub, type Cut } from '../testing/fake-hub.ts';
import { startScreen, type Started } from '../testing/start-screen.ts';

const till = async (hub = new FakeHub(), storage?: Started['storage']): Promise<Started> => {
  const screen = startScreen('#/cashier?register=r1', hub, storage);
  await vi.waitFor(() => expect(screen.runtime.store.getState().link.loaded).toBe(true), { interval: 1 });
  return screen;
};

const sell = ({ runtime }: Started): void => {
  const { menu } = runtime.store.getState().hub;
  const gnocchi = menu.foods.find((food) => food.name === 'Gnocchi');
  if (!gnocchi) throw new Error('no gnocchi on the fake menu');
  runtime.actions.cart.add(gnocchi, 2);
  runtime.actions.cart.confirm();
};

const answered = ({ runtime }: Started): Promise<void> =>
  vi.waitFor(() => expect(runtime.store.getState().outbox).toEqual([]), { interval: 1, timeout: 3000 });

const sold = (hub: FakeHub): number => hub.model.orders.size;

describe('a confirmed sale arrives exactly once', () => {
  test.each<[string, Cut[]]>([
    ['when nothing goes wrong', []],
    ['cut before the hub hears it', ['before-send']],
    ['cut after the hub has done it', ['after-commit']],
    ['cut again and again', ['after-commit', 'before-send', 'after-commit', 'after-commit']],
  ])('%s', async (_name, cuts) => {
    const screen = await till();
    screen.hub.cuts.push(...cuts);
    sell(screen);
    await answered(screen);
    expect(sold(screen.hub)).toBe(1);
    expect(screen.runtime.store.getState().cart.lastSale).toMatchObject({ ticketNumber: 1, total: 1600 });
    screen.runtime.stop();
  });

  test('when the page is closed between commit and answer, and opened again', async () => {
    const first = await till();
    first.hub.cuts.push('after-commit');
    sell(first);
    await vi.waitFor(() => expect(sold(first.hub)).toBe(1), { interval: 1 });
    first.runtime.stop();
    const second = await till(first.hub, first.storage);
    await answered(second);
    expect(sold(first.hub)).toBe(1);
    second.runtime.stop();
  });

  test('when the hub is away at the moment of the sale: it waits, and the next sale behind it', async () => {
    const screen = await till();
    screen.hub.goOffline();
    sell(screen);
    sell(screen);
    expect(screen.runtime.store.getState().outbox).toHaveLength(2);
    expect(sold(screen.hub)).toBe(0);
    screen.hub.offline = false;
    await answered(screen);
    const keys = screen.hub.seen.map((call) => call.key);
    expect(new Set(keys).size).toBe(2);
    expect(sold(screen.hub)).toBe(2);
    screen.runtime.stop();
  });

  test('when the confirm button is pressed twice', async () => {
    const screen = await till();
    sell(screen);
    screen.runtime.actions.cart.confirm();
    await answered(screen);
    expect(sold(screen.hub)).toBe(1);
    screen.runtime.stop();
  });

  test('even when storage is full', async () => {
    const screen = await till();
    screen.storage.full = true;
    sell(screen);
    await answered(screen);
    expect(sold(screen.hub)).toBe(1);
    screen.runtime.stop();
  });
});

describe('a sale that must not go by itself', () => {
  test('a refused one is back in the cart', async () => {
    const screen = await till();
    screen.runtime.actions.cart.add({
      id: 'gone',
      name: 'Gone',
      description: null,
      price: 500 as never,
      available: true,
      categoryId: 'c1',
      ingredients: [],
      allergens: [],
      picture: null,
    });
    screen.runtime.actions.cart.confirm();
    await answered(screen);
    const { cart, toasts } = screen.runtime.store.getState();
    expect(cart.lines.map((line) => line.name)).toEqual(['Gone']);
    expect(toasts.map((toast) => toast.message)).toEqual(['error.unknown-food']);
    expect(sold(screen.hub)).toBe(0);
    screen.runtime.stop();
  });

  test('somebody else’s is held: the hub knows its key only from that person', async () => {
    const first = await till();
    first.hub.cuts.push('after-commit');
    sell(first);
    await vi.waitFor(() => expect(sold(first.hub)).toBe(1), { interval: 1 });
    first.runtime.stop();
    const entry = first.storage.key(0) ?? '';
    const stored = JSON.parse(first.storage.getItem(entry) ?? '{}') as object;
    first.storage.setItem(entry, JSON.stringify({ ...stored, userId: 77 }));
    const second = await till(first.hub, first.storage);
    await vi.waitFor(
      () => expect(second.runtime.store.getState().outbox.map((one) => one.hold)).toEqual(['other-person']),
      { interval: 1 },
    );
    expect(sold(first.hub)).toBe(1);
    second.runtime.stop();
  });

  test('one older than the hub’s memory of keys is held', async () => {
    const first = await till();
    first.hub.goOffline();
    sell(first);
    await vi.waitFor(() => expect(first.runtime.store.getState().outbox[0]?.attempts).toBeGreaterThan(0), {
      interval: 1,
    });
    first.runtime.stop();
    first.hub.offline = false;
    first.hub.model.now += 24 * 3_600_000;
    const second = await till(first.hub, first.storage);
    await vi.waitFor(() => expect(second.runtime.store.getState().outbox.map((one) => one.hold)).toEqual(['too-old']), {
      interval: 1,
    });
    expect(sold(first.hub)).toBe(0);
    second.runtime.stop();
  });
});
