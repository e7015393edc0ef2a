import { useT } from '../i18n/use-t.ts';
import type { MessageId } from '../i18n/en.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './keys-help.module.css';

export type KeyRow = { keys: readonly string[]; does: MessageId };

/** The documented key map, on screen. */
export const KeysHelp = ({ rows, onClose }: { rows: readonly KeyRow[]; onClose: () => void }) => {
  const t = useT();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} wide>
      <dl className={styles['rows']}>
        {rows.map((row) => (
          <div key={row.does} className={styles['row']}>
            <dt>
              {row.keys.map((key) => (
                <kbd key={key} className={styles['key']}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(row.does)}</dd>
          </div>
        ))}
      </dl>
      <Button kind="primary" onClick={onClose} data-autofocus>
        {t('app.close')}
      </Button>
    </Dialog>
  );
};
