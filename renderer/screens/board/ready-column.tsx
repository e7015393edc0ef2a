import { useT } from '../../i18n/use-t.ts';
import type { Calls } from '../../store/board-calls.ts';
import { cx } from '../../ui/cx.ts';
import { Shape } from '../../ui/shape.tsx';
import { NumberGrid } from './number-grid.tsx';
import styles from './board.module.css';

type Props = { ready: readonly { id: number; text: string }[]; calls: Calls; stale: boolean };

/** Ready numbers, the newest largest; a number that the kitchen took back is named below its heading for a while. */
export const ReadyColumn = ({ ready, calls, stale }: Props) => {
  const t = useT();
  const [newest, ...others] = ready;
  const called = newest && calls.now?.items.some(({ orderId }) => orderId === newest.id);
  return (
    <section className={styles['ready']} aria-label={t('board.ready')}>
      <h2 className={styles['title']}>
        {t('board.ready')}
        {stale && (
          <span className={styles['old']}>
            <Shape name="triangle" /> {t('board.old')}
          </span>
        )}
      </h2>
      {calls.takenBack.length > 0 && (
        <output className={styles['back']}>
          {calls.takenBack.map(({ item }) => t('board.takenBack', { number: item.text })).join(' · ')}
        </output>
      )}
      {newest ? (
        <p
          className={cx(styles['newest'], called && styles['called'])}
          data-testid="board-newest"
          style={{ '--longest': newest.text.length }}
        >
          <span>{newest.text}</span>
        </p>
      ) : (
        <p className={styles['empty']}>{t('board.readyEmpty')}</p>
      )}
      <NumberGrid testId="board-ready" labels={others} empty="" big />
    </section>
  );
};
