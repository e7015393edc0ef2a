import { memo } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { highlighted, type Food } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { Shape } from '../../ui/shape.tsx';
import { useMoney } from './use-money.ts';
import styles from './menu-zone.module.css';

type Props = {
  food: Food;
  query: string;
  sold: boolean;
  favourite: boolean;
  marking: boolean;
  quantity: number;
  onMark: (foodId: string) => void;
};

/** Of 150 tiles a tap draws the one that was tapped: the count is the tile's own, everything else stays equal. */
export const FoodTile = memo(({ food, query, sold, favourite, marking, quantity, onMark }: Props) => {
  const t = useT();
  const money = useMoney();
  const { cart } = useActions();
  const inCart = useApp((state) =>
    state.cart.lines.reduce((sum, line) => (line.foodId === food.id ? sum + line.quantity : sum), 0),
  );
  return (
    <li>
      <button
        type="button"
        className={styles['tile']}
        data-sold={sold}
        disabled={sold && !marking}
        {...(marking ? { 'aria-label': t('cashier.markNamed', { name: food.name }) } : {})}
        onClick={() => (marking ? onMark(food.id) : cart.add(food, quantity))}
      >
        <span className={styles['name']}>
          <Name name={food.name} query={query} />
        </span>
        <span className={styles['foot']}>
          <span>{sold ? t('cashier.soldOut') : money(food.price)}</span>
          {marking && favourite && <Shape name="star" />}
          {inCart > 0 && <span className={styles['count']}>{inCart}×</span>}
        </span>
      </button>
    </li>
  );
});
FoodTile.displayName = 'FoodTile';

const Name = ({ name, query }: { name: string; query: string }) =>
  query.trim() === ''
    ? name
    : highlighted(name, query).map(({ text, hit }, index) =>
        // Pieces of one name have no other identity than their place.
        hit ? <mark key={index}>{text}</mark> : text,
      );
