import { useT } from '../../i18n/use-t.ts';
import type { Calls } from '../../store/board-calls.ts';
import { cx } from '../../ui/cx.ts';
import { Shape } from '../../ui/shape.tsx';
import { NumberGrid } from './number-grid.tsx';
import type { ReadyList } from './use-board.ts';
import styles from './board.module.css';

type Props = { list: ReadyList; calls: Calls; stale: boolean };

/** Ready numbers, the newest largest; a number that the kitchen took back is named below its heading for a while. */
export const ReadyColumn = ({ list, calls, stale }: Props) => {
  const t = useT();
  const [newest, ...others] = list.items;
  const called = newest && calls.now?.items.some(({ key }) => key === newest.key);
  const takenBack = calls.takenBack.filter(({ item }) => item.place === undefined || item.place === list.name);
  const title = list.name === null ? t('board.ready') : t('board.readyAt', { place: list.name });
  const suffix = list.name === null ? '' : `-${list.id}`;
  return (
    <section className={styles['ready']} aria-label={title}>
      <h2 className={styles['title']}>
        {title}
        {stale && (
          <span className={styles['old']}>
            <Shape name="triangle" /> {t('board.old')}
          </span>
        )}
      </h2>
      {takenBack.length > 0 && (
        <output className={styles['back']}>
          {takenBack.map(({ item }) => t('board.takenBack', { number: item.text })).join(' · ')}
        </output>
      )}
      {newest ? (
        <p
          className={cx(styles['newest'], called && styles['called'])}
          data-testid={`board-newest${suffix}`}
          style={{ '--longest': newest.text.length }}
        >
          <span>{newest.text}</span>
        </p>
      ) : (
        <p className={styles['empty']}>{t(list.name === null ? 'board.readyEmpty' : 'board.readyEmptyAt')}</p>
      )}
      <NumberGrid
        testId={`board-ready${suffix}`}
        labels={others.map(({ orderId, text }) => ({ id: orderId, text }))}
        empty=""
        big
      />
    </section>
  );
};
