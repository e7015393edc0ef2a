import type { PrinterWire } from '#contract/devices.ts';
import type { StationWire } from '#contract/menu.ts';
import { useT } from '../../../i18n/use-t.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { CheckGroup } from '../edit/fields.tsx';
import { ReadRecord } from '../edit/read-record.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { choicesOf, nameIn } from '../menu/menu-wire.ts';

type Props = {
  id: string | null;
  /** How many categories it cooks. */
  categories: number;
  printers: readonly PrinterWire[];
  onSaved: () => void;
  onClose: () => void;
};
type StationForm = { name: string; printerIds: readonly string[] };
const formOf = ({ name, printerIds }: StationWire): StationForm => ({ name, printerIds });

export const StationDialog = (props: Props) => (
  <ReadRecord<StationWire> path={props.id && `/v1/stations/${props.id}`}>
    {(record, rev) => <Form {...props} record={record} rev={rev} />}
  </ReadRecord>
);

const Form = ({
  categories,
  printers,
  record,
  rev,
  onSaved,
  onClose,
}: Props & { record: StationWire | null; rev: string | null }) => {
  const t = useT();
  const draft = useDraft<StationForm>({
    record: record && formOf(record),
    blank: { name: '', printerIds: [] },
    rev,
    path: record ? `/v1/stations/${record.id}` : '/v1/stations',
    method: 'PUT',
    // The hub wants the name each time.
    toBody: (changes) => ({ name: record?.name, ...changes }),
    fromWire: formOf,
    onSaved,
  });
  const { value, set } = draft;
  return (
    <DraftDialog
      title={record ? record.name : t('station.add')}
      draft={draft}
      onClose={onClose}
      consequence={t('station.delete', { count: categories })}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('station.printers'), one.printerIds.map((id) => nameIn(printers, id)).join(', ')],
      ]}
    >
      <div data-span>
        <TextField
          label={t('menu.name')}
          value={value.name}
          required
          maxLength={100}
          data-autofocus
          onText={(name) => set({ name })}
        />
      </div>
      <CheckGroup
        label={t('station.printersHint')}
        choices={choicesOf(printers)}
        value={value.printerIds}
        empty={t('paper.noPrinters')}
        onChange={(printerIds) => set({ printerIds: [...printerIds].slice(0, 5) })}
      />
    </DraftDialog>
  );
};
