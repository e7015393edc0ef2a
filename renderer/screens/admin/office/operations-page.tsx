import { useState } from 'react';
import type { OperationsReport, Preparation } from '#contract/operations-report.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { useApp } from '../../../store/use-app.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ReadState, Section, TableFrame } from '../parts.tsx';
import { useRead } from '../use-read.ts';
import styles from './office.module.css';

const DAY_MS = 24 * 3_600_000;
const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');

const addressOf = (day: string, cutoff: string): string | null => {
  const from = new Date(`${day}T${cutoff}`);
  if (Number.isNaN(from.getTime())) return null;
  const query = new URLSearchParams({ from: from.toISOString(), to: new Date(from.getTime() + DAY_MS).toISOString() });
  return `/v1/reports/operations?${query.toString()}`;
};

/** How the kitchen and the printers did on a business day. */
export const OperationsPage = () => {
  const t = useT();
  const { clock } = useActions();
  const cutoff = useApp((state) => state.settings?.dayCutoff ?? '06:00');
  const [day, setDay] = useState(() => dayOf(new Date(clock.now() - cutoffMs(cutoff))));
  const { data, problem } = useRead<OperationsReport>(addressOf(day, cutoff));
  return (
    <>
      <div className={styles['filters']}>
        <TextField type="date" label={t('ops.day')} value={day} onText={setDay} />
      </div>
      {data ? <Report report={data} /> : <ReadState problem={problem} />}
    </>
  );
};

const cutoffMs = (cutoff: string): number => {
  const [hours = 0, minutes = 0] = cutoff.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};

const Report = ({ report }: { report: OperationsReport }) => {
  const t = useT();
  const { orders, stations, incidents, lateMinutes } = report;
  const rows = [{ id: '', name: t('ops.wholeOrders'), ...orders }, ...stations];
  const longest = Math.max(lateMinutes * 60, ...rows.map(({ p90 }) => p90 ?? 0));
  return (
    <>
      <Section title={t('ops.preparation')} text={t('ops.preparationText', { minutes: lateMinutes })}>
        {orders.count === 0 && stations.length === 0 ? (
          <p>{t('ops.nothing')}</p>
        ) : (
          <TableFrame label={t('ops.preparation')}>
            <thead>
              <tr>
                <th scope="col">{t('ops.station')}</th>
                <th scope="col">{t('ops.count')}</th>
                <th scope="col">{t('ops.half')}</th>
                <th scope="col">{t('ops.most')}</th>
                <th scope="col">{t('ops.late')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('ops.preparation')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  <td>{row.count}</td>
                  <td>{minutesOf(row.p50)}</td>
                  <td>{minutesOf(row.p90)}</td>
                  <td>{row.late}</td>
                  <td>
                    <Bar row={row} longest={longest} late={lateMinutes * 60} />
                  </td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </Section>
      <Section title={t('ops.incidents')}>
        {incidents.length === 0 ? (
          <p>{t('ops.noIncidents')}</p>
        ) : (
          <TableFrame label={t('ops.incidents')}>
            <thead>
              <tr>
                <th scope="col">{t('ops.printer')}</th>
                <th scope="col">{t('ops.what')}</th>
                <th scope="col">{t('ops.times')}</th>
                <th scope="col">{t('ops.minutes')}</th>
              </tr>
            </thead>
            <tbody>
              {incidents.map(({ printerId, name, detail, count, minutes }) => (
                <tr key={`${printerId} ${detail}`}>
                  <th scope="row">{name}</th>
                  <td>{detail}</td>
                  <td>{count}</td>
                  <td>{minutes}</td>
                </tr>
              ))}
            </tbody>
          </TableFrame>
        )}
      </Section>
    </>
  );
};

const minutesOf = (seconds: number | null): string => {
  if (seconds === null) return '–';
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** Half of the orders in the dark part, nine of ten in the whole; the line is where late begins. The figures stand beside it. */
const Bar = ({ row, longest, late }: { row: Preparation; longest: number; late: number }) => {
  const part = (seconds: number): number => (longest === 0 ? 0 : (seconds / longest) * 198);
  return (
    <svg className={styles['chart']} viewBox="0 0 200 20" aria-hidden="true" focusable="false">
      <rect x="0" y="4" height="12" width={part(row.p90 ?? 0)} className={styles['most']} />
      <rect x="0" y="4" height="12" width={part(row.p50 ?? 0)} className={styles['half']} />
      <path d={`M${part(late)} 0v20`} className={styles['limit']} />
    </svg>
  );
};
