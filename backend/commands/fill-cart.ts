import { cartLineKey } from '#contract/cart-line.ts';
import type { CartItems, CartLine, CartStep, CartView } from '#contract/cart.ts';
import { Refusal } from '#contract/errors.ts';
import { MAX_LINES, MAX_QUANTITY } from '#contract/order-lines.ts';
import { cents, sumCents, toDecimalNumber, type Cents } from '#contract/money.ts';
import { extrasPrice, type Choice } from '#domain/choices.ts';
import { setCartItems, type CartSessionRow } from '../store/carts.ts';
import type { Db } from '../store/db.ts';
import type { WriteTx } from '../store/event-log.ts';
import { foodsOf } from '../store/menu.ts';
import { idleAt, placeOf, requireActive } from './carts.ts';
import { choiceRefusal, readChoosing } from './choose-ingredients.ts';
import type { Env } from './env.ts';

type Item = CartItems[number];

export const itemsOf = ({ items }: Pick<CartSessionRow, 'items'>): CartItems => JSON.parse(items) as CartItems;

const wanted = ({ product_id: foodId, without, extra }: Item) => ({ foodId, without, extra });
const shown = (choices: readonly Choice[]) =>
  choices.map(({ id, name, surcharge }) => ({ id, name, surcharge: toDecimalNumber(surcharge) }));

type Standing = { item: Item; line: CartLine; sum: Cents };
const stands = (one: Standing | Refusal): one is Standing => !(one instanceof Refusal);

/** Each line at the menu's prices of now, or why it cannot be had. */
const judge = async (db: Db, items: CartItems): Promise<(Standing | Refusal)[]> => {
  const foods = new Map(
    (await foodsOf(db, [...new Set(items.map((item) => item.product_id))])).map((food) => [food.id, food]),
  );
  const choose = await readChoosing(db, items.map(wanted));
  return items.map((item) => {
    const food = foods.get(item.product_id);
    if (!food) return new Refusal('unknown-food', `There is no food with the id "${item.product_id}"`);
    const choices = choose(wanted(item));
    if ('refused' in choices) return choiceRefusal(choices.refused);
    const { without, extra } = choices;
    const each = cents(food.price + extrasPrice({ extra }, 1));
    const sum = cents(each * item.qty);
    const line: CartLine = {
      product_id: item.product_id,
      name: food.name,
      qty: item.qty,
      notes: item.notes ?? null,
      unit_price: toDecimalNumber(each),
      total: toDecimalNumber(sum),
      ...(without.length > 0 ? { without: shown(without) } : {}),
      ...(extra.length > 0 ? { extra: shown(extra) } : {}),
    };
    return { item, line, sum };
  });
};

/** One that is gone from the menu, or wanted as it cannot be had any more, is gone from the cart. */
const standing = async (db: Db, items: CartItems): Promise<Standing[]> => (await judge(db, items)).filter(stands);

const toView = (lines: readonly Standing[]): CartView => ({
  items: lines.map(({ line }) => line),
  total: toDecimalNumber(sumCents(lines.map(({ sum }) => sum))),
  item_count: lines.reduce((all, { line }) => all + line.qty, 0),
});

/** What lies in the cart, as both screens show it. */
export const viewCart = async (db: Db, items: CartItems): Promise<CartView> => toView(await standing(db, items));

/** What is ordered when it is ordered now, and how it looks. */
export const orderable = async (db: Db, items: CartItems): Promise<{ items: CartItems; view: CartView }> => {
  const lines = await standing(db, items);
  return { items: lines.map(({ item }) => item), view: toView(lines) };
};

/** What is in the cart from now on. @throws Refusal not-found, unknown-food, choice-refused */
export const fillCart = async (tx: WriteTx, env: Env, sessionId: number, items: CartItems): Promise<CartView> =>
  fill(tx, env, await requireActive(tx, sessionId), items);

const fill = async (tx: WriteTx, env: Env, session: CartSessionRow, items: CartItems): Promise<CartView> => {
  const judged = await judge(tx.db, items);
  const refusals = judged.filter((one) => one instanceof Refusal);
  const [first] = refusals;
  if (first) throw refusals.find(({ code }) => code === 'unknown-food') ?? first;
  return keep(tx, env, session, items, toView(judged.filter(stands)));
};

const keep = async (
  tx: WriteTx,
  env: Env,
  session: CartSessionRow,
  items: CartItems,
  cart: CartView,
): Promise<CartView> => {
  await setCartItems(tx.db, session.id, JSON.stringify(items), idleAt(tx, env));
  await tx.append({ type: 'cart-updated', place: placeOf(session), cart });
  return cart;
};

/**
 * One line more or less, from what the cart holds now: of two screens that press at once neither undoes the other.
 * @throws Refusal not-found, unknown-food, choice-refused, unprocessable beyond the limits of a cart
 */
export const stepCart = async (tx: WriteTx, env: Env, sessionId: number, step: CartStep): Promise<CartView> => {
  const session = await requireActive(tx, sessionId);
  // What went from the menu meanwhile must not stop somebody from changing the rest.
  const { items, view } = await orderable(tx.db, itemsOf(session));
  const key = cartLineKey(step);
  const before = items.find((item) => cartLineKey(item) === key);
  const qty = (before?.qty ?? 0) + step.add;
  // One that is gone already stays gone, and is no mistake: somebody else took it out.
  if (!before && qty <= 0) return keep(tx, env, session, items, view);
  const { add: _, ...line } = step;
  const next = { ...line, qty, notes: step.notes?.trim() || null };
  const changed = before ? items.map((item) => (item === before ? next : item)) : [...items, next];
  const left = changed.filter((item) => item.qty > 0);
  if (left.length > MAX_LINES || qty > MAX_QUANTITY) throw new Refusal('unprocessable');
  return fill(tx, env, session, left);
};
