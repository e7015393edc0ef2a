import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { Printers } from '../../store/devices.ts';
import { lateBy, waitingJobs } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { formatAge } from '../../ui/format-age.ts';
import { Shape } from '../../ui/shape.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './late-slips.module.css';

// The oldest; more would push the menu off the screen, and the first one that moves shows the next.
const SHOWN = 2;

/** Where a slip can go instead: printers that print, not the one that does not. */
export const waysOut = (printers: Printers, printerId: string) =>
  Object.values(printers)
    .filter((printer) => printer.id !== printerId && printer.status === 'ONLINE')
    .toSorted((a, b) => a.name.localeCompare(b.name));

/** "Not printed yet for 30 s": said loudly, with another printer one tap away. Nothing is shown while all is well. */
export const LateSlips = () => {
  const t = useT();
  const now = useNow();
  const jobs = useApp((state) => state.hub.printJobs);
  const late = waitingJobs(jobs).filter((job) => lateBy(job, now.hub) !== null && job.document !== 'open-drawer');
  const oldest = late[0] && lateBy(late[0], now.hub);
  if (oldest === undefined || oldest === null) return null;
  return (
    <section role="alert" className={styles['alarm']}>
      <strong>
        <Shape name="triangle" /> {t('till.lateSlips', { count: late.length, age: formatAge(oldest) })}
      </strong>
      {late.slice(0, SHOWN).map((job) => (
        <LateSlip key={job.key} job={job} />
      ))}
    </section>
  );
};

const LateSlip = ({ job }: { job: PrintJobReport }) => {
  const t = useT();
  const { print } = useActions();
  const printers = useApp((state) => state.hub.printers);
  const order = useApp((state) => (job.orderId === null ? undefined : state.hub.orders[job.orderId]));
  const document = t(`doc.${job.document}`);
  const number = String(order?.ticketNumber ?? order?.displayCode ?? '–');
  return (
    <p className={styles['slip']}>
      <span>{t('till.lateSlip', { document, number, printer: printers[job.printerId]?.name ?? '–' })}</span>
      {waysOut(printers, job.printerId).map((printer) => (
        <Button
          key={printer.id}
          aria-label={t('till.moveNamed', { document, number, printer: printer.name })}
          onClick={() => void print.move(job.key, printer.id)}
        >
          {t('till.moveTo', { printer: printer.name })}
        </Button>
      ))}
    </p>
  );
};
