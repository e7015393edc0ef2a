import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { languageNames } from '../../i18n/catalogues.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Form } from './form.ts';
import styles from './first-run.module.css';

export type StepProps = { form: Form; onChange: (part: Partial<Form>) => void };

const codes = Intl.supportedValuesOf('currency');
const zones = Intl.supportedValuesOf('timeZone');

export const VenueStep = ({ form, onChange }: StepProps) => {
  const t = useT();
  const { device } = useActions();
  // A machine that calls its zone by another name than the list does still begins with its own.
  const known = zones.includes(form.timeZone) ? zones : [form.timeZone, ...zones];
  return (
    <>
      <TextField
        label={t('first.venueName')}
        value={form.venueName}
        maxLength={80}
        onText={(venueName) => onChange({ venueName })}
      />
      <Segmented
        label={t('setup.language')}
        value={form.language}
        options={(['it', 'en'] as const).map((value) => ({ value, label: languageNames[value] }))}
        onChange={(language) => {
          device.set({ language });
          onChange({ language });
        }}
      />
      <div className={styles['pair']}>
        <SelectField
          label={t('first.timeZone')}
          value={form.timeZone}
          options={known.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          onChoice={(timeZone) => onChange({ timeZone })}
        />
        <SelectField
          label={t('first.currency')}
          value={form.currency}
          options={codes.map((value) => ({ value, label: value }))}
          onChoice={(currency) => onChange({ currency })}
        />
        <TextField
          type="time"
          label={t('first.dayCutoff')}
          value={form.dayCutoff}
          onText={(dayCutoff) => onChange({ dayCutoff })}
        />
      </div>
      <p className={styles['soft']}>{t('first.dayCutoffText')}</p>
    </>
  );
};

export const PasswordStep = ({ form, onChange }: StepProps) => {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextField
        label={t('first.adminPassword')}
        value={form.adminPassword}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={100}
        onText={(adminPassword) => onChange({ adminPassword })}
      />
      <div>
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t('login.show')}
        </Button>
      </div>
    </>
  );
};

const screens = ['cashier', 'kitchen', 'board', 'paper'] as const;

export const FinishStep = ({ form, onChange }: StepProps) => {
  const t = useT();
  return (
    <Segmented
      wrap
      label={t('first.screen')}
      value={form.screen}
      options={screens.map((value) => ({ value, label: t(`role.${value}`) }))}
      onChange={(screen) => onChange({ screen })}
    />
  );
};
