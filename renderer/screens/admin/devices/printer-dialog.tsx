import type { PrinterWire } from '#contract/devices.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DraftDialog } from '../edit/draft-dialog.tsx';
import { CheckField, SelectField } from '../edit/fields.tsx';
import { ReadRecord } from '../edit/read-record.tsx';
import { useDraft } from '../edit/use-draft.ts';
import { choicesOf, nameIn } from '../menu/menu-wire.ts';
import { blankPrinter, bodyOfPrinter, formOfPrinter, type PrinterForm } from './printer-form.ts';

type Props = {
  id: string | null;
  printers: readonly PrinterWire[];
  onSaved: () => void;
  onClose: () => void;
};

export const PrinterDialog = (props: Props) => (
  <ReadRecord<PrinterWire> path={props.id && `/v1/printers/${props.id}`}>
    {(record, rev) => <Form {...props} record={record} rev={rev} />}
  </ReadRecord>
);

const ways = ['network', 'device', 'system'] as const;

const Form = ({
  printers,
  record,
  rev,
  onSaved,
  onClose,
}: Props & { record: PrinterWire | null; rev: string | null }) => {
  const t = useT();
  const draft = useDraft<PrinterForm>({
    record: record && formOfPrinter(record),
    blank: blankPrinter,
    rev,
    path: record ? `/v1/printers/${record.id}` : '/v1/printers',
    method: 'PUT',
    toBody: bodyOfPrinter,
    fromWire: formOfPrinter,
    onSaved,
  });
  const { value, set } = draft;
  const others = printers.filter(({ id }) => id !== record?.id);
  return (
    <DraftDialog
      title={record ? record.name : t('printer.add')}
      draft={draft}
      onClose={onClose}
      consequence={t('printer.delete')}
      describe={(one) => [
        [t('menu.name'), one.name],
        [t('printer.way'), t(`printer.way.${one.connection}`)],
        [t('printer.ip'), one.ip],
        [t('printer.port'), one.port],
        [t('printer.target'), one.target],
        [t('printer.width'), String(one.columns)],
        [t('printer.letters'), t(`printer.letters.${one.letters}`)],
        [t('printer.copies'), one.copies],
        [t('printer.drawer'), t(one.openDrawer ? 'menu.yes' : 'menu.no')],
        [t('printer.failover'), nameIn(printers, one.failoverPrinterId)],
        [t('menu.description'), one.description],
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
        label={t('menu.description')}
        value={value.description}
        maxLength={250}
        onText={(description) => set({ description })}
      />
      {record?.demo !== true && (
        <div data-span>
          <Segmented
            label={t('printer.way')}
            value={value.connection}
            options={ways.map((way) => ({ value: way, label: t(`printer.way.${way}`) }))}
            wrap
            onChange={(connection) => set({ connection })}
          />
        </div>
      )}
      {record?.demo !== true && value.connection === 'network' && (
        <>
          <TextField
            label={t('printer.ip')}
            value={value.ip}
            placeholder="192.168.1.50"
            inputMode="decimal"
            onText={(ip) => set({ ip })}
          />
          <TextField
            label={t('printer.port')}
            value={value.port}
            inputMode="numeric"
            onText={(port) => set({ port })}
          />
        </>
      )}
      {record?.demo !== true && value.connection !== 'network' && (
        <div data-span>
          <TextField
            label={t(value.connection === 'device' ? 'printer.target.device' : 'printer.target.system')}
            value={value.target}
            placeholder={value.connection === 'device' ? '/dev/usb/lp0' : 'EPSON-TM-T20'}
            maxLength={127}
            onText={(target) => set({ target })}
          />
        </div>
      )}
      <SelectField
        label={t('printer.width')}
        value={String(value.columns)}
        choices={([48, 42, 32] as const).map((columns) => ({
          value: String(columns),
          label: t(`printer.width.${columns}`),
        }))}
        onChange={(columns) => set({ columns: columns === '32' ? 32 : columns === '42' ? 42 : 48 })}
        hint={t('printer.widthHint')}
      />
      <SelectField
        label={t('printer.letters')}
        value={value.letters}
        choices={(['pc858', 'ascii'] as const).map((letters) => ({
          value: letters,
          label: t(`printer.letters.${letters}`),
        }))}
        onChange={(letters) => set({ letters: letters === 'ascii' ? 'ascii' : 'pc858' })}
        hint={t('printer.lettersHint')}
      />
      <TextField
        label={t('printer.copies')}
        value={value.copies}
        inputMode="numeric"
        onText={(copies) => set({ copies })}
      />
      <SelectField
        label={t('printer.failover')}
        value={value.failoverPrinterId}
        choices={choicesOf(others)}
        none={t('printer.noFailover')}
        onChange={(failoverPrinterId) => set({ failoverPrinterId })}
        hint={t('printer.failoverHint')}
      />
      <CheckField
        label={t('printer.drawer')}
        checked={value.openDrawer}
        onChange={(openDrawer) => set({ openDrawer })}
      />
    </DraftDialog>
  );
};
