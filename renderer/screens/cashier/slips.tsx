import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { jobsOfOrder } from '../../store/devices.ts';
import { lateBy } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { formatAge } from '../../ui/format-age.ts';
import { JobState } from '../../ui/job-state.tsx';
import { useNow } from '../../ui/use-now.ts';
import { waysOut } from './late-slips.tsx';
import styles from './orders-panel.module.css';

/** Every slip of an order and how far it is: word and shape. One that is late can go elsewhere at once. */
export const Slips = ({ orderId }: { orderId: number }) => {
  const t = useT();
  const now = useNow();
  const jobs = useApp((state) => state.hub.printJobs);
  const mine = jobsOfOrder(jobs, orderId);
  return (
    <ul className={styles['slips']} aria-label={t('orders.slips')}>
      {mine.length === 0 && <li className={styles['soft']}>{t('orders.noSlips')}</li>}
      {mine.map((job) => (
        <Slip key={job.key} job={job} late={lateBy(job, now.hub)} />
      ))}
    </ul>
  );
};

const Slip = ({ job, late }: { job: PrintJobReport; late: number | null }) => {
  const t = useT();
  const { print } = useActions();
  const printers = useApp((state) => state.hub.printers);
  return (
    <li className={styles['slip']}>
      <span>
        {t(`doc.${job.document}`)} <span className={styles['soft']}>{printers[job.printerId]?.name}</span>
      </span>
      <JobState job={job} late={late !== null} />
      {late !== null && (
        <>
          <span>{t('job.late', { age: formatAge(late) })}</span>
          {waysOut(printers, job.printerId).map((printer) => (
            <Button key={printer.id} onClick={() => void print.move(job.key, printer.id)}>
              {t('till.moveTo', { printer: printer.name })}
            </Button>
          ))}
        </>
      )}
    </li>
  );
};
