import { useState } from 'react';
import type { CartView } from '#contract/cart.ts';
import { useT } from '../../i18n/use-t.ts';
import { howOf, keyOfLine, nameOf, stepOfLine } from '../../store/cart-view.ts';
import { Button } from '../../ui/button.tsx';
import { StepButton } from '../../ui/step-button.tsx';
import { useMoney } from './use-money.ts';
import type { CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

/** What lies in the cart and costs; once looked over, the way to the order. */
export const CartBill = ({ view, session }: { view: CartView; session: CartSession }) => {
  const t = useT();
  const money = useMoney();
  const [review, setReview] = useState(false);
  const empty = view.item_count === 0;
  const total = money(Math.round(view.total * 100));
  return (
    <footer className={styles['bill']}>
      {review && !empty && <Lines view={view} step={session.step} />}
      <div className={styles['sum']}>
        <strong>{t('selfOrder.total', { count: view.item_count, total })}</strong>
        {review ? (
          <>
            <Button size="big" onClick={() => setReview(false)}>
              {t('selfOrder.more')}
            </Button>
            <Button kind="primary" size="big" disabled={empty} onClick={session.checkout}>
              {t('selfOrder.order')}
            </Button>
          </>
        ) : (
          <Button kind="primary" size="big" disabled={empty} onClick={() => setReview(true)}>
            {t('selfOrder.review')}
          </Button>
        )}
      </div>
    </footer>
  );
};

const Lines = ({ view, step }: { view: CartView; step: CartSession['step'] }) => {
  const t = useT();
  const money = useMoney();
  return (
    <ul className={styles['lines']} aria-label={t('cashier.cart')}>
      {view.items.map((item) => {
        const how = howOf(item);
        const name = nameOf(item);
        return (
          <li key={keyOfLine(item)}>
            <span className={styles['what']}>
              <span>
                <strong>{item.qty}×</strong> {item.name}
              </span>
              {how !== '' && <span className={styles['how']}>{how}</span>}
            </span>
            <span>{money(Math.round(item.total * 100))}</span>
            <span className={styles['steps']}>
              <StepButton
                sign="−"
                label={t('selfOrder.lineLess', { name })}
                onClick={() => step(stepOfLine(item, -1))}
              />
              <StepButton
                sign="+"
                label={t('selfOrder.lineMore', { name })}
                onClick={() => step(stepOfLine(item, 1))}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
};
