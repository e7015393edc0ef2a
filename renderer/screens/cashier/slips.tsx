import { useT } from '../../i18n/use-t.ts';
import { jobsOfOrder } from '../../store/devices.ts';
import { lateBy } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { formatAge } from '../../ui/format-age.ts';
import { JobState } from '../../ui/job-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './orders-panel.module.css';

/** Every slip of an order and how far it is: word and shape. */
export const Slips = ({ orderId }: { orderId: number }) => {
  const t = useT();
  const now = useNow();
  const jobs = useApp((state) => state.hub.printJobs);
  const printers = useApp((state) => state.hub.printers);
  const mine = jobsOfOrder(jobs, orderId);
  return (
    <ul className={styles['slips']} aria-label={t('orders.slips')}>
      {mine.length === 0 && <li className={styles['soft']}>{t('orders.noSlips')}</li>}
      {mine.map((job) => {
        const late = lateBy(job, now.hub);
        return (
          <li key={job.key} className={styles['slip']}>
            <span>
              {t(`doc.${job.document}`)} <span className={styles['soft']}>{printers[job.printerId]?.name}</span>
            </span>
            <JobState job={job} late={late !== null} />
            {late !== null && <span>{t('job.late', { age: formatAge(late) })}</span>}
          </li>
        );
      })}
    </ul>
  );
};
