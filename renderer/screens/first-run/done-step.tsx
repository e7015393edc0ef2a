import { useEffect, useRef, useState } from 'react';
import type { FirstRunAnswer } from '#contract/first-run.ts';
import type { PrintJobReport } from '#contract/print-jobs.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { JobState } from '../../ui/job-state.tsx';
import type { Form } from './form.ts';
import styles from './first-run.module.css';

// As often as a person looks up from the printer.
const LOOK_MS = 700;

/** The house is set up: every printer proves itself with a test slip, then this machine becomes what it is for. */
export const DoneStep = ({ answer, screen }: { answer: FirstRunAnswer; screen: Form['screen'] }) => {
  const t = useT();
  const { firstRun, device } = useActions();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const open = async (): Promise<void> => {
    device.open(screen);
    await firstRun.leave();
  };
  return (
    <main className={styles['page']}>
      <div className={styles['form']}>
        <h1>{t('first.done')}</h1>
        <p className={styles['soft']}>{t('first.doneText')}</p>
        <TestSlips printers={answer.printers} />
        <div className={styles['buttons']}>
          <Button ref={next} kind="primary" size="big" onClick={() => void open()}>
            {t('first.open', { screen: t(`role.${screen}`) })}
          </Button>
        </div>
      </div>
    </main>
  );
};

const TestSlips = ({ printers }: Pick<FirstRunAnswer, 'printers'>) => {
  const t = useT();
  const { office, print } = useActions();
  const [jobs, setJobs] = useState<readonly PrintJobReport[]>([]);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    for (const { id } of printers) void print.testPage(id);
  }, [print, printers]);
  useEffect(() => {
    const look = () =>
      office
        .read<{ data: PrintJobReport[] }>('/v1/print-jobs')
        .then(({ data }) => setJobs(data.data))
        .catch(() => undefined);
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [office]);
  if (printers.length === 0) return <p>{t('first.noPrinters')}</p>;
  return (
    <ul className={styles['printers']} aria-label={t('first.testSlips')}>
      {printers.map(({ id, name }) => {
        const job = jobs.find((one) => one.printerId === id && one.document === 'test-page');
        return (
          <li key={id} className={styles['slip']}>
            <strong>{name}</strong>
            {job ? <JobState job={job} late={false} /> : <span className={styles['soft']}>{t('first.slipAsked')}</span>}
            <Button aria-label={t('paper.testPageNamed', { printer: name })} onClick={() => void print.testPage(id)}>
              {t('paper.testPage')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
};
