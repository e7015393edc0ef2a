import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartCount, selectedLine } from '../../store/cart.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CartRow } from './cart-row.tsx';
import styles from './cart-zone.module.css';

// The wire takes 100 characters (orders contract).
const LONGEST_NAME = 100;

export const CartZone = ({ onNote }: { onNote: (key: string) => void }) => {
  const t = useT();
  const cart = useApp((state) => state.cart);
  const { cart: actions } = useActions();
  const selected = selectedLine(cart)?.key;
  return (
    <section className={styles['zone']} aria-label={t('cashier.cart')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>
          {t('cashier.cart')}{' '}
          {cart.lines.length > 0 && (
            <span className={styles['count']}>{t('cashier.items', { count: cartCount(cart) })}</span>
          )}
        </h2>
        <Button kind="quiet" disabled={cart.lines.length === 0} onClick={actions.clear}>
          {t('cashier.clearCart')}
        </Button>
      </div>
      {cart.pending && (
        <p className={styles['pending']}>{t('cashier.pendingLoaded', { code: cart.pending.displayCode })}</p>
      )}
      {cart.lines.length === 0 ? (
        <div className={styles['lines']}>
          <Empty title={t('cashier.cartEmpty')} />
        </div>
      ) : (
        <ul className={styles['lines']}>
          {cart.lines.map((line) => (
            <CartRow key={line.key} line={line} selected={line.key === selected} onNote={() => onNote(line.key)} />
          ))}
        </ul>
      )}
      <div className={styles['fields']}>
        <TextField
          label={t('cashier.table')}
          value={cart.table}
          onText={(table) => actions.field({ table })}
          maxLength={LONGEST_NAME}
          data-field="table"
        />
        <TextField
          label={t('cashier.customer')}
          value={cart.customer}
          onText={(customer) => actions.field({ customer })}
          maxLength={LONGEST_NAME}
          data-field="customer"
        />
      </div>
    </section>
  );
};
