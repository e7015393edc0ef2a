import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { watchCustomer } from '../../actions/customer-channel.ts';
import { useT } from '../../i18n/use-t.ts';
import type { CustomerView } from '../../store/customer-view.ts';
import { formatCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import styles from './customer-display.module.css';

/** The second screen of a till, turned to the customer: what is in the cart and what it comes to. */
export const CustomerDisplay = () => {
  const registerId = useApp((state) => state.device.registerId);
  const [view, setView] = useState<CustomerView | null>(null);
  useEffect(() => watchCustomer(registerId, setView), [registerId]);
  if (!view) return <Closed />;
  if (view.lines.length > 0) return <Bill view={view} />;
  return view.sale ? <Thanks view={view} sale={view.sale} /> : <Welcome venue={view.venue} />;
};

const useAmount = (currency: string): ((cents: number) => string) => {
  const { locale } = useIntl();
  return (cents) => formatCents(cents, locale, currency);
};

const Closed = () => {
  const t = useT();
  return (
    <main className={styles['calm']}>
      <h1>{t('customer.closed')}</h1>
    </main>
  );
};

const Welcome = ({ venue }: { venue: string }) => {
  const t = useT();
  return (
    <main className={styles['calm']}>
      <h1>{venue}</h1>
      <p>{t('customer.welcome')}</p>
    </main>
  );
};

const Bill = ({ view }: { view: CustomerView }) => {
  const t = useT();
  const amount = useAmount(view.currency);
  const end = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which an effect must not pass on as its end.
    end.current?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <main className={styles['bill']}>
      <h1 className="visually-hidden">{t('cashier.cart')}</h1>
      <ul className={styles['lines']} aria-label={t('cashier.cart')}>
        {view.lines.map((line) => (
          <li key={line.key} className={styles['line']}>
            <span>
              <strong>{line.quantity}×</strong> {line.name}
              {line.details !== '' && <small className={styles['details']}>{line.details}</small>}
            </span>
            <span className={styles['amount']}>{amount(line.total)}</span>
          </li>
        ))}
        <li ref={end} aria-hidden="true" />
      </ul>
      <dl className={styles['sums']} aria-live="polite">
        {view.discount > 0 && <Sum name={t('cashier.discount')} value={`–${amount(view.discount)}`} />}
        {view.rest !== view.total && <Sum name={t('cashier.rest')} value={amount(view.rest)} />}
        <div className={styles['total']}>
          <dt>{t('cashier.total')}</dt>
          <dd>{amount(view.total)}</dd>
        </div>
      </dl>
    </main>
  );
};

const Sum = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

const Thanks = ({ view, sale }: { view: CustomerView; sale: NonNullable<CustomerView['sale']> }) => {
  const t = useT();
  const amount = useAmount(view.currency);
  return (
    <main className={styles['calm']}>
      <h1>{t('customer.thanks')}</h1>
      {sale.number !== null && (
        <p className={styles['number']}>
          <span>{t('customer.yourNumber')}</span>
          <strong>{sale.number}</strong>
        </p>
      )}
      <p>
        {t('cashier.total')} <strong>{amount(sale.total)}</strong>
        {sale.change !== null && (
          <>
            {' · '}
            {t('cashier.change')} <strong>{amount(sale.change)}</strong>
          </>
        )}
      </p>
    </main>
  );
};
