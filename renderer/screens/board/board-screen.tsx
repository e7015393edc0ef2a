import { useT } from '../../i18n/use-t.ts';
import { boardLabel, boardOf } from '../../store/board.ts';
import { linkAge } from '../../store/link-age.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { useNow } from '../../ui/use-now.ts';
import { NumberGrid } from './number-grid.tsx';
import { useCall } from './use-call.ts';
import styles from './board.module.css';

/** For the people waiting: two columns of numbers and nothing else. Old news is shown as old, and calls nobody. */
export const BoardScreen = () => {
  const t = useT();
  const now = useNow();
  const orders = useApp((state) => state.hub.orders);
  const link = useApp((state) => state.link);
  const by = useApp((state) => state.device.boardNumber);
  const minutes = useApp((state) => state.settings?.boardReadyMinutes ?? 0);
  const { stale } = linkAge(link, now.monotonic);
  const honest = link.phase === 'live' && !stale;
  // To the second: lists are not built anew for a clock that shows none.
  const { preparing, ready } = boardOf(orders, minutes, Math.floor(now.hub / 1000) * 1000);
  const called = useCall(ready, honest, now.monotonic);
  const [newest, ...others] = ready;
  return (
    <div className={cx(styles['board'], stale && styles['stale'])}>
      <section className={styles['preparing']} aria-label={t('board.preparing')}>
        <h2 className={styles['title']}>{t('board.preparing')}</h2>
        <NumberGrid
          testId="board-preparing"
          labels={preparing.map((order) => ({ id: order.id, text: boardLabel(order, by) }))}
          empty={t('board.preparingEmpty')}
          big={false}
        />
      </section>
      <section className={styles['ready']} aria-label={t('board.ready')}>
        <h2 className={styles['title']}>{t('board.ready')}</h2>
        <p
          className={cx(styles['newest'], newest && called === newest.id && styles['called'])}
          data-testid="board-newest"
        >
          {newest ? boardLabel(newest, by) : <span className={styles['empty']}>{t('board.readyEmpty')}</span>}
        </p>
        <NumberGrid
          testId="board-ready"
          labels={others.map((order) => ({ id: order.id, text: boardLabel(order, by) }))}
          empty=""
          big
        />
        <output className="visually-hidden">
          {newest && called === newest.id ? t('board.readyNow', { number: boardLabel(newest, by) }) : ''}
        </output>
      </section>
    </div>
  );
};
