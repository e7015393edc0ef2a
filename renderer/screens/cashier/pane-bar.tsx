import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { cartCount } from '../../store/cart.ts';
import { cartSums } from '../../store/cart-money.ts';
import { useApp } from '../../store/use-app.ts';
import { useMoney } from './use-money.ts';
import styles from './cashier.module.css';

/** What a narrow till shows of its three parts; a tablet on end has the menu beside it always, so there `menu` is the cart. */
export type Pane = 'menu' | 'cart' | 'pay';

// Narrower than this the menu has the screen for itself (cashier.module.css says the same).
const PHONE = 640;

export const firstPane = (): Pane => (globalThis.innerWidth > PHONE ? 'cart' : 'menu');

/** Below the parts, where there is no room for all three: which one, what is in the cart, and what it comes to. */
export const PaneBar = ({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) => {
  const t = useT();
  const money = useMoney();
  const cart = useApp((state) => state.cart);
  const count = cartCount(cart);
  useCartOnFirstDish(count, pane, onPane);
  const button = (name: Pane, label: string) => (
    <button type="button" data-pane={name} aria-pressed={pane === name} onClick={() => onPane(name)}>
      {label}
    </button>
  );
  return (
    <fieldset className={styles['panes']} aria-label={t('till.panes')}>
      {button('menu', t('cashier.sell'))}
      {button('cart', `${t('cashier.cart')} ${count}`)}
      {button('pay', `${t('till.pay')} ${money(cartSums(cart).rest)}`)}
    </fieldset>
  );
};

/** The sum of the last sale gives way to the next one's bill, as on a wide screen. */
const useCartOnFirstDish = (count: number, pane: Pane, onPane: (pane: Pane) => void): void => {
  const before = useRef(count);
  useEffect(() => {
    if (before.current === 0 && count > 0 && pane === 'pay') onPane('cart');
    before.current = count;
  }, [count, pane, onPane]);
};
