import { useActions } from '../../actions/actions.ts';
import { canConfirm } from '../../actions/cart-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartSums } from '../../store/cart-money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { HeldSales } from './held-sales.tsx';
import { LastSale } from './last-sale.tsx';
import { PayWays } from './pay-ways.tsx';
import { useMoney } from './use-money.ts';
import styles from './payment-zone.module.css';

export const PaymentZone = ({ onDiscount }: { onDiscount: () => void }) => {
  const t = useT();
  const cart = useApp((state) => state.cart);
  const sold = cart.lastSale !== null && cart.lines.length === 0;
  return (
    <section className={styles['zone']} aria-label={t('cashier.payment')}>
      <HeldSales />
      {sold && cart.lastSale ? <LastSale sale={cart.lastSale} /> : <PayWays onDiscount={onDiscount} />}
      <Foot sold={sold} />
    </section>
  );
};

const Foot = ({ sold }: { sold: boolean }) => {
  const t = useT();
  const money = useMoney();
  const cart = useApp((state) => state.cart);
  const registerId = useApp((state) => state.device.registerId);
  const { cart: actions } = useActions();
  const { full, discount, total, rest } = cartSums(cart);
  return (
    <div className={styles['foot']}>
      {discount > 0 && (
        <p className={styles['small']}>
          <span>
            {t('cashier.subtotal')} {money(full)}
          </span>
          <output>–{money(discount)}</output>
        </p>
      )}
      <p className={cx(styles['total'], sold && styles['hidden'])}>
        <span>{t(rest === total ? 'cashier.total' : 'cashier.rest')}</span>
        <output>{money(rest)}</output>
      </p>
      <Button
        kind="primary"
        size="big"
        className={styles['confirm']}
        aria-keyshortcuts="F9"
        disabled={!canConfirm(cart, registerId)}
        onClick={actions.confirm}
      >
        {t('cashier.confirm')} {total > 0 && <span>{money(total)}</span>}
      </Button>
    </div>
  );
};
