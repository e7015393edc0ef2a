import { useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import type { Choice } from '../../store/cart-lines.ts';
import { addables, searchByName, type Ingredient } from '../../store/menu.ts';
import { useApp } from '../../store/use-app.ts';
import { ChoiceChips } from '../../ui/choice-chips.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './line-dialog.module.css';

type Chosen = { without: readonly Choice[]; extra: readonly Choice[] };
type Props = Chosen & { foodId: string; onChange: (chosen: Chosen) => void };

// As many as fit two rows of a small till; the rest is searched.
const SHOWN = 12;

const toggled = (list: readonly Choice[], { id, name, surcharge }: Ingredient): readonly Choice[] =>
  list.some((one) => one.id === id) ? removed(list, id) : [...list, { id, name, surcharge }];

const removed = (list: readonly Choice[], id: string): readonly Choice[] => list.filter((one) => one.id !== id);

/** What a dish is made of, to leave out of it, and everything that can be added to it; with what it contains. */
export const ChoiceLists = ({ foodId, without, extra, onChange }: Props) => {
  const t = useT();
  const menu = useApp((state) => state.hub.menu);
  const [search, setSearch] = useState('');
  const food = menu.foods.find((one) => one.id === foodId);
  const own = (food?.ingredients ?? []).filter((one) => one.removable);
  const all = addables(menu);
  const found = searchByName(all, search);
  const money = useMoney();
  return (
    <>
      {food && food.allergens.length > 0 && (
        <p className={styles['allergens']}>
          {t('cashier.allergens', { list: food.allergens.map((one) => t(`allergen.${one}`)).join(', ') })}
        </p>
      )}
      {own.length > 0 && (
        <ChoiceChips
          label={t('cashier.without')}
          sign="–"
          list={own}
          chosen={without}
          onToggle={(one) => onChange({ without: toggled(without, one), extra: removed(extra, one.id) })}
        />
      )}
      {all.length > SHOWN && (
        <TextField
          label={t('cashier.extras')}
          hideLabel
          placeholder={t('cashier.extras')}
          value={search}
          onText={setSearch}
        />
      )}
      {all.length > 0 && (
        <ChoiceChips
          label={t('cashier.extras')}
          sign="+"
          list={[...new Set([...found.filter((one) => extra.some(({ id }) => id === one.id)), ...found])].slice(
            0,
            SHOWN,
          )}
          chosen={extra}
          price={(one) => (one.surcharge > 0 ? money(one.surcharge) : '')}
          onToggle={(one) => onChange({ extra: toggled(extra, one), without: removed(without, one.id) })}
        />
      )}
    </>
  );
};
