import type { CartView } from '#contract/cart.ts';
import { useT } from '../../i18n/use-t.ts';
import { countOf, oneLess, stepOf } from '../../store/cart-view.ts';
import type { Food } from '../../store/menu.ts';
import { Button } from '../../ui/button.tsx';
import { StepButton } from '../../ui/step-button.tsx';
import { useMoney } from './use-money.ts';
import type { CartSession } from './use-cart-session.ts';
import styles from './self-order.module.css';

type Props = { food: Food; view: CartView; sold: boolean; step: CartSession['step']; onChange: () => void };

/** `onChange`: somebody wants it without one thing, or with another. */
export const DishCard = ({ food, view, sold, step, onChange }: Props) => {
  const t = useT();
  const money = useMoney();
  const { id, name, picture, description, allergens, ingredients, price } = food;
  const less = oneLess(view, id);
  return (
    <li className={styles['dish']} data-sold={sold}>
      {picture !== null && <img src={picture} alt="" loading="lazy" className={styles['photo']} />}
      <div className={styles['about']}>
        <h2>{name}</h2>
        {description && <p>{description}</p>}
        <p className={styles['small']}>
          {allergens.length === 0
            ? t('allergen.none')
            : `${t('allergen.title')}: ${allergens.map((one) => t(`allergen.${one}`)).join(', ')}`}
        </p>
        <p className={styles['price']}>{sold ? t('cashier.soldOut') : money(price)}</p>
      </div>
      <div className={styles['steps']}>
        <StepButton
          sign="−"
          label={t('change.minus', { name })}
          disabled={less === undefined}
          onClick={() => less && step(less)}
        />
        <output>{countOf(view, id)}</output>
        <StepButton sign="+" label={t('change.plus', { name })} disabled={sold} onClick={() => step(stepOf(id, 1))} />
      </div>
      {ingredients.length > 0 && (
        <Button size="big" disabled={sold} aria-label={t('selfOrder.changeNamed', { name })} onClick={onChange}>
          {t('selfOrder.change')}
        </Button>
      )}
    </li>
  );
};
