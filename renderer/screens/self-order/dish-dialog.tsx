import { useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { asItIs, stepOf, toggleWish, type Wish } from '../../store/cart-view.ts';
import { addables, type Food } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WishChips } from '../../ui/wish-chips.tsx';
import { useMoney } from './use-money.ts';
import type { CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

type Props = { food: Food; step: CartSession['step']; onClose: () => void };

/** One piece of a dish as somebody wants it: what is left out, what is added, and what that costs. */
export const DishDialog = ({ food, step, onClose }: Props) => {
  const t = useT();
  const money = useMoney();
  const menu = useApp((state) => state.hub.menu);
  const [wish, setWish] = useState<Wish>(asItIs);
  const own = food.ingredients.filter((one) => one.removable);
  const extras = addables(menu);
  const added = extras.filter((one) => wish.extra.some(({ id }) => id === one.id));
  const price = food.price + added.reduce((sum, one) => sum + one.surcharge, 0);
  const take = (): void => {
    step(stepOf(food.id, 1, wish));
    onClose();
  };
  return (
    <Dialog title={food.name} onClose={onClose} wide>
      <div className={styles['wish']}>
        <WishChips
          labels={{ without: t('cashier.without'), extra: t('cashier.extras') }}
          own={own}
          extras={extras}
          wish={wish}
          money={money}
          onToggle={(part, one) => setWish(toggleWish(wish, part, one))}
        />
      </div>
      <div className={styles['take']}>
        <Button size="big" onClick={onClose}>
          {t('pin.back')}
        </Button>
        <Button kind="primary" size="big" onClick={take} data-autofocus>
          {t('selfOrder.take', { price: money(price) })}
        </Button>
      </div>
    </Dialog>
  );
};
