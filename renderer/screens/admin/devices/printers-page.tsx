import { useState } from 'react';
import type { PrinterWire } from '#contract/devices.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { printerText } from '../../../ui/printer-text.ts';
import { Shape, type ShapeName } from '../../../ui/shape.tsx';
import { AdminOnly } from '../edit/admin-only.tsx';
import { ReadState, Section, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import { PrintRules } from './print-rules.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import styles from './devices.module.css';

const lookOf = ({ status, detail }: PrinterWire): { tone: Tone; shape: ShapeName } => {
  if (status === 'ONLINE')
    return (detail ?? '') === '' ? { tone: 'good', shape: 'check' } : { tone: 'warn', shape: 'triangle' };
  return { tone: 'late', shape: status === 'OFFLINE' ? 'cross' : 'triangle' };
};

/** Printers with their live state, and the rules that send lines elsewhere than the menu says. */
export const PrintersPage = () => {
  const t = useT();
  const { print } = useActions();
  const { data, problem, reload } = useRead<PrinterWire[]>('/v1/printers');
  const [open, setOpen] = useState<{ id: string | null } | null>(null);
  if (!data) return <ReadState problem={problem} />;
  const wayOf = (printer: PrinterWire): string => {
    if (printer.demo) return t('paper.demo');
    return printer.connection === 'network'
      ? printer.ip === null
        ? t('printer.noAddress')
        : `${printer.ip}:${printer.port}`
      : (printer.target ?? t('printer.noAddress'));
  };
  return (
    <>
      <div className={styles['head']}>
        <p className={styles['soft']}>{t('printer.text')}</p>
        <AdminOnly>
          <Button kind="primary" onClick={() => setOpen({ id: null })}>
            <Shape name="plus" /> {t('printer.add')}
          </Button>
        </AdminOnly>
      </div>
      {data.length === 0 ? (
        <Empty title={t('paper.noPrinters')} />
      ) : (
        <TableFrame label={t('paper.printers')}>
          <thead>
            <tr>
              <th scope="col">{t('menu.name')}</th>
              <th scope="col">{t('printer.state')}</th>
              <th scope="col">{t('printer.way')}</th>
              <th scope="col">{t('printer.failover')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('edit.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((printer) => (
              <tr key={printer.id} data-testid={`printer-${printer.id}`}>
                <th scope="row">{printer.name}</th>
                <td>
                  <Badge {...lookOf(printer)}>{printerText(t, printer)}</Badge>
                </td>
                <td>{wayOf(printer)}</td>
                <td>{data.find(({ id }) => id === printer.failoverPrinterId)?.name ?? '–'}</td>
                <td data-number>
                  <span className={styles['buttons']}>
                    <Button
                      aria-label={t('paper.testPageNamed', { printer: printer.name })}
                      onClick={() => void print.testPage(printer.id)}
                    >
                      {t('paper.testPage')}
                    </Button>
                    <AdminOnly>
                      <Button
                        kind="quiet"
                        size="square"
                        aria-label={t('menu.edit', { name: printer.name })}
                        onClick={() => setOpen({ id: printer.id })}
                      >
                        <Shape name="pencil" />
                      </Button>
                    </AdminOnly>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <div className={styles['below']}>
        <Section title={t('rule.title')} text={t('rule.text')}>
          <PrintRules printers={data} />
        </Section>
      </div>
      {open && (
        <PrinterDialog
          key={open.id}
          id={open.id}
          printers={data}
          onSaved={() => {
            setOpen(null);
            reload();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
};
