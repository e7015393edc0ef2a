import { useT } from '../../i18n/use-t.ts';
import type { Sale } from '../../store/cart.ts';
import { useApp } from '../../store/use-app.ts';
import { useMoney } from './use-money.ts';
import { Shape } from '../../ui/shape.tsx';
import { Slips } from './slips.tsx';
import styles from './payment-zone.module.css';

/** What the customer is told: number, total, change. Stays until the next sale begins. */
export const LastSale = ({ sale }: { sale: Sale }) => {
  const t = useT();
  const money = useMoney();
  const parked = useApp(
    (state) =>
      state.outbox.some((entry) => entry.key === sale.key && entry.attempts > 0) || state.link.phase !== 'live',
  );
  return (
    <output className={styles['sale']} aria-label={t('cashier.lastSale')}>
      <p className={styles['number']}>
        <span>{t('cashier.ticket')}</span>
        {sale.orderId === null ? (
          <strong className={styles['waiting']}>
            <Shape name="clock" /> {t(parked ? 'cashier.parked' : 'cashier.sending')}
          </strong>
        ) : (
          <strong className={styles['big']}>{sale.ticketNumber ?? sale.displayCode}</strong>
        )}
      </p>
      {sale.displayCode !== null && <p className={styles['code']}>{sale.displayCode}</p>}
      <dl className={styles['sums']}>
        <div>
          <dt>{t('cashier.total')}</dt>
          <dd>{money(sale.total)}</dd>
        </div>
        <div className={styles['changeSum']}>
          <dt>{t('cashier.change')}</dt>
          <dd>{sale.change === null ? '–' : money(sale.change)}</dd>
        </div>
      </dl>
      {sale.orderId !== null && <Slips orderId={sale.orderId} />}
    </output>
  );
};
