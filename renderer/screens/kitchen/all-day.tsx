import { useT } from '../../i18n/use-t.ts';
import { allDayCounts } from '../../store/kitchen.ts';
import { useApp } from '../../store/use-app.ts';
import type { Ticket } from './pack.ts';
import styles from './kitchen.module.css';

/** What is still to be made in all, pinned while the pages turn. */
export const AllDay = ({ tickets }: { tickets: readonly Ticket[] }) => {
  const t = useT();
  const scope = useApp((state) => state.device.stationIds);
  const counts = allDayCounts(
    tickets.map((ticket) => ticket.order),
    scope,
  );
  return (
    <section className={styles['allDay']} aria-label={t('kitchen.allDay')}>
      <h2>{t('kitchen.allDay')}</h2>
      {counts.length === 0 && <p className={styles['soft']}>{t('kitchen.allDayEmpty')}</p>}
      <ul>
        {counts.map((count) => (
          <li key={count.name} className={styles['count']}>
            <strong>{count.quantity}</strong> <span>{count.name}</span>
            {count.notes.map(({ note, quantity }) => (
              <span key={note} className={styles['countNote']}>
                {quantity}× {note}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};
