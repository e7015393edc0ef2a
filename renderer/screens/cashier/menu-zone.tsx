import { useMemo, useState } from 'react';
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
import { FoodTile } from './food-tile.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import styles from './menu-zone.module.css';

/** The category of a till's own favourites; no hub's id looks like it. */
export const FAVOURITES = '★';

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
  const favourites = useApp((state) => state.device.favourites);
  const [marking, setMarking] = useState(false);
  const [marked, setMarked] = useState<string | null>(null);
  const { query, quantity } = typedSearch(search);
  const foods = useMemo(() => shownFoods(menu, query, category, favourites), [menu, query, category, favourites]);

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
            if (event.key === 'Enter' && !event.ctrlKey && !event.defaultPrevented) addFirst();
          }}
        />
        {search !== '' && (
          <Button size="square" aria-label={t('cashier.clearSearch')} onClick={() => onSearch('')}>
            <Shape name="cross" />
          </Button>
        )}
        <Button aria-pressed={marking} onClick={() => setMarking(!marking)}>
          <Shape name={marking ? 'check' : 'star'} /> {t(marking ? 'cashier.markDone' : 'cashier.mark')}
        </Button>
      </div>
      <Categories
        favourites={favourites.length > 0}
        value={search === '' ? category : null}
        onChange={(id) => {
          onSearch('');
          onCategory(id);
        }}
      />
      {marking && <p>{t('cashier.markHint')}</p>}
      {foods.length === 0 ? (
        <Empty title={t('cashier.nothingFound', { query })} />
      ) : (
        <ul className={styles['tiles']}>
          {foods.map((food) => (
            <FoodTile
              key={food.id}
              food={food}
              query={query}
              sold={!sellable(menu, food)}
              favourite={favourites.includes(food.id)}
              marking={marking}
              quantity={quantity}
              onMark={setMarked}
            />
          ))}
        </ul>
      )}
      {marked !== null && <MarkDialog foodId={marked} onClose={() => setMarked(null)} />}
    </section>
  );
};

type CategoriesProps = { favourites: boolean; value: string | null; onChange: (id: string | null) => void };

const Categories = ({ favourites, value, onChange }: CategoriesProps) => {
  const t = useT();
  const categories = useApp((state) => state.hub.menu.categories);
  return (
    <Segmented
      wrap
      label={t('cashier.categories')}
      value={value}
      options={[
        ...(favourites ? [{ value: FAVOURITES, label: `★ ${t('cashier.favourites')}` }] : []),
        { value: null, label: t('cashier.allCategories') },
        ...categories.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  );
};

const shownFoods = (
  menu: Menu,
  query: string,
  category: string | null,
  favourites: readonly string[],
): readonly Food[] => {
  if (query.trim() !== '') return searchFoods(menu.foods, query);
  if (category === FAVOURITES) return favourites.flatMap((id) => menu.foods.find((food) => food.id === id) ?? []);
  return category === null ? menu.foods : menu.foods.filter((food) => food.categoryId === category);
};
