import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { printerText } from '../../ui/printer-text.ts';
import type { Asking } from './job-row.tsx';
import { SlipPicture } from './slip-picture.tsx';
import { slipName } from './slip-name.ts';
import styles from './paper.module.css';

type Props = { job: PrintJobReport; what: Asking; onClose: () => void };

/** The slip in full, with the question that was asked about it. */
export const JobDialog = ({ job, what, onClose }: Props) => {
  const t = useT();
  const name = slipName(t, job);
  const title = what === 'move' ? t('paper.moveNamed', { slip: name }) : name;
  return (
    <Dialog title={what === 'cancel' ? t('paper.cancelNamed', { slip: name }) : title} onClose={onClose} wide>
      <div className={styles['asked']}>
        <div className={styles['wholeSlip']}>
          <SlipPicture job={job} alt={t('paper.pictureOf', { slip: name })} />
        </div>
        <div className={styles['answers']}>
          {what === 'move' && <Places job={job} onClose={onClose} />}
          {what === 'cancel' && <Drop job={job} onClose={onClose} />}
          <Button onClick={onClose} data-autofocus={what !== 'move' ? true : undefined}>
            {t(what === 'cancel' ? 'paper.cancelNo' : 'app.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
};

const Places = ({ job, onClose }: Omit<Props, 'what'>) => {
  const t = useT();
  const { print } = useActions();
  const printers = useApp((state) => state.hub.printers);
  const others = Object.values(printers)
    .filter((printer) => printer.id !== job.printerId)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  if (others.length === 0) return <p>{t('paper.noOther')}</p>;
  return others.map((printer, index) => (
    <Button
      key={printer.id}
      data-autofocus={index === 0 ? true : undefined}
      onClick={() => {
        void print.move(job.key, printer.id);
        onClose();
      }}
    >
      {printer.name} <span className={styles['soft']}>{printerText(t, printer)}</span>
    </Button>
  ));
};

const Drop = ({ job, onClose }: Omit<Props, 'what'>) => {
  const t = useT();
  const { print } = useActions();
  return (
    <>
      <p>{t('paper.cancelText')}</p>
      <Button
        kind="danger"
        onClick={() => {
          void print.cancel(job.key);
          onClose();
        }}
      >
        {t('paper.cancelYes')}
      </Button>
    </>
  );
};
