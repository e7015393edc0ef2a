import type { Takings } from '#contract/shifts.ts';
import { useT } from '../../../i18n/use-t.ts';
import { centsOf } from '../../../store/money.ts';
import { useMoney } from '../use-money.ts';
import styles from './sales.module.css';

type Props = { day: Takings; other: Takings | null; otherDay: string | null };

/** Whole per cent of change; null when there was nothing to compare with. */
export const changeOf = (now: number, then: number): number | null =>
  then <= 0 ? null : Math.round((100 * (now - then)) / then);

const sold = (day: Takings): number => day.orders - day.cancelled;
const mean = (day: Takings): number => (sold(day) === 0 ? 0 : Math.round(centsOf(day.total) / sold(day)));

/** The three figures that are asked for first. */
export const SalesTotals = ({ day, other, otherDay }: Props) => {
  const t = useT();
  const money = useMoney();
  const figures = [
    ['sales.total', centsOf(day.total), other && centsOf(other.total), money],
    ['sales.orders', sold(day), other && sold(other), String],
    ['sales.mean', mean(day), other && mean(other), money],
  ] as const;
  return (
    <dl className={styles['totals']}>
      {figures.map(([name, now, then, say]) => {
        const change = then === null ? null : changeOf(now, then);
        return (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{say(now)}</dd>
            {change !== null && otherDay !== null && (
              <dd className={styles['change']}>
                {t('sales.change', { sign: change > 0 ? '+' : '', percent: change, day: otherDay })}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
};
