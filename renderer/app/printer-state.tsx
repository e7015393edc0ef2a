import { useT } from '../i18n/use-t.ts';
import type { Printer } from '../store/devices.ts';
import { troubled } from '../store/printer-alarms.ts';
import { useApp } from '../store/use-app.ts';
import { Badge } from '../ui/badge.tsx';
import { printerText } from '../ui/printer-text.ts';
import styles from './top-bar.module.css';

// More would push the clock off a small till; the rest is counted.
const NAMED = 2;

/** Printers at a glance: one word while all is well, each one by name and reason when it is not. */
export const PrinterState = () => {
  const t = useT();
  const printers = useApp((state) => state.hub.printers);
  const loaded = useApp((state) => state.link.loaded);
  if (!loaded) return null;
  const bad = troubled(printers);
  if (Object.keys(printers).length === 0) return <span className={styles['fact']}>{t('bar.noPrinters')}</span>;
  return (
    <output className={styles['printers']} aria-label={t('paper.printers')}>
      {bad.length === 0 ? (
        <Badge tone="plain" shape="check">
          {t('bar.printersOk')}
        </Badge>
      ) : bad.length > NAMED ? (
        <Badge tone="late" shape="triangle">
          {t('bar.printersBad', { count: bad.length })}
        </Badge>
      ) : (
        bad.map((printer) => <Trouble key={printer.id} printer={printer} />)
      )}
    </output>
  );
};

const Trouble = ({ printer }: { printer: Printer }) => {
  const t = useT();
  return (
    <Badge tone={printer.status === 'ONLINE' ? 'warn' : 'late'} shape="triangle">
      {printer.name}: {printerText(t, printer)}
    </Badge>
  );
};
