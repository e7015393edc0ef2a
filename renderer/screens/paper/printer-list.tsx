import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { Printer } from '../../store/devices.ts';
import { waitingJobs } from '../../store/printer-alarms.ts';
import { useApp } from '../../store/use-app.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { printerText } from '../../ui/printer-text.ts';
import type { ShapeName } from '../../ui/shape.tsx';
import styles from './paper.module.css';

const lookOf = (printer: Printer): readonly [Tone, ShapeName] => {
  if (printer.status === 'ONLINE') return (printer.detail ?? '') === '' ? ['good', 'check'] : ['warn', 'triangle'];
  return printer.status === 'OFFLINE' ? ['late', 'cross'] : ['late', 'triangle'];
};

export const PrinterList = () => {
  const t = useT();
  const { print } = useActions();
  const printers = useApp((state) => state.hub.printers);
  const jobs = useApp((state) => state.hub.printJobs);
  const waiting = waitingJobs(jobs);
  const all = Object.values(printers).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section aria-label={t('paper.printers')}>
      <h2 className={styles['title']}>{t('paper.printers')}</h2>
      {all.length === 0 && <p className={styles['soft']}>{t('paper.noPrinters')}</p>}
      <ul>
        {all.map((printer) => {
          const [tone, shape] = lookOf(printer);
          const count = waiting.filter((job) => job.printerId === printer.id).length;
          return (
            <li key={printer.id} className={styles['printer']} data-testid={`printer-${printer.id}`}>
              <strong>
                {printer.name} {printer.demo && <span className={styles['demo']}>{t('paper.demo')}</span>}
              </strong>
              <Badge tone={tone} shape={shape}>
                {printerText(t, printer)}
              </Badge>
              <span className={styles['soft']}>{t('paper.waiting', { count })}</span>
              <Button
                aria-label={t('paper.testPageNamed', { printer: printer.name })}
                onClick={() => void print.testPage(printer.id)}
              >
                {t('paper.testPage')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
