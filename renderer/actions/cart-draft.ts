import { emptyCart, revivedCart, type Cart } from '../store/cart.ts';
import type { AppStore } from '../store/store.ts';
import type { KeyValue } from './ports.ts';

const KEY = 'passrail.cart';

/** What was in the cart when the page was left; a damaged text is an empty cart. */
export const keptCart = (storage: KeyValue): Cart => {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null') as Partial<Cart> | null;
    return kept && Array.isArray(kept.lines) ? { ...revivedCart(kept), lastSale: null } : emptyCart;
  } catch {
    return emptyCart;
  }
};

/** Half a sale survives a reload and a crash of the window. Returns the end of it. */
export const keepCart = (store: AppStore, storage: KeyValue): (() => void) =>
  store.subscribe(({ cart }, before) => {
    if (cart === before.cart) return;
    try {
      if (cart.lines.length === 0) storage.removeItem(KEY);
      else storage.setItem(KEY, JSON.stringify(cart));
    } catch {
      // Without storage a reload loses what was being typed, nothing that was sold.
    }
  });
