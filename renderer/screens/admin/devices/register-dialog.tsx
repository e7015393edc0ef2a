import type { PrinterWire, RegisterWire } from '#contract/devices.ts';
import { useT } from '../../../i18n/use-t.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { CheckField, SelectField } from '../edit/fields.tsx';
import { ReadRecord } from '../edit/read-record.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { choicesOf, nameIn } from '../menu/menu-wire.ts';

type Props = {
  id: string | null;
  printers: readonly PrinterWire[];
  onSaved: () => void;
  onClose: () => void;
};
type RegisterForm = Pick<RegisterWire, 'name' | 'enabled' | 'defaultPrinterId'>;
const formOf = ({ name, enabled, defaultPrinterId }: RegisterWire): RegisterForm => ({
  name,
  enabled,
  defaultPrinterId,
});

export const RegisterDialog = (props: Props) => (
  <ReadRecord<RegisterWire> path={props.id && `/v1/cash-registers/${props.id}`}>
    {(record, rev) => <Form {...props} record={record} rev={rev} />}
  </ReadRecord>
);

const Form = ({
  printers,
  record,
  rev,
  onSaved,
  onClose,
}: Props & { record: RegisterWire | null; rev: string | null }) => {
  const t = useT();
  const draft = useDraft<RegisterForm>({
    record: record && formOf(record),
    blank: { name: '', enabled: true, defaultPrinterId: null },
    rev,
    path: record ? `/v1/cash-registers/${record.id}` : '/v1/cash-registers',
    toBody: (changes) => changes,
    fromWire: formOf,
    onSaved,
  });
  const { value, set } = draft;
  return (
    <DraftDialog
      title={record ? record.name : t('register.add')}
      draft={draft}
      onClose={onClose}
      consequence={t('register.delete')}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('register.enabled'), t(one.enabled ? 'menu.yes' : 'menu.no')],
        [t('register.printer'), nameIn(printers, one.defaultPrinterId)],
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
        label={t('register.printer')}
        value={value.defaultPrinterId}
        choices={choicesOf(printers)}
        none={t('menu.defaultPrinter')}
        onChange={(defaultPrinterId) => set({ defaultPrinterId })}
        hint={t('register.printerHint')}
      />
      <CheckField label={t('register.enabled')} checked={value.enabled} onChange={(enabled) => set({ enabled })} />
    </DraftDialog>
  );
};
