import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Takings } from '#contract/shifts.ts';
import { useActions } from '../../../actions/actions.ts';
import { useT } from '../../../i18n/use-t.ts';
import { businessDayOf, dayShifted } from '../../../store/business-day.ts';
import { centsOf } from '../../../store/money.ts';
import { useApp } from '../../../store/use-app.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SelectField } from '../edit/fields.tsx';
import { ReadState, Section } from '../parts.tsx';
import { useMoney } from '../use-money.ts';
import { useRead } from '../use-read.ts';
import { hourBars } from './bars.ts';
import { BarTable, type SalesRow } from './bar-table.tsx';
import { HourChart } from './hour-chart.tsx';
import { categoryRows, foodRows, paymentRows, registerRows } from './sales-rows.ts';
import { SalesTotals } from './sales-totals.tsx';
import styles from './sales.module.css';

const comparisons = { dayBefore: -1, weekBefore: -7 } as const;
type Comparison = keyof typeof comparisons;
// Beyond these a list is read by nobody; the CSV has all.
const BEST = 15;

/** A business day's sales, beside another day's. */
export const SalesPage = () => {
  const t = useT();
  const id = useId();
  const { office, toasts, clock } = useActions();
  const settings = useApp((state) => state.settings);
  const [chosen, setChosen] = useState<string | null>(null);
  const [compare, setCompare] = useState<Comparison | null>(null);
  const today = settings && businessDayOf(clock.now(), settings);
  const day = chosen ?? today;
  const otherDay = day === null || compare === null ? null : dayShifted(day, comparisons[compare]);
  const now = useRead<Takings>(day && `/v1/takings?day=${day}`);
  const then = useRead<Takings>(otherDay && `/v1/takings?day=${otherDay}`);
  if (!settings || day === null) return <ReadState problem={now.problem} />;
  const save = () =>
    office.download(`/v1/takings.csv?day=${day}`, `takings-${day}.csv`).catch((error: unknown) => toasts.fail(error));
  return (
    <>
      <div className={styles['choices']}>
        <div className={styles['date']}>
          <label htmlFor={id}>{t('sales.day')}</label>
          <input
            id={id}
            type="date"
            value={day}
            max={today ?? undefined}
            onChange={(event) => setChosen(event.target.value === '' ? null : event.target.value)}
          />
        </div>
        <SelectField
          label={t('sales.compare')}
          value={compare}
          none={t('sales.noCompare')}
          choices={[
            { value: 'dayBefore', label: t('sales.dayBefore') },
            { value: 'weekBefore', label: t('sales.weekBefore') },
          ]}
          onChange={(value) => setCompare(value === 'dayBefore' || value === 'weekBefore' ? value : null)}
        />
        <Button onClick={() => void save()}>{t('sales.export')}</Button>
      </div>
      {now.data ? (
        <Day day={now.data} other={otherDay === null ? null : (then.data ?? null)} otherDay={otherDay} />
      ) : (
        <ReadState problem={now.problem} />
      )}
    </>
  );
};

type DayProps = { day: Takings; other: Takings | null; otherDay: string | null };

const Day = ({ day, other, otherDay }: DayProps) => {
  const t = useT();
  const money = useMoney();
  const settings = useApp((state) => state.settings);
  const hours = settings ? hourBars(day.hours, other && other.hours, settings, centsOf) : [];
  const dayName = useDayName();
  const name = otherDay !== null && other ? dayName(otherDay) : null;
  const kindName = (kind: string): string =>
    kind === 'CASH' || kind === 'CARD' || kind === 'VOUCHER' || kind === 'ONLINE' ? t(`sales.kind.${kind}`) : kind;
  const hourRows: SalesRow[] = hours.map((bar) => ({
    ...bar,
    label: `${bar.label}:00`,
    count: ordersAt(day, bar.key, settings?.timeZone ?? 'UTC'),
    countBefore: null,
  }));
  const tables = [
    ['sales.best', 'sales.dish', 'sales.quantity', foodRows(day, other).slice(0, BEST)],
    ['sales.byCategory', 'menu.category', 'sales.quantity', categoryRows(day, other)],
    ['sales.byRegister', 'rule.register', 'sales.orders', registerRows(day, other)],
    ['sales.byPayment', 'sales.payment', 'sales.payments', paymentRows(day, other, kindName)],
  ] as const;
  return (
    <>
      <SalesTotals day={day} other={other} otherDay={otherDay === null ? null : dayName(otherDay)} />
      {hours.length === 0 ? (
        <Empty title={t('sales.none')} />
      ) : (
        <>
          <Section title={t('sales.byHour')} {...(name === null ? {} : { text: t('sales.outline', { day: name }) })}>
            <div className={styles['beside']}>
              <HourChart label={t('sales.chart', { title: t('sales.byHour') })} bars={hours} money={money} />
              <BarTable
                label={t('sales.byHour')}
                what={t('sales.hour')}
                counts={t('sales.orders')}
                rows={hourRows}
                money={money}
                other={name}
              />
            </div>
          </Section>
          {tables.map(([title, what, counts, rows]) => (
            <Section
              key={title}
              title={t(title)}
              {...(title === 'sales.best' ? { text: t('sales.beforeDiscounts') } : {})}
            >
              <BarTable label={t(title)} what={t(what)} counts={t(counts)} rows={rows} money={money} other={name} />
            </Section>
          ))}
        </>
      )}
    </>
  );
};

/** "2026-11-24" → "Tue 24 Nov", in the screen's language. */
const useDayName = (): ((day: string) => string) => {
  const { locale } = useIntl();
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
};

const ordersAt = (day: Takings, hour: string, timeZone: string): number => {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  return day.hours
    .filter(({ at }) => format.format(new Date(at)) === hour)
    .reduce((sum, { orders }) => sum + orders, 0);
};
