import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CategoryWithFoods, IngredientWire } from '#contract/menu.ts';
import { useT } from '../../../i18n/use-t.ts';
import { centsOf } from '../../../store/money.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { CheckField } from '../edit/fields.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { Problem, ReadState, TableFrame } from '../parts.tsx';
import { useMoney } from '../use-money.ts';
import { useRead } from '../use-read.ts';
import { bodyOfIngredient, formOfIngredient, type IngredientForm } from './menu-wire.ts';
import styles from './menu.module.css';

/** What dishes are made of, and what it costs to add it to one. */
export const IngredientsPage = () => {
  const t = useT();
  const money = useMoney();
  const { data, problem, reload } = useRead<IngredientWire[]>('/v1/ingredients');
  const menu = useRead<CategoryWithFoods[]>('/v1/categories?include=foods.ingredients');
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  if (!data || !menu.data) return <ReadState problem={problem ?? menu.problem} />;
  const foods = menu.data.flatMap((category) => category.foods ?? []);
  const usedBy = (id: string) => foods.filter((food) => food.ingredients?.some((one) => one.id === id));
  return (
    <>
      <div className={styles['head']}>
        <p className={styles['soft']}>{t('menu.ingredientsText')}</p>
        <Button kind="primary" onClick={() => setOpen({ id: null })}>
          <Shape name="plus" /> {t('menu.addIngredient')}
        </Button>
      </div>
      {data.length === 0 ? (
        <Empty title={t('menu.noIngredients')} />
      ) : (
        <TableFrame label={t('menu.ingredients')}>
          <thead>
            <tr>
              <th scope="col">{t('menu.name')}</th>
              <th scope="col" data-number>
                {t('menu.surcharge')}
              </th>
              <th scope="col">{t('menu.addable')}</th>
              <th scope="col">{t('menu.removable')}</th>
              <th scope="col">{t('menu.usedBy')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('edit.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td data-number>{money(centsOf(one.surcharge))}</td>
                <td>{t(one.addable ? 'menu.yes' : 'menu.no')}</td>
                <td>{t(one.removable ? 'menu.yes' : 'menu.no')}</td>
                <td>{t('menu.foodCount', { count: usedBy(one.id).length })}</td>
                <td data-number>
                  <Button
                    kind="quiet"
                    size="square"
                    aria-label={t('menu.edit', { name: one.name })}
                    onClick={() => setOpen({ id: one.id })}
                  >
                    <Shape name="pencil" />
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {open && (
        <IngredientDialog
          key={open.id}
          id={open.id}
          foods={open.id === null ? 0 : usedBy(open.id).length}
          onSaved={() => {
            setOpen(null);
            reload();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};

type Props = { id: string | null; foods: number; onSaved: () => void; onClose: () => void };

const IngredientDialog = (props: Props) => {
  const t = useT();
  const { data, rev, problem } = useRead<IngredientWire>(props.id && `/v1/ingredients/${props.id}`);
  if (props.id === null) return <Form {...props} record={null} rev={null} />;
  if (problem !== null) return <Problem text={t(problem)} />;
  return data ? <Form {...props} record={data} rev={rev} /> : null;
};

const Form = ({
  record,
  rev,
  foods,
  onSaved,
  onClose,
}: Props & { record: IngredientWire | null; rev: string | null }) => {
  const t = useT();
  const { locale } = useIntl();
  const draft = useDraft<IngredientForm>({
    record: record && formOfIngredient(record, locale),
    blank: { name: '', surcharge: locale === 'it' ? '0,50' : '0.50', addable: true, removable: true },
    rev,
    path: record ? `/v1/ingredients/${record.id}` : '/v1/ingredients',
    toBody: bodyOfIngredient,
    fromWire: (wire: IngredientWire) => formOfIngredient(wire, locale),
    onSaved,
  });
  const { value, set } = draft;
  const yes = (on: boolean) => t(on ? 'menu.yes' : 'menu.no');
  return (
    <DraftDialog
      title={record ? record.name : t('menu.addIngredient')}
      draft={draft}
      onClose={onClose}
      wide={false}
      consequence={t('menu.deleteIngredient', { count: foods })}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('menu.surcharge'), one.surcharge],
        [t('menu.addable'), yes(one.addable)],
        [t('menu.removable'), yes(one.removable)],
      ]}
    >
      <TextField
        label={t('menu.name')}
        value={value.name}
        required
        maxLength={100}
        data-autofocus
        onText={(name) => set({ name })}
      />
      <TextField
        label={t('menu.surcharge')}
        value={value.surcharge}
        required
        inputMode="decimal"
        onText={(surcharge) => set({ surcharge })}
      />
      <CheckField label={t('menu.addable')} checked={value.addable} onChange={(addable) => set({ addable })} />
      <CheckField label={t('menu.removable')} checked={value.removable} onChange={(removable) => set({ removable })} />
    </DraftDialog>
  );
};
