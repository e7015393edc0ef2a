import { useT } from '../../i18n/use-t.ts';
import { lateBy, waitingJobs } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { formatAge } from '../../ui/format-age.ts';
import { JobState } from '../../ui/job-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './paper.module.css';

/** What is not on paper yet, oldest first, and why. */
export const QueueList = () => {
  const t = useT();
  const now = useNow();
  const jobs = useApp((state) => state.hub.printJobs);
  const printers = useApp((state) => state.hub.printers);
  const waiting = waitingJobs(jobs);
  return (
    <section aria-label={t('paper.queue')} className={styles['queue']}>
      <h2 className={styles['title']}>{t('paper.queue')}</h2>
      {waiting.length === 0 && <p className={styles['soft']}>{t('paper.noJobs')}</p>}
      <ul>
        {waiting.map((job) => (
          <li key={job.key} className={styles['job']}>
            <strong>{t(`doc.${job.document}`)}</strong>
            <JobState job={job} late={lateBy(job, now.hub) !== null} />
            <span className={styles['soft']}>
              {[
                printers[job.printerId]?.name,
                job.orderId === null ? undefined : t('paper.order', { number: job.orderId }),
                job.attempt > 1 ? t('paper.attempt', { count: job.attempt }) : undefined,
                job.reason,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={styles['age']}>{formatAge(now.hub - Date.parse(job.at))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
