import { useEffect, useRef, useState } from 'react';
import { useTrackActions } from '../../actions/track/track-actions.ts';
import type { ScanTrouble } from '../../actions/track/scanner.ts';
import { useWords } from '../../i18n/track/words.ts';
import styles from './scan.module.css';

/** The camera, until it sees the code of a screen or of a receipt. */
export const ScanPage = () => {
  const { t } = useWords();
  const { scanner } = useTrackActions();
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<ScanTrouble | null>(null);
  useEffect(() => (video.current ? scanner.watch(video.current, setTrouble) : undefined), [scanner]);
  return (
    <section className={styles['page']}>
      <h1>{t('scan.title')}</h1>
      <output>{t(trouble === null ? 'scan.hint' : `scan.${trouble}`)}</output>
      <video ref={video} className={styles['video']} muted playsInline aria-label={t('scan.picture')} />
    </section>
  );
};
