import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PinForm } from '../../ui/pin-form.tsx';
import { useOperators } from '../../actions/use-operators.ts';
import styles from './cashier.module.css';

/** Who sells here; or, of a locked till, that somebody has to say so first. */
export const OperatorDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const { pins } = useActions();
  const locked = useApp((state) => state.device.locked);
  const { people, problem } = useOperators();
  const take = async (userId: number, pin: string): Promise<void> => {
    await pins.takeOver(userId, pin);
    onClose();
  };
  const lock = !locked && <Button onClick={() => pins.lock()}>{t('pin.lock')}</Button>;
  const back = !locked && <Button onClick={onClose}>{t('app.close')}</Button>;
  // With nobody to type one, a lock would keep everybody out for ever.
  const open = locked && people?.length === 0 && (
    <Button
      kind="primary"
      onClick={() => {
        pins.unlock();
        onClose();
      }}
    >
      {t('pin.unlock')}
    </Button>
  );
  return (
    <Dialog title={t(locked ? 'pin.lockedTitle' : 'pin.title')} onClose={locked ? () => undefined : onClose}>
      {locked && <p>{t('pin.lockedText')}</p>}
      {problem !== null && <p role="alert">{t(problem)}</p>}
      {people && people.length > 0 ? (
        <PinForm people={people} submit={t('pin.takeOver')} onPin={take}>
          {lock}
          {back}
        </PinForm>
      ) : (
        <>
          {people && <p>{t('pin.nobody')}</p>}
          <div className={styles['dialogButtons']}>
            {open}
            {back}
          </div>
        </>
      )}
    </Dialog>
  );
};
