import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { cartFull } from '../../store/cart.ts';
import { discountCents, type Discount } from '../../store/cart-money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PinForm } from '../../ui/pin-form.tsx';
import { useMoney } from './use-money.ts';
import { useOperators } from '../../actions/use-operators.ts';
import styles from './cashier.module.css';

type Props = { discount: Discount; onApproved: (discount: Discount) => void; onClose: () => void };

/** A manager agrees, at this till, to this much on this sale. */
export const ApprovalDialog = ({ discount, onApproved, onClose }: Props) => {
  const t = useT();
  const money = useMoney();
  const { pins } = useActions();
  const amount = useApp((state) => discountCents(cartFull(state.cart), discount));
  const { people, problem } = useOperators();
  const managers = people?.filter(({ role }) => role === 'admin' || role === 'maintainer');
  const back = <Button onClick={onClose}>{t('pin.back')}</Button>;
  const approve = async (userId: number, pin: string): Promise<void> =>
    onApproved({ ...discount, approval: await pins.approve(userId, pin, amount) });
  return (
    <Dialog title={t('pin.approveTitle', { amount: money(amount) })} onClose={onClose}>
      <p>{t('pin.approveText', { reason: discount.reason })}</p>
      {problem !== null && <p role="alert">{t(problem)}</p>}
      {managers && managers.length > 0 ? (
        <PinForm people={managers} submit={t('pin.approve')} onPin={approve}>
          {back}
        </PinForm>
      ) : (
        <>
          {managers && <p>{t('pin.noManager')}</p>}
          <div className={styles['dialogButtons']}>{back}</div>
        </>
      )}
    </Dialog>
  );
};
