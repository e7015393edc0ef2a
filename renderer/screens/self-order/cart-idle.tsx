import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { QR_SECONDS, type CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

/** Nobody is here: come in by touch, or with the house's app. */
export const CartIdle = ({ cartId, session: { qr, here } }: { cartId: string; session: CartSession }) => {
  const t = useT();
  const venue = useApp((state) => state.settings?.venueName ?? '');
  return (
    <div className={styles['idle']}>
      <p className={styles['venue']}>{venue}</p>
      <h1 className={styles['welcome']}>{t('selfOrder.welcome')}</h1>
      <button type="button" className={styles['start']} disabled={qr === null} onClick={here}>
        {t('selfOrder.here')}
      </button>
      {qr !== null && (
        <div className={styles['app']}>
          <QrCode text={qr.text} label={t('selfOrder.qr', { id: cartId })} />
          <div>
            <p>{t('selfOrder.scan')}</p>
            {/* Begins anew with every QR. */}
            <svg key={qr.round} className={styles['ring']} viewBox="0 0 36 36" aria-hidden="true">
              <circle cx="18" cy="18" r="15" pathLength="100" style={{ animationDuration: `${QR_SECONDS}s` }} />
            </svg>
          </div>
        </div>
      )}
    </div>
  );
};
