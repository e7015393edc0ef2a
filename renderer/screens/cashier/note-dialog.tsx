import { useRef, useState } from 'react';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import styles from './cashier.module.css';

const quickNotes: readonly MessageId[] = [
  'cashier.quick.noOnion',
  'cashier.quick.noSalt',
  'cashier.quick.noCheese',
  'cashier.quick.glutenFree',
  'cashier.quick.wellDone',
  'cashier.quick.takeAway',
  'cashier.quick.allergy',
];
// The wire's limit (orders contract): longer would not fit a slip.
const LONGEST_NOTE = 255;

type Props = { lineKey: string; onSave: (text: string) => void; onClose: () => void };

export const NoteDialog = ({ lineKey, onSave, onClose }: Props) => {
  const t = useT();
  const line = useApp((state) => state.cart.lines.find((one) => one.key === lineKey));
  const [text, setText] = useState(line?.notes ?? '');
  const [keyboard, setKeyboard] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const append = (note: string): void => {
    setText((now) => (now.trim() === '' ? note : `${now.trim().replace(/,$/, '')}, ${note}`).slice(0, LONGEST_NOTE));
    input.current?.focus();
  };
  return (
    <Dialog title={t('cashier.noteOf', { name: line?.name ?? '' })} onClose={onClose}>
      <form
        className={styles['noteForm']}
        onSubmit={(event) => {
          event.preventDefault();
          onSave(text);
        }}
      >
        <TextField
          label={t('cashier.noteText')}
          value={text}
          onText={setText}
          maxLength={LONGEST_NOTE}
          inputRef={input}
          data-autofocus
        />
        <fieldset aria-label={t('cashier.quickNotes')} className={styles['quick']}>
          {quickNotes.map((id) => (
            <Button key={id} onClick={() => append(t(id))}>
              {t(id)}
            </Button>
          ))}
        </fieldset>
        {keyboard && <TouchKeyboard />}
        <div className={styles['dialogButtons']}>
          <Button onClick={() => setKeyboard(!keyboard)} aria-pressed={keyboard}>
            {t('login.keyboard')}
          </Button>
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button kind="primary" type="submit">
            {t('cashier.noteSave')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
