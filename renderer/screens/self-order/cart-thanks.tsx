import { useEffect, useRef, useState } from 'react';
import type { CartOrder } from '../../actions/self-order-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useHold } from '../../ui/use-hold.ts';
import { PaidByStaff } from './paid-by-staff.tsx';
import styles from './self-order.module.css';

// Long enough to take a picture of it; then the next customer gets the screen. Once it is paid there is only a number to read.
const SHOWN_MS = 45_000;
const PAID_MS = 20_000;

/** What to say at the till, large, and to scan there; once it is paid, the number that is called. */
export const CartThanks = ({ order, onDone }: { order: CartOrder; onDone: () => void }) => {
  const t = useT();
  const [staff, setStaff] = useState(false);
  // Held, so that no guest comes upon the names of the house by a tap.
  const hold = useHold(() => setStaff(true));
  const { displayCode, number } = order;
  useLater(number === null ? SHOWN_MS : PAID_MS, !staff, onDone);
  if (number !== null)
    return (
      <div className={styles['thanks']}>
        <h1>{t('selfOrder.paid')}</h1>
        <p className={styles['code']} data-testid="cart-number">
          {number}
        </p>
        <p>{t('selfOrder.paidText')}</p>
        <Button size="big" onClick={onDone}>
          {t('selfOrder.finish')}
        </Button>
      </div>
    );
  return (
    <div className={styles['thanks']}>
      <h1>{t('selfOrder.thanks')}</h1>
      <p className={styles['code']} data-testid="cart-code">
        {displayCode}
      </p>
      <p>{t('selfOrder.payText')}</p>
      <QrCode text={displayCode} label={t('selfOrder.codeQr', { code: displayCode })} />
      <div className={styles['take']}>
        <Button size="big" onClick={onDone}>
          {t('selfOrder.finish')}
        </Button>
        <Button size="big" kind="quiet" {...hold}>
          {t('selfOrder.staff')}
        </Button>
      </div>
      {staff && <PaidByStaff order={order} onClose={() => setStaff(false)} />}
    </div>
  );
};

/** Once, `ms` after `running` began. */
const useLater = (ms: number, running: boolean, run: () => void): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => latest.current(), ms);
    return () => clearTimeout(timer);
  }, [ms, running]);
};
