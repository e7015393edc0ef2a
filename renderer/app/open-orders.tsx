import { useT } from '../i18n/use-t.ts';
import { useApp } from '../store/use-app.ts';
import { formatAge } from '../ui/format-age.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './top-bar.module.css';

/** How many orders are open and how long the oldest has waited. */
export const OpenOrders = () => {
  const t = useT();
  const now = useNow();
  const orders = useApp((state) => state.hub.orders);
  const open = Object.values(orders).filter((order) => order.status === 'CONFIRMED');
  const oldest = Math.min(...open.map((order) => order.confirmedAt ?? now.hub));
  return (
    <>
      <span className={styles['fact']}>
        {t('bar.open')} <strong>{open.length}</strong>
      </span>
      <span className={styles['fact']}>
        {t('bar.oldest')}{' '}
        <strong className={styles['seconds']}>{open.length === 0 ? t('bar.none') : formatAge(now.hub - oldest)}</strong>
      </span>
    </>
  );
};
