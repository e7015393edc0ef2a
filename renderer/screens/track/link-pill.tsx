import { useWords } from '../../i18n/track/words.ts';
import { formatAge } from '../../ui/format-age.ts';
import { Shape } from '../../ui/shape.tsx';
import { useSeconds, useTrack } from './use-track.ts';
import styles from './frame.module.css';

// As on every other screen: keep-alives come every 15 s.
const STALE_MS = 20_000;

/** Whether the page hears the hub, and how old its news is. */
export const LinkPill = () => {
  const { t } = useWords();
  const { phase, heardAt } = useTrack((state) => state.link);
  const { monotonic } = useSeconds();
  const age = heardAt === null ? null : monotonic - heardAt;
  const live = phase === 'live' && (age ?? 0) < STALE_MS;
  return (
    <p className={styles['pill']} data-phase={live ? 'live' : phase === 'live' ? 'lost' : phase}>
      <Shape name={live ? 'dot' : phase === 'connecting' ? 'ring' : 'triangle'} />
      <span>{t(live ? 'link.live' : phase === 'connecting' ? 'link.connecting' : 'link.lost')}</span>
      {age !== null && (
        <span className={styles['age']}>
          {age < 100_000 ? t('link.seconds', { age: Math.floor(age / 1000) }) : formatAge(age)}
        </span>
      )}
    </p>
  );
};

/** Says so when what is on the page may be old; nothing while it is not. */
export const StaleBanner = () => {
  const { t, time } = useWords();
  const { phase, heardAt } = useTrack((state) => state.link);
  const order = useTrack((state) => state.order);
  const page = useTrack((state) => state.page);
  const seenAt = useTrack((state) => state.known.find((one) => one.order.id === state.order?.id)?.seenAt);
  const { monotonic } = useSeconds();
  if (page.name === 'home') return null;
  const age = heardAt === null ? null : monotonic - heardAt;
  const text =
    age !== null
      ? age >= STALE_MS && t('link.stale', { age: formatAge(age) })
      : phase === 'lost' && (order && seenAt !== undefined ? t('link.seen', { time: time(seenAt) }) : t('link.never'));
  return text === false ? null : (
    <p role="alert" className={styles['stale']}>
      <Shape name="triangle" /> {text}
    </p>
  );
};
