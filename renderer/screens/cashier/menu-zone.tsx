import { useMemo } from 'react';
import { useActions } from '../../actions/actions.ts';
import { typedSearch } from '../../actions/keys/till-keys.ts';
import { useT } from '../../i18n/use-t.ts';
import { searchFoods, sellable, type Food, type Menu } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './menu-zone.module.css';

type Props = {
  search: string;
  onSearch: (text: string) => void;
  category: string | null;
  onCategory: (id: string | null) => void;
};

export const MenuZone = ({ search, onSearch, category, onCategory }: Props) => {
  const t = useT();
  const { cart } = useActions();
  const menu = useApp((state) => state.hub.menu);
  const { query, quantity } = typedSearch(search);
  const foods = useMemo(() => shownFoods(menu, query, category), [menu, query, category]);

  const addFirst = (): void => {
    const first = foods.find((food) => sellable(menu, food));
    if (!first || query.trim() === '') return;
    cart.add(first, quantity);
    onSearch('');
  };

  if (menu.foods.length === 0) return <Empty title={t('cashier.noFoods')} />;
  return (
    <section className={styles['zone']} aria-label={t('cashier.foods')}>
      <div className={styles['search']}>
        <TextField
          label={t('cashier.search')}
          hideLabel
          placeholder={t('cashier.searchHint')}
          value={search}
          onText={onSearch}
          data-field="search"
          className={styles['field'] ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey) addFirst();
          }}
        />
        {search !== '' && (
          <Button size="square" aria-label={t('cashier.clearSearch')} onClick={() => onSearch('')}>
            <Shape name="cross" />
          </Button>
        )}
      </div>
      <Segmented
        wrap
        label={t('cashier.categories')}
        value={search === '' ? category : null}
        options={[
          { value: null, label: t('cashier.allCategories') },
          ...menu.categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          onSearch('');
          onCategory(id);
        }}
      />
      {foods.length === 0 ? (
        <Empty title={t('cashier.nothingFound', { query })} />
      ) : (
        <ul className={styles['tiles']}>
          {foods.map((food) => (
            <FoodTile key={food.id} food={food} sold={!sellable(menu, food)} onAdd={() => cart.add(food, quantity)} />
          ))}
        </ul>
      )}
    </section>
  );
};

const shownFoods = (menu: Menu, query: string, category: string | null): readonly Food[] => {
  if (query.trim() !== '') return searchFoods(menu.foods, query);
  return category === null ? menu.foods : menu.foods.filter((food) => food.categoryId === category);
};

const FoodTile = ({ food, sold, onAdd }: { food: Food; sold: boolean; onAdd: () => void }) => {
  const t = useT();
  const money = useMoney();
  const inCart = useApp((state) =>
    state.cart.lines.reduce((sum, line) => (line.foodId === food.id ? sum + line.quantity : sum), 0),
  );
  return (
    <li>
      <button type="button" className={styles['tile']} disabled={sold} onClick={onAdd}>
        <span className={styles['name']}>{food.name}</span>
        <span className={styles['foot']}>
          <span>{sold ? t('cashier.soldOut') : money(food.price)}</span>
          {inCart > 0 && <span className={styles['count']}>{inCart}×</span>}
        </span>
      </button>
    </li>
  );
};
