import { useState } from 'react';
import type { CategoryWithFoods, IngredientWire, StationWire } from '#contract/menu.ts';
import type { PrinterWire } from '#contract/devices.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { AdminOnly } from '../edit/admin-only.tsx';
import { ReadState } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { SortableList } from '../edit/sortable-list.tsx';
import { CategoryDialog } from './category-dialog.tsx';
import { FoodDialog } from './food-dialog.tsx';
import { FoodList } from './food-list.tsx';
import styles from './menu.module.css';

type Open = { what: 'category' | 'food'; id: string | null };

/** The menu as it is sold: categories in their order, and the foods of one. */
export const MenuPage = () => {
  const t = useT();
  const { office, toasts } = useActions();
  const menu = useRead<CategoryWithFoods[]>('/v1/categories?include=foods.ingredients');
  const stations = useRead<StationWire[]>('/v1/stations');
  const printers = useRead<PrinterWire[]>('/v1/printers');
  const ingredients = useRead<IngredientWire[]>('/v1/ingredients');
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const problem = menu.problem ?? stations.problem ?? printers.problem ?? ingredients.problem;
  if (!menu.data || !stations.data || !printers.data || !ingredients.data) return <ReadState problem={problem} />;

  const categories = menu.data;
  const current = categories.find(({ id }) => id === chosen) ?? categories[0];
  const lists = { categories, stations: stations.data, printers: printers.data, ingredients: ingredients.data };
  const order = async (body: object) => {
    const answer = await office.change('PUT', '/v1/menu/order', body);
    if (!answer.ok) toasts.show('bad', answer.message);
    menu.reload();
  };
  const saved = () => {
    setOpen(null);
    menu.reload();
  };

  return (
    <div className={styles['menu']}>
      <section className={styles['categories']} aria-label={t('menu.categories')}>
        <div className={styles['head']}>
          <h3>{t('menu.categories')}</h3>
          <AdminOnly>
            <Button onClick={() => setOpen({ what: 'category', id: null })}>
              <Shape name="plus" /> {t('menu.addCategory')}
            </Button>
          </AdminOnly>
        </div>
        {categories.length === 0 && <Empty title={t('menu.noCategories')} />}
        <SortableList
          label={t('menu.categories')}
          items={categories}
          isCurrent={({ id }) => id === current?.id}
          onOrder={(ids) => void order({ categories: ids })}
        >
          {(category) => (
            <>
              <button
                type="button"
                className={styles['category']}
                aria-current={category.id === current?.id ? 'true' : undefined}
                onClick={() => setChosen(category.id)}
              >
                <span className={styles['name']}>{category.name}</span>
                <span className={styles['soft']}>
                  {[
                    lists.stations.find(({ id }) => id === category.stationId)?.name ?? t('menu.noStation'),
                    t('menu.foodCount', { count: category.foods?.length ?? 0 }),
                    ...(category.available ? [] : [t('menu.closed')]),
                  ].join(' · ')}
                </span>
              </button>
              <Button
                kind="quiet"
                size="square"
                aria-label={t('menu.edit', { name: category.name })}
                onClick={() => setOpen({ what: 'category', id: category.id })}
              >
                <Shape name="pencil" />
              </Button>
            </>
          )}
        </SortableList>
      </section>
      {current && (
        <FoodList
          category={current}
          printers={lists.printers}
          onOrder={(ids) => void order({ foods: { categoryId: current.id, ids } })}
          onOpen={(id) => setOpen({ what: 'food', id })}
          onChanged={menu.reload}
        />
      )}
      {open?.what === 'category' && (
        <CategoryDialog
          key={open.id}
          category={categories.find(({ id }) => id === open.id) ?? null}
          lists={lists}
          onSaved={saved}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'food' && (
        <FoodDialog
          key={open.id}
          id={open.id}
          categoryId={current?.id ?? null}
          lists={lists}
          onSaved={saved}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
};
