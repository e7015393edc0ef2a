import type { Settings } from '#contract/settings.ts';
import { useT } from '../../../i18n/use-t.ts';
import type { MessageId } from '../../../i18n/en.ts';
import { useApp } from '../../../store/use-app.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { CheckField, SelectField } from '../edit/fields.tsx';
import { settingFields, type SettingName } from './setting-fields.ts';
import styles from './office.module.css';

type Props = { name: SettingName; value: Settings; onChange: (part: Partial<Settings>) => void };

const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');
const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
const withOwn = (values: readonly string[], own: unknown): readonly string[] =>
  typeof own === 'string' && !values.includes(own) ? [own, ...values] : values;

/** One setting, by the kind of its field; what it does stands below its name. */
export const SettingField = ({ name, value, onChange }: Props) => {
  const t = useT();
  const printers = useApp((state) => state.hub.printers);
  const field = settingFields[name];
  const label = t(`set.${name}`);
  const now = value[name];
  const set = (to: unknown) => onChange({ [name]: to });
  const choose = (choices: readonly { value: string; label: string }[], none?: string) => (
    <SelectField
      label={label}
      value={now === null ? null : String(now)}
      choices={choices}
      {...(none === undefined ? {} : { none })}
      onChange={set}
    />
  );
  switch (field.kind) {
    case 'check':
      return <CheckField label={label} checked={now === true} onChange={set} />;
    case 'choice':
      return choose(field.of.map((one) => ({ value: one, label: t(`set.${name}.${one}` as MessageId) })));
    case 'zone':
      return choose(plain(withOwn(zones, now)));
    case 'currency':
      return choose(plain(withOwn(currencies, now)));
    case 'printer':
      return choose(
        Object.values(printers).map((printer) => ({ value: printer.id, label: printer.name })),
        t('set.none'),
      );
    case 'lines':
      return (
        <label className={styles['lines']}>
          <span>{label}</span>
          <textarea
            rows={4}
            value={Array.isArray(now) ? now.join('\n') : ''}
            onChange={(event) => set(event.target.value === '' ? [] : event.target.value.split('\n'))}
          />
        </label>
      );
    case 'number':
      return (
        <TextField
          type="number"
          inputMode="numeric"
          label={label}
          min={field.min}
          max={field.max}
          required
          value={String(now)}
          onText={(text) => set(text === '' ? '' : Number(text))}
        />
      );
    case 'time':
      return <TextField type="time" required label={label} value={String(now)} onText={set} />;
    case 'address':
      return (
        <TextField
          type="url"
          label={label}
          value={String(now ?? '')}
          onText={(text) => set(text === '' ? null : text)}
        />
      );
    case 'text':
      return <TextField label={label} maxLength={field.max} value={String(now)} onText={set} />;
  }
};
