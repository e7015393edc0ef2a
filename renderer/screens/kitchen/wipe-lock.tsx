import { useEffect } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './kitchen.module.css';

/** The glass can be wiped: nothing on it can be pressed until the time is over, or a key says so. */
export const WipeLock = () => {
  const t = useT();
  const now = useNow();
  const { kitchen } = useActions();
  const until = useApp((state) => state.kitchen.wipeUntil);
  const left = until === null ? 0 : Math.ceil((until - now.monotonic) / 1000);
  useEffect(() => {
    if (until !== null && left <= 0) kitchen.wipe(false);
  }, [until, left, kitchen]);
  if (until === null || left <= 0) return null;
  return (
    <Dialog title={t('kitchen.wipe')} onClose={() => kitchen.wipe(false)}>
      <p className={styles['wipe']}>{t('kitchen.undoLeft', { seconds: left })}</p>
      <p>{t('kitchen.wipeText')}</p>
    </Dialog>
  );
};
