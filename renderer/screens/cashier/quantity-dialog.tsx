import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './cashier.module.css';

/** How many of a line, by thumb or by keys. Nothing typed changes nothing; 0 removes the line. */
export const QuantityDialog = ({ lineKey, onClose }: { lineKey: string; onClose: () => void }) => {
  const t = useT();
  const { cart } = useActions();
  const line = useApp((state) => state.cart.lines.find((one) => one.key === lineKey));
  const [text, setText] = useState('');
  if (!line) return null;
  const wanted = text === '' ? line.quantity : Number(text);
  return (
    <Dialog title={t('cashier.quantityTitle', { name: line.name })} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          cart.quantity(line.key, wanted);
          onClose();
        }}
      >
        <TextField
          label={t('cashier.quantityOf', { name: line.name })}
          hideLabel
          value={text}
          placeholder={String(line.quantity)}
          onText={(next) => setText(next.replaceAll(/\D/g, '').slice(0, 3))}
          inputMode="numeric"
          data-autofocus
          className={styles['amount'] ?? ''}
        />
        <NumberPad value={text} onText={(next) => setText(next.replaceAll(/\D/g, '').slice(0, 3))} />
        <div className={styles['dialogButtons']}>
          <Button onClick={onClose}>{t('app.close')}</Button>
          <Button kind="primary" type="submit">
            {t('cashier.setQuantity')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
