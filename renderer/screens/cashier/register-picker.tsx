import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import styles from './cashier.module.css';

/** First use of a till: which of the venue's registers it is. */
export const RegisterPicker = () => {
  const t = useT();
  const { device } = useActions();
  const registers = useApp((state) => state.registers);
  if (registers.length === 0) return <Empty title={t('cashier.noRegister')} />;
  return (
    <section className={styles['picker']} aria-label={t('cashier.chooseRegister')}>
      <h2>{t('cashier.chooseRegister')}</h2>
      {registers.map((register) => (
        <Button key={register.id} size="big" onClick={() => device.set({ registerId: register.id })}>
          {register.name}
        </Button>
      ))}
    </section>
  );
};
