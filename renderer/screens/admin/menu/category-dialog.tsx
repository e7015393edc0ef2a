import type { CategoryWithFoods, CategoryWire } from '#contract/menu.ts';
import { useT } from '../../../i18n/use-t.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { CheckField, SelectField } from '../edit/fields.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { Problem } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { choicesOf, formOfCategory, nameIn, type CategoryForm, type MenuLists } from './menu-wire.ts';

type Props = {
  /** Null: a new one. */
  category: CategoryWithFoods | null;
  lists: MenuLists;
  onSaved: () => void;
  onClose: () => void;
};

/** Reads the category first: its revision is what the change is made from. */
export const CategoryDialog = (props: Props) => {
  const t = useT();
  const { data, rev, problem } = useRead<CategoryWire>(props.category && `/v1/categories/${props.category.id}`);
  if (props.category === null) return <Form {...props} record={null} rev={null} />;
  if (problem !== null) return <Problem text={t(problem)} />;
  return data ? <Form {...props} record={data} rev={rev} /> : null;
};

const Form = ({
  category,
  lists,
  record,
  rev,
  onSaved,
  onClose,
}: Props & { record: CategoryWire | null; rev: string | null }) => {
  const t = useT();
  const draft = useDraft<CategoryForm>({
    record: record && formOfCategory(record),
    blank: { name: '', available: true, stationId: null, printerId: null },
    rev,
    path: record ? `/v1/categories/${record.id}` : '/v1/categories',
    toBody: (changes) =>
      record ? changes : { ...changes, position: Math.max(-1, ...lists.categories.map((one) => one.position)) + 1 },
    fromWire: formOfCategory,
    onSaved,
  });
  const { value, set } = draft;
  const foods = category?.foods?.length ?? 0;
  return (
    <DraftDialog
      title={record ? record.name : t('menu.addCategory')}
      draft={draft}
      onClose={onClose}
      consequence={foods === 0 ? t('menu.deleteCategory') : null}
      whyNot={t('menu.categoryHasFoods', { count: foods })}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('menu.station'), nameIn(lists.stations, one.stationId)],
        [t('menu.printer'), nameIn(lists.printers, one.printerId)],
        [t('menu.openCategory'), t(one.available ? 'menu.yes' : 'menu.no')],
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
      <SelectField
        label={t('menu.station')}
        value={value.stationId}
        choices={choicesOf(lists.stations)}
        none={t('menu.noStation')}
        onChange={(stationId) => set({ stationId })}
        hint={t('menu.stationHint')}
      />
      <SelectField
        label={t('menu.categoryPrinter')}
        value={value.printerId}
        choices={choicesOf(lists.printers)}
        none={t('menu.defaultPrinter')}
        onChange={(printerId) => set({ printerId })}
        hint={t('menu.categoryPrinterHint')}
      />
      <CheckField
        label={t('menu.openCategory')}
        checked={value.available}
        onChange={(available) => set({ available })}
      />
    </DraftDialog>
  );
};
