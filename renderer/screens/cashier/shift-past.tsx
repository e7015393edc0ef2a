import { useEffect, useState } from 'react';
import type { ShiftWire } from '#contract/shifts.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { LiveReport } from './shift-report.tsx';
import styles from './cashier.module.css';

/** Closed shifts of this till; each has its Z, the same as on the day. */
export const PastShifts = () => {
  const t = useT();
  const { shift } = useActions();
  const [list, setList] = useState<readonly ShiftWire[] | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void shift.past().then((found) => gone || setList(found.filter((one) => one.closedAt !== null)));
    return () => {
      gone = true;
    };
  }, [shift]);
  if (list === null) return <p>{t('app.loading')}</p>;
  if (list.length === 0) return <p>{t('shift.noPast')}</p>;
  return (
    <>
      <div className={styles['quick']}>
        {list.map((one) => (
          <Button
            key={one.id}
            aria-pressed={shown === one.id}
            aria-label={t('shift.showZ', { number: one.number })}
            onClick={() => setShown(one.id)}
          >
            {t('shift.z', { number: one.number })}
          </Button>
        ))}
      </div>
      {shown !== null && <LiveReport key={shown} shiftId={shown} />}
    </>
  );
};
