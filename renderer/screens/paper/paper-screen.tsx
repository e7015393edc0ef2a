import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { PaperRoll } from './paper-roll.tsx';
import { PrinterList } from './printer-list.tsx';
import { QueueList } from './queue-list.tsx';
import styles from './paper.module.css';

/** The printers, what waits for them, and the paper of the demo printers as it comes out. */
export const PaperScreen = () => {
  const t = useT();
  const loaded = useApp((state) => state.link.loaded);
  if (!loaded) return <Empty title={t('app.loading')} />;
  return (
    <div className={styles['screen']}>
      <div className={styles['side']}>
        <PrinterList />
        <QueueList />
      </div>
      <PaperRoll />
    </div>
  );
};
