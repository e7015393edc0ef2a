import { useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import styles from './ticker.module.css';

const none: readonly string[] = [];

/** The venue's announcements, one after the other and whole: a text that runs is read by nobody. */
export const Ticker = () => {
  const t = useT();
  const texts = useApp((state) => state.settings?.boardAnnouncements ?? none);
  const turnMs = useApp((state) => state.device.board.pageSeconds * 1000);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (texts.length < 2) return;
    const timer = setInterval(() => setTurn((now) => now + 1), turnMs);
    return () => clearInterval(timer);
  }, [texts.length, turnMs]);
  if (texts.length === 0) return null;
  return (
    <aside className={styles['ticker']} aria-label={t('board.announcements')} data-testid="board-ticker">
      <p>{texts[turn % texts.length]}</p>
    </aside>
  );
};
