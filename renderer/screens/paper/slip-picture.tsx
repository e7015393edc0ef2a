import { useState } from 'react';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useT } from '../../i18n/use-t.ts';
import styles from './paper.module.css';

/** What the slip looks like at its present or next try; says so while the station has not shown it yet. */
export const SlipPicture = ({ job, alt }: { job: PrintJobReport; alt: string }) => {
  const t = useT();
  const [missing, setMissing] = useState(0);
  // A new revision may have a picture, or another one.
  const address = `/v1/print-jobs/${encodeURIComponent(job.key)}/preview.svg?revision=${job.revision}`;
  if (missing === job.revision) return <span className={styles['soft']}>{t('paper.noPicture')}</span>;
  return <img className={styles['slipImage']} src={address} alt={alt} onError={() => setMissing(job.revision)} />;
};
