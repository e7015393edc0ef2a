import type { TrackedOrder } from '#contract/track.ts';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { Button } from '../../ui/button.tsx';
import { formatAge } from '../../ui/format-age.ts';
import { useSeconds, useTrack } from './use-track.ts';
import styles from './pickup.module.css';

/** What its customer says or shows at the counter, while the order waits there. */
export const Pickup = ({ order }: { order: TrackedOrder }) => {
  const { t } = useWords();
  if (order.state !== 'READY') return null;
  if (!order.needsCode) return <p className={styles['hint']}>{t('pickup.paper')}</p>;
  return order.own ? <Code pickup={order.pickup} /> : <p className={styles['hint']}>{t('pickup.elsewhere')}</p>;
};

const Code = ({ pickup }: Pick<TrackedOrder, 'pickup'>) => {
  const { t } = useWords();
  const { renewCode } = useTrackActions();
  const busy = useTrack((state) => state.command === 'busy');
  const { hub } = useSeconds();
  const left = pickup === null ? 0 : Date.parse(pickup.expiresAt) - hub;
  return (
    <section aria-label={t('pickup.title')} className={styles['card']}>
      <h2 className={styles['title']}>{t('pickup.title')}</h2>
      {pickup !== null && left > 0 ? (
        <>
          <p className="visually-hidden">{pickup.code.split('').join(' ')}</p>
          <p className={styles['code']} data-testid="pickup-code" aria-hidden="true">
            {pickup.code.split('').map((digit, index) => (
              <span key={index}>{digit}</span>
            ))}
          </p>
          <p className={styles['left']}>{t('pickup.left', { age: formatAge(left) })}</p>
          <p>{t('pickup.text')}</p>
        </>
      ) : (
        <>
          <p className={styles['left']}>{t('pickup.over')}</p>
          <Button kind="primary" disabled={busy} onClick={() => void renewCode()}>
            {t('pickup.renew')}
          </Button>
        </>
      )}
    </section>
  );
};
