import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartCount } from '../../store/cart.ts';
import { cartTotal } from '../../store/cart-money.ts';
import { useApp } from '../../store/use-app.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { useMoney } from './use-money.ts';
import styles from './payment-zone.module.css';

/** Sales the hub has not answered: a count while they go by themselves, one by one where a person has to decide. */
export const HeldSales = () => {
  const t = useT();
  const money = useMoney();
  const outbox = useApp((state) => state.outbox);
  const { cart } = useActions();
  const held = outbox.filter((entry) => entry.hold !== null);
  const waiting = outbox.filter((entry) => entry.hold === null && entry.attempts > 0).length;
  if (held.length === 0 && waiting === 0) return null;
  return (
    <output className={styles['held']}>
      {waiting > 0 && (
        <Badge tone="warn" shape="clock">
          {t('cashier.outbox', { count: waiting })}
        </Badge>
      )}
      {held.map((entry) => (
        <div key={entry.key} className={styles['heldSale']}>
          <p>
            <strong>{money(cartTotal(entry.cart))}</strong> {t('cashier.items', { count: cartCount(entry.cart) })}
          </p>
          <p>{t(`cashier.held.${entry.hold ?? 'refused'}`)}</p>
          <div className={styles['heldButtons']}>
            <Button onClick={() => cart.putBack(entry)}>{t('cashier.putBack')}</Button>
            <Button kind="quiet" onClick={() => cart.drop(entry.key)}>
              {t('cashier.drop')}
            </Button>
          </div>
        </div>
      ))}
    </output>
  );
};
