import { useState } from 'react';
import type { CartView } from '#contract/cart.ts';
import { useT } from '../../i18n/use-t.ts';
import { sellable, type Food } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { CartBill } from './cart-bill.tsx';
import { DishCard } from './dish-card.tsx';
import { DishDialog } from './dish-dialog.tsx';
import { useStillThere } from './use-still-there.tsx';
import type { CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

/** The menu for a stranger's thumb; the bill is always in sight. */
export const CartMenu = ({ view, session }: { view: CartView; session: CartSession }) => {
  const t = useT();
  const categories = useApp((state) => state.hub.menu.categories);
  const menu = useApp((state) => state.hub.menu);
  const [category, setCategory] = useState<string | null>(null);
  const [changing, setChanging] = useState<Food | null>(null);
  const question = useStillThere(view, session.leave);
  const open = categories.filter((one) => one.available);
  const shown = category ?? open[0]?.id ?? null;
  const foods = menu.foods.filter((food) => food.categoryId === shown);
  return (
    <div className={styles['ordering']}>
      <header className={styles['head']}>
        <h1>{t('selfOrder.menu')}</h1>
        <Button size="big" onClick={session.leave}>
          {t('selfOrder.leave')}
        </Button>
      </header>
      <Segmented
        wrap
        label={t('cashier.categories')}
        value={shown}
        options={open.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setCategory}
      />
      <ul className={styles['foods']}>
        {foods.map((food) => (
          <DishCard
            key={food.id}
            food={food}
            view={view}
            sold={!sellable(menu, food)}
            step={session.step}
            onChange={() => setChanging(food)}
          />
        ))}
      </ul>
      <CartBill view={view} session={session} />
      {changing && (
        <DishDialog food={changing} step={session.step} onClose={() => setChanging(null)} key={changing.id} />
      )}
      {question}
    </div>
  );
};
