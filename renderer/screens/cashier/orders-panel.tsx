import { useCallback, useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import type { Orders } from '../../store/orders.ts';
import { useApp } from '../../store/use-app.ts';
import { Empty } from '../../ui/empty.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { OrderRow, type Asking } from './order-row.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { ReprintDialog } from './reprint-dialog.tsx';
import styles from './orders-panel.module.css';

const filters = { all: null, pending: 'PENDING', open: 'CONFIRMED', ready: 'COMPLETED' } as const;
type Filter = keyof typeof filters;
const filterNames = {
  all: 'orders.filterAll',
  pending: 'orders.filterPending',
  open: 'orders.filterOpen',
  ready: 'orders.filterReady',
} as const;

// A list this long is searched, not scrolled; drawing more makes every tap slower.
const SHOWN = 100;

/** The orders of today, live, with the print state of every slip. */
export const OrdersPanel = ({ onLoaded }: { onLoaded: () => void }) => {
  const t = useT();
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [asking, setAsking] = useState<{ what: Asking; order: OrderEntry } | null>(null);
  const orders = useApp((state) => state.hub.orders);
  const found = find(orders, filter, search);
  const close = useCallback((): void => setAsking(null), []);
  return (
    <section className={styles['panel']} aria-label={t('orders.title')}>
      <div className={styles['tools']}>
        <TextField
          label={t('orders.search')}
          hideLabel
          placeholder={t('orders.search')}
          value={search}
          onText={setSearch}
          className={styles['field'] ?? ''}
        />
        <Segmented
          wrap
          label={t('orders.filter')}
          value={filter}
          options={(Object.keys(filters) as Filter[]).map((value) => ({ value, label: t(filterNames[value]) }))}
          onChange={setFilter}
        />
      </div>
      {found.length === 0 ? (
        <Empty title={t(Object.keys(orders).length === 0 ? 'orders.empty' : 'orders.noneFound')} />
      ) : (
        <ul className={styles['rows']}>
          {found.slice(0, SHOWN).map((order) => (
            <OrderRow key={order.id} order={order} onLoaded={onLoaded} onAsk={(what) => setAsking({ what, order })} />
          ))}
          {found.length > SHOWN && <li className={styles['soft']}>{t('orders.shown', { count: SHOWN })}</li>}
        </ul>
      )}
      {asking && <Asked what={asking.what} order={asking.order} onClose={close} />}
    </section>
  );
};

const dialogs = {
  cancel: CancelDialog,
  change: ChangeDialog,
  reprint: ReprintDialog,
  refund: RefundDialog,
  'hand-over': HandOverDialog,
};

const Asked = ({ what, ...rest }: { what: Asking; order: OrderEntry; onClose: () => void }) => {
  const Body = dialogs[what];
  return <Body {...rest} />;
};

const find = (orders: Orders, filter: Filter, search: string): readonly OrderEntry[] => {
  const text = search.trim().toLowerCase();
  const wanted = filters[filter];
  const fits = (order: OrderEntry): boolean =>
    text === '' ||
    String(order.ticketNumber ?? '') === text ||
    [order.displayCode, order.table, order.customer].some((field) => field?.toLowerCase().includes(text));
  return Object.values(orders)
    .filter((order) => (wanted === null || order.status === wanted) && fits(order))
    .toSorted((a, b) => b.id - a.id);
};
