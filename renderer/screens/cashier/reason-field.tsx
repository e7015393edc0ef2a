import { useState } from 'react';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import styles from './cashier.module.css';

type Props = { reasons: readonly MessageId[]; value: string; onText: (text: string) => void; autofocus?: boolean };

// The contract's limit: a reason is printed on one or two lines.
const LONGEST = 100;

/** Why money moves: one tap for the usual reasons, or in one's own words. */
export const ReasonField = ({ reasons, value, onText, autofocus = false }: Props) => {
  const t = useT();
  const [keyboard, setKeyboard] = useState(false);
  return (
    <>
      <TextField
        label={t('orders.reason')}
        value={value}
        onText={onText}
        maxLength={LONGEST}
        {...(autofocus ? { 'data-autofocus': true } : {})}
      />
      <div className={styles['quick']}>
        {reasons.map((id) => (
          <Button key={id} aria-pressed={value === t(id)} onClick={() => onText(t(id))}>
            {t(id)}
          </Button>
        ))}
        <Button kind="quiet" aria-pressed={keyboard} onClick={() => setKeyboard(!keyboard)}>
          {t('login.keyboard')}
        </Button>
      </div>
      {keyboard && <TouchKeyboard />}
    </>
  );
};
