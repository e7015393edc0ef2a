import { useEffect, useState } from 'react';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useT } from '../../i18n/use-t.ts';
import styles from './paper.module.css';

// A picture follows the report of its slip; one that is not there after these pauses was refused or forgotten.
const PAUSES_MS = [1000, 2000, 4000, 8000, 16_000];

/** What the slip looks like at its present or next try; says so while the station has not shown it yet. */
export const SlipPicture = ({ job, alt }: { job: PrintJobReport; alt: string }) => {
  const t = useT();
  // A new revision may have a picture, or another one: the count begins again.
  const [failed, setFailed] = useState({ revision: job.revision, tries: 0, waiting: false });
  const tries = failed.revision === job.revision ? failed.tries : 0;
  const waiting = failed.revision === job.revision && failed.waiting;
  useEffect(() => {
    const pause = waiting ? PAUSES_MS[tries - 1] : undefined;
    if (pause === undefined) return undefined;
    const timer = setTimeout(() => setFailed((now) => ({ ...now, waiting: false })), pause);
    return () => clearTimeout(timer);
  }, [waiting, tries]);
  if (waiting) return <span className={styles['soft']}>{t('paper.noPicture')}</span>;
  return (
    <img
      className={styles['slipImage']}
      src={`/v1/print-jobs/${encodeURIComponent(job.key)}/preview.svg?revision=${job.revision}&try=${tries}`}
      alt={alt}
      onError={() => setFailed({ revision: job.revision, tries: tries + 1, waiting: true })}
    />
  );
};
