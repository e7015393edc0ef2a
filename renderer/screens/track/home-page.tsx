import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { Shape } from '../../ui/shape.tsx';
import { OrderRow } from './order-row.tsx';
import { useTrack } from './use-track.ts';
import styles from './list.module.css';

/** The orders that were opened on this phone, as it last saw them. */
export const HomePage = () => {
  const { t, time } = useWords();
  const { forget, scanner } = useTrackActions();
  const known = useTrack((state) => state.known);
  return (
    <section className={styles['page']}>
      <h1>{t('home.title')}</h1>
      {known.length === 0 && <p className={styles['empty']}>{t('home.empty')}</p>}
      {scanner.allowed && (
        <a href="#/scan" className={styles['scan']}>
          {t('home.scan')}
        </a>
      )}
      <ul className={styles['rows']}>
        {known.map(({ order, seenAt }) => (
          <li key={order.id} className={styles['row']}>
            <OrderRow
              id={order.id}
              number={String(order.ticketNumber ?? order.displayCode)}
              state={order.state}
              detail={`${order.venueName} · ${t('home.seen', { time: time(seenAt) })}`}
            />
            <button
              type="button"
              className={styles['remove']}
              aria-label={t('home.forget', { code: order.displayCode })}
              onClick={() => forget(order.id)}
            >
              <Shape name="cross" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
