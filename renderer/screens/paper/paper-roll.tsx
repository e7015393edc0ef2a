import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useT } from '../../i18n/use-t.ts';
import type { Slip } from '../../store/devices.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './paper.module.css';

/** The slips of the demo printers as pictures, the newest first. */
export const PaperRoll = () => {
  const t = useT();
  const [printerId, setPrinterId] = useState<string | null>(null);
  const slips = useApp((state) => state.hub.slips);
  const printers = useApp((state) => state.hub.printers);
  const demo = Object.values(printers).filter(
    (printer) => printer.demo || slips.some((slip) => slip.printerId === printer.id),
  );
  const shown = slips.filter((slip) => printerId === null || slip.printerId === printerId);
  return (
    <section className={styles['paper']} aria-label={t('paper.paper')}>
      <div className={styles['paperHead']}>
        <h2 className={styles['title']}>{t('paper.paper')}</h2>
        <Segmented
          label={t('paper.filter')}
          value={printerId}
          options={[
            { value: null, label: t('paper.all') },
            ...demo.map((printer) => ({ value: printer.id, label: printer.name })),
          ]}
          onChange={setPrinterId}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={t('paper.noSlips')} />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls and holds nothing to focus (WCAG 2.1.1)
        <ul className={styles['slips']} tabIndex={0} aria-label={t('paper.paper')}>
          {shown.map((slip) => (
            <PaperSlip key={slip.id} slip={slip} printer={printers[slip.printerId]?.name ?? slip.printerId} />
          ))}
        </ul>
      )}
    </section>
  );
};

const PaperSlip = ({ slip, printer }: { slip: Slip; printer: string }) => {
  const t = useT();
  const { formatTime } = useIntl();
  const timeZone = useApp((state) => state.settings?.timeZone);
  const at = formatTime(slip.at, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return (
    <li className={styles['slip']} data-testid={`slip-${slip.id}`}>
      <p className={styles['slipHead']}>
        <strong>{printer}</strong> <span>{at}</span>
      </p>
      <img
        className={styles['picture']}
        src={`/v1/paper/${slip.id}.svg`}
        alt={t('paper.slip', { id: slip.id, printer, text: slip.text })}
      />
    </li>
  );
};
