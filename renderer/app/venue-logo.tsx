import { useState } from 'react';
import { useApp } from '../store/use-app.ts';
import styles from './top-bar.module.css';

/** The venue's picture, when it has one: the same that stands on its paper. A change of it is told as a change of settings. */
export const VenueLogo = () => {
  const settings = useApp((state) => state.settings);
  const [seen, setSeen] = useState({ settings, turn: 1 });
  if (seen.settings !== settings) setSeen({ settings, turn: seen.turn + 1 });
  const [missing, setMissing] = useState(0);
  if (settings === null || missing === seen.turn) return null;
  return (
    <img
      key={seen.turn}
      className={styles['picture']}
      src={`/v1/settings/logo?turn=${seen.turn}`}
      // The name of the event stands beside it.
      alt=""
      data-testid="board-logo"
      onError={() => setMissing(seen.turn)}
    />
  );
};
