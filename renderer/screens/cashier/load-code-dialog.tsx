import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import styles from './cashier.module.css';

/** A pending order by its code; a scanner types it and presses Enter. */
export const LoadCodeDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const { cart } = useActions();
  const [code, setCode] = useState('');
  const load = async (): Promise<void> => {
    if (await cart.loadCode(code)) onClose();
    else setCode('');
  };
  return (
    <Dialog title={t('cashier.loadCode')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') void load();
        }}
      >
        <TextField
          label={t('cashier.loadCodeText')}
          value={code}
          onText={setCode}
          maxLength={200}
          data-field="code"
          data-autofocus
        />
        <TouchKeyboard />
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button kind="primary" type="submit" disabled={code.trim() === ''}>
            {t('orders.load')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
