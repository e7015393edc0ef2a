import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { Button } from '../../ui/button.tsx';
import { OrderRow } from './order-row.tsx';
import { SignIn } from './sign-in.tsx';
import { useTrack } from './use-track.ts';
import styles from './list.module.css';

/** What a signed-in customer ordered; else the way in. */
export const MinePage = () => {
  const { t, time, counted } = useWords();
  const { signOut } = useTrackActions();
  const { phase, orders, busy } = useTrack((state) => state.account);
  if (phase === 'out') return <SignIn />;
  return (
    <section className={styles['page']}>
      <h1>{t('mine.title')}</h1>
      {phase === 'unknown' && <p className={styles['empty']}>{t('mine.loading')}</p>}
      {phase === 'in' && orders.length === 0 && <p className={styles['empty']}>{t('mine.empty')}</p>}
      <ul className={styles['rows']}>
        {orders.map(({ id, displayCode, state, items, createdAt }) => (
          <li key={id} className={styles['row']}>
            <OrderRow
              id={id}
              number={displayCode}
              state={state}
              detail={`${time(createdAt)} · ${counted('mine.items', items)}`}
            />
          </li>
        ))}
      </ul>
      {phase === 'in' && (
        <Button disabled={busy} onClick={() => void signOut()}>
          {t('mine.signOut')}
        </Button>
      )}
    </section>
  );
};
