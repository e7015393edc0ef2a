import { useState } from 'react';
import type { CartView } from '#contract/cart.ts';
import { useT } from '../../i18n/use-t.ts';
import { sellable, type Food } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useMoney } from './use-money.ts';
import { useStillThere } from './use-still-there.tsx';
import type { CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

/** The menu for a stranger's thumb; the bill is always in sight. */
export const CartMenu = ({ view, session }: { view: CartView; session: CartSession }) => {
  const t = useT();
  const categories = useApp((state) => state.hub.menu.categories);
  const menu = useApp((state) => state.hub.menu);
  const [category, setCategory] = useState<string | null>(null);
  const question = useStillThere(view, session.leave);
  const open = categories.filter((one) => one.available);
  const shown = category ?? open[0]?.id ?? null;
  const foods = menu.foods.filter((food) => food.categoryId === shown);
  return (
    <div className={styles['ordering']}>
      <header className={styles['head']}>
        <h1>{t('selfOrder.menu')}</h1>
        <Button onClick={session.leave}>{t('selfOrder.leave')}</Button>
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
          <Dish key={food.id} food={food} view={view} sold={!sellable(menu, food)} step={session.step} />
        ))}
      </ul>
      <Bill view={view} session={session} />
      {question}
    </div>
  );
};

type DishProps = { food: Food; view: CartView; sold: boolean; step: CartSession['step'] };

const Dish = ({ food, view, sold, step }: DishProps) => {
  const t = useT();
  const money = useMoney();
  const count = view.items.filter((item) => item.product_id === food.id).reduce((sum, item) => sum + item.qty, 0);
  const add = (pieces: number): void => step({ product_id: food.id, add: pieces });
  return (
    <li className={styles['dish']} data-sold={sold}>
      {food.picture !== null && <img src={food.picture} alt="" loading="lazy" className={styles['photo']} />}
      <div className={styles['about']}>
        <h2>{food.name}</h2>
        {food.description && <p>{food.description}</p>}
        <p className={styles['small']}>
          {food.allergens.length === 0
            ? t('allergen.none')
            : `${t('allergen.title')}: ${food.allergens.map((one) => t(`allergen.${one}`)).join(', ')}`}
        </p>
        <p className={styles['price']}>{sold ? t('cashier.soldOut') : money(food.price)}</p>
      </div>
      <div className={styles['steps']}>
        <button
          type="button"
          className={styles['step']}
          disabled={count === 0}
          aria-label={t('change.minus', { name: food.name })}
          onClick={() => add(-1)}
        >
          −
        </button>
        <output>{count}</output>
        <button
          type="button"
          className={styles['step']}
          disabled={sold}
          aria-label={t('change.plus', { name: food.name })}
          onClick={() => add(1)}
        >
          +
        </button>
      </div>
    </li>
  );
};

const Bill = ({ view, session }: { view: CartView; session: CartSession }) => {
  const t = useT();
  const money = useMoney();
  const [review, setReview] = useState(false);
  const total = money(Math.round(view.total * 100));
  return (
    <footer className={styles['bill']}>
      {review && view.items.length > 0 && (
        <ul className={styles['lines']} aria-label={t('cashier.cart')}>
          {view.items.map((item) => (
            <li key={`${item.product_id} ${item.notes ?? ''}`}>
              <span>
                <strong>{item.qty}×</strong> {item.name}
              </span>
              <span>{money(Math.round(item.total * 100))}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['sum']}>
        <strong>{t('selfOrder.total', { count: view.item_count, total })}</strong>
        {review ? (
          <>
            <Button size="big" onClick={() => setReview(false)}>
              {t('selfOrder.more')}
            </Button>
            <Button kind="primary" size="big" disabled={view.item_count === 0} onClick={session.checkout}>
              {t('selfOrder.order')}
            </Button>
          </>
        ) : (
          <Button kind="primary" size="big" disabled={view.item_count === 0} onClick={() => setReview(true)}>
            {t('selfOrder.review')}
          </Button>
        )}
      </div>
    </footer>
  );
};
