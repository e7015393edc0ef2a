import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { messageOf } from '../../actions/toast-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { addressOf, withPrinter, type PrinterDraft } from './form.ts';
import type { StepProps } from './plain-steps.tsx';
import styles from './first-run.module.css';

type Found = { ip: string; port: number };
const prints = ['both', 'kitchen', 'receipts'] as const;

export const PrintersStep = ({ form, onChange }: StepProps) => {
  const t = useT();
  const { printers } = form;
  const add = (address: Found | null): void => {
    const name = t('first.printerName', { number: printers.length + 1 });
    const ip = address?.ip ?? null;
    onChange({ printers: withPrinter(printers, { name, ip, port: address?.port ?? 9100, prints: 'both' }) });
  };
  const change = (index: number, part: Partial<PrinterDraft>): void =>
    onChange({ printers: printers.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  const drop = (index: number): void => onChange({ printers: printers.filter((_, place) => place !== index) });
  return (
    <>
      <Search onAdd={add} />
      <Typed onAdd={add} />
      <div>
        <Button onClick={() => add(null)}>{t('first.demoPrinter')}</Button>
      </div>
      <ul className={styles['printers']} aria-label={t('paper.printers')}>
        {printers.map((printer, index) => (
          <li key={index} className={styles['printer']}>
            <TextField
              label={t('first.nameOf', { address: whereOf(printer) ?? t('paper.demo') })}
              value={printer.name}
              maxLength={100}
              onText={(name) => change(index, { name })}
            />
            <SelectField
              label={t('first.prints')}
              value={printer.prints}
              options={prints.map((value) => ({ value, label: t(`first.prints.${value}`) }))}
              onChoice={(value) => change(index, { prints: prints.find((one) => one === value) ?? 'both' })}
            />
            <SelectField
              label={t('first.columns')}
              value={String(printer.columns ?? 48)}
              options={[48, 42, 32].map((value) => ({
                value: String(value),
                label: t('first.columnsOf', { columns: value }),
              }))}
              onChoice={(value) => change(index, { columns: value === '32' ? 32 : value === '42' ? 42 : 48 })}
            />
            <Button aria-label={t('first.removePrinter', { name: printer.name })} onClick={() => drop(index)}>
              {t('first.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

const whereOf = ({ ip, port }: PrinterDraft): string | null => (ip === null ? null : `${ip}:${port ?? 9100}`);

const Search = ({ onAdd }: { onAdd: (found: Found) => void }) => {
  const t = useT();
  const { firstRun } = useActions();
  const [state, setState] = useState<{ text: string; found: readonly Found[] }>({ text: '', found: [] });
  const [busy, setBusy] = useState(false);
  const search = async (): Promise<void> => {
    setBusy(true);
    setState({ text: t('first.searching'), found: [] });
    try {
      const { printers, networks } = await firstRun.search();
      const text = t('first.found', { count: printers.length, networks: networks.join(', ') });
      setState({ text: networks.length === 0 ? t('first.noNetwork') : text, found: printers });
    } catch (error) {
      setState({ text: t(messageOf(error)), found: [] });
    }
    setBusy(false);
  };
  return (
    <div className={styles['found']}>
      <Button disabled={busy} onClick={() => void search()}>
        {t('first.search')}
      </Button>
      <output className={styles['soft']}>{state.text}</output>
      {state.found.map((one) => (
        <Button key={`${one.ip}:${one.port}`} onClick={() => onAdd(one)}>
          {t('first.use', { address: one.ip })}
        </Button>
      ))}
    </div>
  );
};

const Typed = ({ onAdd }: { onAdd: (found: Found) => void }) => {
  const t = useT();
  const [text, setText] = useState('');
  const address = addressOf(text);
  const add = (): void => {
    if (address === null) return;
    onAdd(address);
    setText('');
  };
  return (
    <div className={styles['typed']}>
      <TextField
        label={t('first.address')}
        value={text}
        placeholder="192.168.1.50"
        onText={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || text === '') return;
          // Enter in this field adds the printer; it must not leave the step with the address half typed.
          event.preventDefault();
          add();
        }}
      />
      <Button disabled={address === null} onClick={add}>
        {t('first.add')}
      </Button>
    </div>
  );
};
