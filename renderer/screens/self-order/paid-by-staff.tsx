import { useEffect, useState } from 'react';
import type { RegisterWire } from '#contract/devices.ts';
import { useActions } from '../../actions/actions.ts';
import type { CartOrder, StaffPaid } from '../../actions/self-order-actions.ts';
import { useOperators } from '../../actions/use-operators.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PinForm } from '../../ui/pin-form.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './self-order.module.css';

// Nobody of the house is there any more: the next guest must not find this open.
const GONE_MS = 60_000;

/** Somebody of the house takes the money at the screen; which till it goes to, how, and who says so. */
export const PaidByStaff = ({ order, onClose }: { order: CartOrder; onClose: () => void }) => {
  const t = useT();
  const { selfOrder } = useActions();
  const { people, problem } = useOperators();
  const [registers, setRegisters] = useState<readonly RegisterWire[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [way, setWay] = useState<StaffPaid['way']>('CASH');
  const registerId = chosen ?? registers[0]?.id ?? '';
  useEffect(() => {
    const timer = setTimeout(onClose, GONE_MS);
    return () => clearTimeout(timer);
  }, [onClose]);
  useEffect(() => {
    let mine = true;
    void selfOrder
      .registers()
      .then((found) => mine && setRegisters(found))
      .catch(() => undefined);
    return () => {
      mine = false;
    };
  }, [selfOrder]);
  const back = <Button onClick={onClose}>{t('pin.back')}</Button>;
  return (
    <Dialog title={t('selfOrder.staffTitle', { code: order.displayCode })} onClose={onClose}>
      <p>{t('selfOrder.staffText')}</p>
      {problem !== null && <Problem text={t(problem)} />}
      {people?.length === 0 && <p>{t('pin.nobody')}</p>}
      {registers.length > 1 && (
        <Segmented
          wrap
          label={t('cashier.chooseRegister')}
          value={registerId}
          options={registers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      )}
      <Segmented
        label={t('selfOrder.staffWay')}
        value={way}
        options={[
          { value: 'CASH', label: t('cashier.cash') },
          { value: 'CARD', label: t('cashier.card') },
        ]}
        onChange={setWay}
      />
      {people && people.length > 0 ? (
        <PinForm
          people={people}
          submit={t('selfOrder.staffPaid')}
          onPin={(userId, pin) => selfOrder.paidByStaff(order.id, { userId, pin, registerId, way })}
        >
          {back}
        </PinForm>
      ) : (
        <div className={styles['take']}>{back}</div>
      )}
    </Dialog>
  );
};
