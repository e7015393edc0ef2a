import { allergens } from '../../../store/allergens.ts';
import { useIntl } from 'react-intl';
import type { FoodWire } from '#contract/menu.ts';
import { useT } from '../../../i18n/use-t.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { CheckField, CheckGroup, SelectField } from '../edit/fields.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { Problem } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { FoodPicture } from './food-picture.tsx';
import { bodyOfFood, choicesOf, formOfFood, nameIn, type FoodForm, type MenuLists } from './menu-wire.ts';

type Props = {
  /** Null: a new one, in `categoryId`. */
  id: string | null;
  categoryId: string | null;
  lists: MenuLists;
  onSaved: () => void;
  onClose: () => void;
};

/** Reads the food first: its revision is what the change is made from. */
export const FoodDialog = (props: Props) => {
  const t = useT();
  const { data, rev, problem } = useRead<FoodWire>(props.id && `/v1/foods/${props.id}?include=ingredients`);
  if (props.id === null) return <Form {...props} record={null} rev={null} />;
  if (problem !== null) return <Problem text={t(problem)} />;
  return data ? <Form {...props} record={data} rev={rev} /> : null;
};

const Form = ({
  categoryId,
  lists,
  record,
  rev,
  onSaved,
  onClose,
}: Props & { record: FoodWire | null; rev: string | null }) => {
  const t = useT();
  const { locale } = useIntl();
  const draft = useDraft<FoodForm>({
    record: record && formOfFood(record, locale),
    blank: {
      name: '',
      description: '',
      price: '',
      available: true,
      categoryId,
      printerId: lists.categories.find(({ id }) => id === categoryId)?.printerId ?? null,
      ingredients: [],
      allergens: [],
    },
    rev,
    path: record ? `/v1/foods/${record.id}` : '/v1/foods',
    toBody: (changes) => {
      const body = bodyOfFood(changes);
      if (record || typeof body === 'string') return body;
      return { ...body, position: placeAtEnd(lists, changes.categoryId ?? null) };
    },
    fromWire: (wire: FoodWire) => formOfFood(wire, locale),
    onSaved,
  });
  const { value, set } = draft;
  return (
    <DraftDialog
      title={record ? record.name : t('menu.addFood')}
      draft={draft}
      onClose={onClose}
      consequence={t('menu.deleteFood')}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('menu.price'), one.price],
        [t('menu.category'), nameIn(lists.categories, one.categoryId)],
        [t('menu.printer'), nameIn(lists.printers, one.printerId)],
        [t('menu.description'), one.description],
        [t('menu.onSale'), t(one.available ? 'menu.yes' : 'menu.no')],
        [t('menu.ingredients'), one.ingredients.map((id) => nameIn(lists.ingredients, id)).join(', ')],
        [t('allergen.title'), one.allergens.map((name) => t(`allergen.${name}`)).join(', ')],
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
        label={t('menu.price')}
        value={value.price}
        required
        inputMode="decimal"
        onText={(price) => set({ price })}
      />
      <SelectField
        label={t('menu.category')}
        value={value.categoryId}
        choices={choicesOf(lists.categories)}
        onChange={(to) => set({ categoryId: to })}
      />
      <SelectField
        label={t('menu.printer')}
        value={value.printerId}
        choices={choicesOf(lists.printers)}
        none={t('menu.defaultPrinter')}
        onChange={(printerId) => set({ printerId })}
      />
      <div data-span>
        <TextField
          label={t('menu.description')}
          value={value.description}
          maxLength={250}
          onText={(description) => set({ description })}
        />
      </div>
      <CheckField label={t('menu.onSale')} checked={value.available} onChange={(available) => set({ available })} />
      {record && <FoodPicture id={record.id} picture={record.picture} />}
      <CheckGroup
        label={t('menu.ingredients')}
        choices={choicesOf(lists.ingredients)}
        value={value.ingredients}
        empty={t('menu.noIngredients')}
        onChange={(ingredients) => set({ ingredients })}
      />
      <CheckGroup
        label={t('allergen.title')}
        choices={allergens.map((one) => ({ value: one, label: t(`allergen.${one}`) }))}
        value={value.allergens}
        onChange={(named) => set({ allergens: allergens.filter((one) => named.includes(one)) })}
      />
    </DraftDialog>
  );
};

/** Behind the last food of the category. */
const placeAtEnd = (lists: MenuLists, categoryId: string | null): number =>
  Math.max(-1, ...(lists.categories.find(({ id }) => id === categoryId)?.foods ?? []).map((food) => food.position)) + 1;
