import type { Link } from '../store/app-state.ts';
import type { LinkAge } from '../store/link-age.ts';
import { useT } from '../i18n/use-t.ts';
import { Shape } from '../ui/shape.tsx';
import styles from './top-bar.module.css';

/** How fresh this screen is, always in sight: state in a word and a shape, age in seconds. */
export const LinkState = ({ link, age }: { link: Link; age: LinkAge }) => {
  const t = useT();
  const seconds = Math.floor((age.ageMs ?? 0) / 1000);
  // An open connection that says nothing is not live.
  const live = link.phase === 'live' && !age.stale;
  const state = t(link.phase === 'live' && age.stale ? 'link.silent' : `link.${link.phase}`);
  return (
    <span className={styles['fact']} title={t('link.label', { state, seconds })} data-phase={link.phase}>
      <Shape name={live ? 'dot' : 'ring'} />
      <span>{state}</span>
      {age.ageMs !== null && <span className={styles['seconds']}>{t('link.age', { seconds })}</span>}
    </span>
  );
};
