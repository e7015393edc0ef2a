import { useApp } from '../../store/use-app.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './kitchen.module.css';

const SHOWN_MS = 1200;

/** Says what the last key did: a bump bar has no screen of its own. */
export const KeyEcho = () => {
  const now = useNow();
  const last = useApp((state) => state.kitchen.lastKey);
  if (!last || now.monotonic - last.at > SHOWN_MS) return null;
  return <output className={styles['echo']}>{last.label}</output>;
};
