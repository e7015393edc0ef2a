import { useEffect, useState, type ReactNode } from 'react';
import type { ShiftReport } from '#contract/shifts.ts';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { centsOf } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { useMoney } from './use-money.ts';
import styles from './shift.module.css';

/** A shift's report as the hub counts it when it is asked. */
export const LiveReport = ({ shiftId }: { shiftId: string }) => {
  const t = useT();
  const { shift } = useActions();
  const [report, setReport] = useState<ShiftReport | null | undefined>(null);
  useEffect(() => {
    let gone = false;
    void shift.report(shiftId).then((found) => gone || setReport(found));
    return () => {
      gone = true;
    };
  }, [shift, shiftId]);
  if (report === undefined) return <p>{t('error.count-first')}</p>;
  return report === null ? <p>{t('app.loading')}</p> : <ReportView report={report} />;
};

/** X or Z on screen: what its paper says. */
export const ReportView = ({ report }: { report: ShiftReport }) => {
  const t = useT();
  const { shift } = useActions();
  const { id } = report.shift;
  return (
    <div className={styles['report']}>
      <Drawer report={report} />
      <Sales report={report} />
      <Breakdown report={report} />
      <div className={styles['doings']}>
        <Button onClick={() => void shift.print(id)}>{t('shift.print')}</Button>
        <a className={styles['link']} href={`/v1/shifts/${encodeURIComponent(id)}/report.csv`} download>
          {t('shift.csv')}
        </a>
      </div>
    </div>
  );
};

type RowProps = { name: string; amount: string | null; count?: number; strong?: boolean };

const Row = ({ name, amount, count, strong = false }: RowProps) => {
  const money = useMoney();
  return (
    <tr className={cx(strong && styles['strong'])}>
      <th scope="row">{name}</th>
      <td>{count ?? ''}</td>
      <td>{amount === null ? '–' : money(centsOf(amount))}</td>
    </tr>
  );
};

const Table = ({ title, children }: { title: string; children: ReactNode }) => (
  <table className={styles['table']}>
    <caption>{title}</caption>
    <tbody>{children}</tbody>
  </table>
);

const Drawer = ({ report: { drawer } }: { report: ShiftReport }) => {
  const t = useT();
  return (
    <Table title={t('shift.drawer')}>
      <Row name={t('shift.float')} amount={drawer.float} />
      <Row name={t('shift.cashTaken')} amount={drawer.cashTaken} />
      <Row name={t('shift.cashRefunded')} amount={drawer.cashRefunded} />
      <Row name={t('shift.paidIn')} amount={drawer.paidIn} />
      <Row name={t('shift.paidOut')} amount={drawer.paidOut} />
      <Row name={t('shift.expected')} amount={drawer.expected} strong />
      {drawer.counted !== null && <Row name={t('shift.counted')} amount={drawer.counted} strong />}
      {drawer.difference !== null && <Row name={t('shift.difference')} amount={drawer.difference} strong />}
    </Table>
  );
};

const Sales = ({ report: { takings } }: { report: ShiftReport }) => {
  const t = useT();
  return (
    <>
      <Table title={t('shift.sales')}>
        <Row name={t('shift.orders')} count={takings.orders} amount={takings.subTotal} />
        <Row name={t('shift.surcharges')} amount={takings.surcharges} />
        <Row name={t('shift.discounts')} amount={takings.discounts === '0' ? '0' : `-${takings.discounts}`} />
        <Row name={t('shift.refunds')} count={takings.cancelled} amount={takings.refunds} />
        <Row name={t('shift.total')} amount={takings.total} strong />
      </Table>
      <Table title={t('shift.byKind')}>
        {takings.payments.map((row) => (
          <Row key={row.kind} name={t(`shift.kind.${row.kind}`)} count={row.count} amount={row.total} />
        ))}
      </Table>
    </>
  );
};

const useHour = (): ((at: string) => string) => {
  const timeZone = useApp((state) => state.settings?.timeZone);
  return (at) =>
    new Intl.DateTimeFormat('it-IT', {
      hour: '2-digit',
      minute: '2-digit',
      ...(timeZone === undefined ? {} : { timeZone }),
    }).format(Date.parse(at));
};

const Breakdown = ({ report: { takings } }: { report: ShiftReport }) => {
  const t = useT();
  const hour = useHour();
  return (
    <>
      <Table title={t('shift.byPerson')}>
        {takings.people.map((row) => (
          <Row key={String(row.id)} name={row.name} count={row.orders} amount={row.total} />
        ))}
      </Table>
      <Table title={t('shift.byHour')}>
        {takings.hours.map((row) => (
          <Row key={row.at} name={hour(row.at)} count={row.orders} amount={row.total} />
        ))}
      </Table>
      <Table title={t('shift.byCategory')}>
        {takings.categories.flatMap((category) => [
          <Row key={category.id} name={category.name} count={category.quantity} amount={category.revenue} strong />,
          ...category.foods.map((food) => (
            <Row key={food.id} name={food.name} count={food.quantity} amount={food.revenue} />
          )),
        ])}
      </Table>
    </>
  );
};
