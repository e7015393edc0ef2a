import { useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { typedCents } from '../../store/money.ts';
import { Button } from '../../ui/button.tsx';
import { NumberPad } from '../../ui/number-pad.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ReasonField } from './reason-field.tsx';
import styles from './cashier.module.css';
import own from './shift.module.css';

/** Cash beside the sales: change from the bank, the baker at the back door. */
export const CashMove = ({ shiftId }: { shiftId: string }) => {
  const t = useT();
  const { shift, toasts } = useActions();
  const [kind, setKind] = useState<'IN' | 'OUT'>('OUT');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const cents = typedCents(text);
  const possible = cents !== undefined && cents > 0 && reason.trim() !== '';
  const move = async (): Promise<void> => {
    if (cents === undefined || !(await shift.move(shiftId, { kind, cents, reason: reason.trim() }))) return;
    toasts.show('good', 'shift.moved');
    setText('');
    setReason('');
  };
  return (
    <form
      className={own['narrow']}
      onSubmit={(event) => {
        event.preventDefault();
        if (possible) void move();
      }}
    >
      <Segmented
        label={t('shift.direction')}
        value={kind}
        options={[
          { value: 'OUT', label: t('shift.out') },
          { value: 'IN', label: t('shift.in') },
        ]}
        onChange={setKind}
      />
      <TextField
        label={t('shift.amount')}
        value={text}
        onText={setText}
        inputMode="decimal"
        maxLength={9}
        className={styles['amount'] ?? ''}
      />
      <NumberPad decimal value={text} onText={setText} />
      <ReasonField reasons={[]} value={reason} onText={setReason} />
      <Button kind="primary" size="big" type="submit" disabled={!possible}>
        {t(kind === 'IN' ? 'shift.in' : 'shift.out')}
      </Button>
    </form>
  );
};
