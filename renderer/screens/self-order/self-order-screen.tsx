import { useEffect, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import type { CartPlace } from '../../actions/self-order-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Problem } from '../../ui/problem.tsx';
import { CartMenu } from './cart-menu.tsx';
import { CartIdle } from './cart-idle.tsx';
import { CartThanks } from './cart-thanks.tsx';
import { useCartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

/** A screen that customers order on: what it can do in a session, and what it shows before and after. */
export const SelfOrderScreen = () => {
  const t = useT();
  const loaded = useApp((state) => state.link.loaded);
  const cartId = useApp((state) => state.device.cartId);
  if (!loaded) return <Empty title={t('app.loading')} />;
  return cartId === null ? <CartPicker /> : <OneCart key={cartId} cartId={cartId} />;
};

const OneCart = ({ cartId }: { cartId: string }) => {
  const t = useT();
  const session = useCartSession(cartId);
  const { stage, problem } = session;
  return (
    <main className={styles['page']}>
      {problem !== null && <Problem text={t(problem)} />}
      {stage.at === 'idle' && <CartIdle cartId={cartId} session={session} />}
      {stage.at === 'ordering' && <CartMenu view={stage.view} session={session} />}
      {stage.at === 'done' && <CartThanks order={stage.order} onDone={session.leave} />}
    </main>
  );
};

const CartPicker = () => {
  const t = useT();
  const { selfOrder, device } = useActions();
  const [carts, setCarts] = useState<readonly CartPlace[] | null>(null);
  useEffect(() => {
    let mine = true;
    void selfOrder
      .carts()
      .then((found) => mine && setCarts(found))
      .catch(() => undefined);
    return () => {
      mine = false;
    };
  }, [selfOrder]);
  return (
    <main className={styles['page']}>
      <h1>{t('selfOrder.which')}</h1>
      <div className={styles['choices']}>
        {carts?.length === 0 && <p>{t('selfOrder.noCarts')}</p>}
        {carts?.map(({ id }) => (
          <Button key={id} size="big" onClick={() => device.set({ cartId: id })}>
            {t('selfOrder.cart', { id })}
          </Button>
        ))}
        <Button size="big" onClick={() => device.open(null)}>
          {t('admin.signInBack')}
        </Button>
      </div>
    </main>
  );
};
