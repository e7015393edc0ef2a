import { useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { waitingJobs } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { JobDialog } from './job-dialog.tsx';
import { JobRow, type Asking } from './job-row.tsx';
import styles from './paper.module.css';

/** What is not on paper yet, oldest first, why, and what to do about it. */
export const QueueList = () => {
  const t = useT();
  const jobs = useApp((state) => state.hub.printJobs);
  const [asking, setAsking] = useState<{ key: string; what: Asking } | null>(null);
  const waiting = waitingJobs(jobs);
  // Gone when the slip has been printed meanwhile: there is nothing to decide any more.
  const asked = waiting.find((job) => job.key === asking?.key);
  return (
    <section aria-label={t('paper.queue')} className={styles['queue']}>
      <h2 className={styles['title']}>{t('paper.queue')}</h2>
      {waiting.length === 0 && <p className={styles['soft']}>{t('paper.noJobs')}</p>}
      <ul>
        {waiting.map((job) => (
          <JobRow key={job.key} job={job} onAsk={(what) => setAsking({ key: job.key, what })} />
        ))}
      </ul>
      {asking && asked && <JobDialog job={asked} what={asking.what} onClose={() => setAsking(null)} />}
    </section>
  );
};
