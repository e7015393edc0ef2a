import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { lateBy } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { formatAge } from '../../ui/format-age.ts';
import { JobState } from '../../ui/job-state.tsx';
import { reasonText } from '../../ui/reason-text.ts';
import { useNow } from '../../ui/use-now.ts';
import { SlipPicture } from './slip-picture.tsx';
import { slipName } from './slip-name.ts';
import styles from './paper.module.css';

export type Asking = 'look' | 'move' | 'cancel';
type Props = { job: PrintJobReport; onAsk: (what: Asking) => void };

/** A slip that waits: what it is, where, how far, why and how long; and what can be done about it. */
export const JobRow = ({ job, onAsk }: Props) => {
  const t = useT();
  const now = useNow();
  const { print } = useActions();
  const printers = useApp((state) => state.hub.printers);
  const name = slipName(t, job);
  const late = lateBy(job, now.hub);
  // Its bytes are on their way: nobody can take them back.
  const leaving = job.state === 'sending';
  return (
    <li className={styles['job']} data-testid={`job-${job.key}`} data-late={late !== null}>
      <button
        type="button"
        className={styles['thumb']}
        aria-label={t('paper.look', { slip: name })}
        onClick={() => onAsk('look')}
      >
        <SlipPicture job={job} alt="" />
      </button>
      <div className={styles['facts']}>
        <strong>{name}</strong>
        <JobState job={job} late={late !== null} />
        {late === null ? (
          <span className={styles['age']}>{formatAge(now.hub - Date.parse(job.at))}</span>
        ) : (
          <span className={styles['late']}>{t('job.late', { age: formatAge(late) })}</span>
        )}
        <span className={styles['soft']}>
          {[
            printers[job.printerId]?.name ?? t('paper.noPrinter'),
            job.reason === null ? undefined : reasonText(t, job.reason),
            job.attempt > 1 ? t('paper.attempt', { count: job.attempt }) : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <fieldset className={styles['jobButtons']} aria-label={name}>
        <Button disabled={leaving} onClick={() => void print.retry(job.key)}>
          {t('paper.retry')}
        </Button>
        <Button disabled={leaving} onClick={() => onAsk('move')}>
          {t('paper.move')}
        </Button>
        <Button disabled={leaving} onClick={() => onAsk('cancel')}>
          {t('paper.cancel')}
        </Button>
      </fieldset>
    </li>
  );
};
