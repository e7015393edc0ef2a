import type { OrderType } from '#contract/order-state.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartCount, selectedLine } from '../../store/cart.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CartRow } from './cart-row.tsx';
import styles from './cart-zone.module.css';

// The wire takes 100 characters (orders contract).
const LONGEST_NAME = 100;
const types: readonly OrderType[] = ['eat-in', 'take-away', 'delivery'];

type Props = { onNote: (key: string) => void; onQuantity: (key: string) => void; onLoadCode: () => void };

export const CartZone = ({ onNote, onQuantity, onLoadCode }: Props) => {
  const t = useT();
  const cart = useApp((state) => state.cart);
  const selected = selectedLine(cart)?.key;
  return (
    <section className={styles['zone']} aria-label={t('cashier.cart')}>
      <Head onLoadCode={onLoadCode} />
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
            <CartRow
              key={line.key}
              line={line}
              selected={line.key === selected}
              onNote={onNote}
              onQuantity={onQuantity}
            />
          ))}
        </ul>
      )}
      <Fields />
    </section>
  );
};

const Head = ({ onLoadCode }: { onLoadCode: () => void }) => {
  const t = useT();
  const empty = useApp((state) => state.cart.lines.length === 0);
  const begun = useApp((state) => state.cart.parts.length > 0);
  const count = useApp((state) => cartCount(state.cart));
  const { cart: actions } = useActions();
  return (
    <div className={styles['head']}>
      <h2 className={styles['title']}>
        {t('cashier.cart')} {!empty && <span className={styles['count']}>{t('cashier.items', { count })}</span>}
      </h2>
      {empty ? (
        <Button kind="quiet" onClick={onLoadCode}>
          {t('cashier.loadCode')}
        </Button>
      ) : (
        <Button kind="quiet" disabled={begun} onClick={actions.park}>
          {t('cashier.park')}
        </Button>
      )}
      <Button kind="quiet" disabled={empty} onClick={actions.clear}>
        {t('cashier.clearCart')}
      </Button>
    </div>
  );
};

const Fields = () => {
  const t = useT();
  const table = useApp((state) => state.cart.table);
  const customer = useApp((state) => state.cart.customer);
  const orderType = useApp((state) => state.cart.orderType);
  const { cart: actions } = useActions();
  return (
    <div className={styles['fields']}>
      <div className={styles['type']}>
        <Segmented
          label={t('cashier.orderType')}
          value={orderType}
          options={types.map((value) => ({ value, label: t(`cashier.type.${value}`) }))}
          onChange={(type) => actions.field({ orderType: type })}
        />
      </div>
      <TextField
        label={t('cashier.table')}
        value={table}
        onText={(text) => actions.field({ table: text })}
        maxLength={LONGEST_NAME}
        data-field="table"
      />
      <TextField
        label={t('cashier.customer')}
        value={customer}
        onText={(text) => actions.field({ customer: text })}
        maxLength={LONGEST_NAME}
        data-field="customer"
      />
    </div>
  );
};
