import { useT } from '../../../i18n/use-t.ts';
import { TableFrame } from '../parts.tsx';
import type { Bar } from './bars.ts';
import styles from './sales.module.css';

export type SalesRow = Bar & { count: number; countBefore: number | null };

type Props = {
  label: string;
  what: string;
  /** What `count` counts. */
  counts: string;
  rows: readonly SalesRow[];
  money: (cents: number) => string;
  /** Name of the other day; null: none is compared. */
  other: string | null;
};

/** Names, figures and a bar as long as the amount: a chart that is a table. */
export const BarTable = ({ label, what, counts, rows, money, other }: Props) => {
  const t = useT();
  const top = Math.max(1, ...rows.flatMap(({ amount, before }) => [amount, before ?? 0]));
  return (
    <TableFrame label={label}>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" data-number>
            {counts}
          </th>
          <th scope="col" data-number>
            {t('sales.total')}
          </th>
          {other !== null && (
            <th scope="col" data-number>
              {other}
            </th>
          )}
          <td className={styles['barHead']} aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className={styles['rowName']}>
              {row.label}
            </th>
            <td data-number>{row.count}</td>
            <td data-number>{money(row.amount)}</td>
            {other !== null && <td data-number>{row.before === null ? '–' : money(row.before)}</td>}
            <td aria-hidden="true">
              <svg className={styles['inlineBar']} viewBox="0 0 100 10" preserveAspectRatio="none">
                {row.before !== null && (
                  <rect className={styles['before']} width={(100 * Math.max(0, row.before)) / top} height={10} />
                )}
                <rect className={styles['bar']} y={2} width={(100 * Math.max(0, row.amount)) / top} height={6} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
};
