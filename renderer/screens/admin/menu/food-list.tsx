import type { PrinterWire } from '#contract/devices.ts';
import type { CategoryWithFoods, PlainFoodWire } from '#contract/menu.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { centsOf } from '../../../store/money.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { SortableList } from '../edit/sortable-list.tsx';
import { useMoney } from '../use-money.ts';
import { nameIn } from './menu-wire.ts';
import styles from './menu.module.css';

type Props = {
  category: CategoryWithFoods;
  printers: readonly PrinterWire[];
  onOrder: (ids: readonly string[]) => void;
  /** Null: a new one. */
  onOpen: (id: string | null) => void;
  onChanged: () => void;
};

/** The foods of a category, in the order in which tills and customers see them. */
export const FoodList = ({ category, printers, onOrder, onOpen, onChanged }: Props) => {
  const t = useT();
  const { office, toasts } = useActions();
  const foods = category.foods ?? [];
  const toggle = async ({ id, available }: PlainFoodWire) => {
    const answer = await office.change('PATCH', `/v1/foods/${id}`, { available: !available });
    if (!answer.ok) toasts.show('bad', answer.message);
    onChanged();
  };
  return (
    <section className={styles['foods']} aria-label={t('menu.foodsOf', { category: category.name })}>
      <div className={styles['head']}>
        <h3>{category.name}</h3>
        <Button kind="primary" onClick={() => onOpen(null)}>
          <Shape name="plus" /> {t('menu.addFood')}
        </Button>
      </div>
      {foods.length === 0 && <Empty title={t('menu.noFoods')} />}
      <SortableList label={t('menu.foodsOf', { category: category.name })} items={foods} onOrder={onOrder}>
        {(food) => (
          <Row food={food} printers={printers} onOpen={() => onOpen(food.id)} onToggle={() => void toggle(food)} />
        )}
      </SortableList>
    </section>
  );
};

type RowProps = {
  food: PlainFoodWire;
  printers: readonly PrinterWire[];
  onOpen: () => void;
  onToggle: () => void;
};

const Row = ({ food, printers, onOpen, onToggle }: RowProps) => {
  const t = useT();
  const money = useMoney();
  const facts = [
    nameIn(printers, food.printerId) || t('menu.defaultPrinter'),
    ...(food.ingredients ?? []).map(({ name }) => name),
  ];
  return (
    <>
      {food.picture !== null && <img className={styles['thumb']} src={food.picture} alt="" loading="lazy" />}
      <div className={styles['food']}>
        <span className={styles['name']}>{food.name}</span>
        <span className={styles['soft']}>{facts.join(' · ')}</span>
        {food.allergens.length > 0 && (
          <span className={styles['soft']}>
            {t('menu.contains', { allergens: food.allergens.map((one) => t(`allergen.${one}`)).join(', ') })}
          </span>
        )}
      </div>
      <span className={styles['price']}>{money(centsOf(food.price))}</span>
      <button
        type="button"
        role="switch"
        aria-checked={food.available}
        aria-label={t('menu.onSaleNamed', { name: food.name })}
        className={styles['sale']}
        onClick={onToggle}
      >
        <Shape name={food.available ? 'check' : 'cross'} />
        {t(food.available ? 'menu.onSale' : 'menu.soldOut')}
      </button>
      <Button kind="quiet" size="square" aria-label={t('menu.edit', { name: food.name })} onClick={onOpen}>
        <Shape name="pencil" />
      </Button>
    </>
  );
};
