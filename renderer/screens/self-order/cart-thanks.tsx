import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import styles from './self-order.module.css';

// Long enough to take a picture of it; then the next customer gets the screen.
const SHOWN_MS = 45_000;

/** What to say at the till, large, and to scan there. */
export const CartThanks = ({ displayCode, onDone }: { displayCode: string; onDone: () => void }) => {
  const t = useT();
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const timer = setTimeout(() => done.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['thanks']}>
      <h1>{t('selfOrder.thanks')}</h1>
      <p className={styles['code']} data-testid="cart-code">
        {displayCode}
      </p>
      <p>{t('selfOrder.payText')}</p>
      <QrCode text={displayCode} label={t('selfOrder.codeQr', { code: displayCode })} />
      <Button size="big" onClick={onDone}>
        {t('selfOrder.finish')}
      </Button>
    </div>
  );
};
