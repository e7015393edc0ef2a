import { useState } from 'react';
import type { CartMenu } from '#contract/cart.ts';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { asItIs, countOf, oneLess, stepOf, toggleWish, type Wish } from '../../store/cart-view.ts';
import type { PhoneCart } from '../../store/track/state.ts';
import { Button } from '../../ui/button.tsx';
import { StepButton } from '../../ui/step-button.tsx';
import { WishChips } from '../../ui/wish-chips.tsx';
import styles from './cart.module.css';

type Food = CartMenu['categories'][number]['foods'][number];
type Props = { food: Food; menu: CartMenu; cart: PhoneCart };

/** A dish of the menu: how many of it are in the cart, and what can be left out or added. */
export const CartDish = ({ food, menu, cart }: Props) => {
  const { t, money } = useWords();
  const { step } = useTrackActions().cart;
  const [changing, setChanging] = useState(false);
  const { product_id: id, name, allergens, available } = food;
  const less = oneLess(cart.view, id);
  return (
    <li className={styles['dish']}>
      {food.picture !== null && <img src={food.picture} alt="" loading="lazy" className={styles['photo']} />}
      <div className={styles['about']}>
        <h3>{name}</h3>
        {food.description && <p>{food.description}</p>}
        <p className={styles['small']}>
          {allergens.length === 0
            ? t('allergen.none')
            : `${t('allergen.title')}: ${allergens.map((one) => t(`allergen.${one}`)).join(', ')}`}
        </p>
        <p>
          <b>{available ? money(food.unit_price, menu.currency) : t('cart.soldOut')}</b>
        </p>
      </div>
      <div className={styles['steps']}>
        <StepButton
          sign="−"
          label={t('cart.less', { name })}
          disabled={less === undefined}
          onClick={() => less && step(less)}
        />
        <output>{countOf(cart.view, id)}</output>
        <StepButton
          sign="+"
          label={t('cart.more', { name })}
          disabled={!available}
          onClick={() => step(stepOf(id, 1))}
        />
      </div>
      {food.changeable && available && (
        <Button
          className={styles['change'] ?? ''}
          aria-expanded={changing}
          aria-label={t('cart.changeNamed', { name })}
          onClick={() => setChanging(!changing)}
        >
          {t('cart.change')}
        </Button>
      )}
      {changing && (
        <Changes
          food={food}
          menu={menu}
          onTake={(wish) => {
            step(stepOf(id, 1, wish));
            setChanging(false);
          }}
        />
      )}
    </li>
  );
};

const Changes = ({ food, menu, onTake }: Omit<Props, 'cart'> & { onTake: (wish: Wish) => void }) => {
  const { t, money } = useWords();
  const [wish, setWish] = useState<Wish>(asItIs);
  const added = menu.extras.filter((one) => wish.extra.some(({ id }) => id === one.id));
  const price = added.reduce((sum, one) => sum + one.surcharge, food.unit_price);
  return (
    <div className={styles['wish']}>
      <WishChips
        labels={{ without: t('cart.without'), extra: t('cart.extras') }}
        own={food.removable}
        extras={menu.extras}
        wish={wish}
        money={(amount) => money(amount, menu.currency)}
        onToggle={(part, one) => setWish(toggleWish(wish, part, one))}
      />
      <Button kind="primary" onClick={() => onTake(wish)}>
        {t('cart.take', { price: money(price, menu.currency) })}
      </Button>
    </div>
  );
};
