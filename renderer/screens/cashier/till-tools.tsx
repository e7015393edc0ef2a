import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './cashier.module.css';

/** What a till has beside its menu: the drawer and the shift, which says when there is none. */
export const TillTools = ({ onShift, onOperator }: { onShift: () => void; onOperator: () => void }) => {
  const t = useT();
  const { till } = useActions();
  const shift = useApp((state) => state.shift);
  const operator = useApp(({ session }) => (session.behind ? session.user?.username : undefined));
  return (
    <fieldset className={styles['tools']} aria-label={t('till.tools')}>
      <Button onClick={() => void till.openDrawer()}>{t('till.drawer')}</Button>
      <Button onClick={onShift}>
        {shift === null ? (
          <>
            <Shape name="triangle" /> {t('till.shiftClosed')}
          </>
        ) : (
          t('till.shift')
        )}
      </Button>
      <Button
        className={styles['operator']}
        aria-label={operator && t('pin.openNamed', { name: operator })}
        onClick={onOperator}
      >
        {operator ?? t('pin.open')}
      </Button>
    </fieldset>
  );
};
