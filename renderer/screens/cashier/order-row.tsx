import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { centsOf } from '../../store/money.ts';
import type { OrderEntry, StationPart } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { OrderStatus } from '../../ui/order-status.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useMoney } from './use-money.ts';
import { Slips } from './slips.tsx';
import styles from './orders-panel.module.css';

export type Asking = 'cancel' | 'change' | 'reprint' | 'refund' | 'hand-over';
type Props = { order: OrderEntry; onLoaded: () => void; onAsk: (what: Asking) => void };

export const OrderRow = ({ order, onLoaded, onAsk }: Props) => {
  const t = useT();
  const money = useMoney();
  const confirmed = order.ticketNumber !== null;
  return (
    <li className={styles['row']} data-testid={`order-row-${order.id}`} data-status={order.status}>
      <div className={styles['line']}>
        <strong className={styles['number']}>{order.ticketNumber ?? '–'}</strong>
        <span className={styles['code']}>{order.displayCode}</span>
        <span className={styles['who']}>
          {[order.table === null ? null : t('kitchen.table', { table: order.table }), order.customer]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <strong className={styles['total']}>{order.total === null ? '' : money(centsOf(order.total))}</strong>
        <span className={styles['status']}>
          <OrderStatus status={order.status} />
        </span>
      </div>
      {order.parts !== null && order.parts.length > 0 && order.status === 'CONFIRMED' && (
        <Stations parts={order.parts} />
      )}
      <div className={styles['line']}>
        {confirmed ? <Slips orderId={order.id} /> : <span className={styles['slips']} />}
        <Doings order={order} onLoaded={onLoaded} onAsk={onAsk} />
      </div>
    </li>
  );
};

const Stations = ({ parts }: { parts: readonly StationPart[] }) => {
  const t = useT();
  return (
    <ul className={styles['stations']} aria-label={t('orders.stations')}>
      {parts.map(({ stationId, name, status }) => (
        <li key={stationId}>
          <Shape name={status === 'CONFIRMED' ? 'ring' : 'check'} /> {name}{' '}
          <span className={styles['soft']}>{t(status === 'CONFIRMED' ? 'orders.waiting' : 'orders.stationDone')}</span>
        </li>
      ))}
    </ul>
  );
};

const Doings = ({ order, onLoaded, onAsk }: Props) => {
  const t = useT();
  const busy = useApp((state) => state.busy.has(order.id));
  const { cart, orders } = useActions();
  const number = order.ticketNumber ?? order.displayCode;
  const open = order.status !== 'CANCELLED' && order.status !== 'PICKED_UP';
  return (
    <span className={styles['doings']}>
      {order.status === 'PENDING' && (
        <Button
          aria-label={t('orders.loadNamed', { number })}
          onClick={() => {
            void cart.loadPending(order.id).then(onLoaded);
          }}
        >
          {t('orders.load')}
        </Button>
      )}
      {order.status === 'COMPLETED' && (
        <Button
          disabled={busy}
          aria-label={t('orders.collectedNamed', { number })}
          onClick={() => void orders.pickUp(order.id)}
        >
          {t('orders.collected')}
        </Button>
      )}
      {order.status === 'COMPLETED' && (
        <Button
          kind="quiet"
          disabled={busy}
          aria-label={t('orders.handOverNamed', { number })}
          onClick={() => onAsk('hand-over')}
        >
          {t('orders.handOver')} …
        </Button>
      )}
      {order.ticketNumber !== null && order.status !== 'CANCELLED' && (
        <Button
          kind="quiet"
          disabled={busy}
          aria-label={t('orders.refundNamed', { number })}
          onClick={() => onAsk('refund')}
        >
          {t('orders.refund')}
        </Button>
      )}
      {order.status === 'CONFIRMED' && (
        <Button disabled={busy} aria-label={t('change.openNamed', { number })} onClick={() => onAsk('change')}>
          {t('change.open')}
        </Button>
      )}
      {order.status !== 'PENDING' && (
        <Button disabled={busy} aria-label={t('orders.reprintNamed', { number })} onClick={() => onAsk('reprint')}>
          {t('orders.reprint')}
        </Button>
      )}
      {open && (
        <Button
          kind="quiet"
          disabled={busy}
          aria-label={t('orders.cancelNamed', { number })}
          onClick={() => onAsk('cancel')}
        >
          {t('orders.cancel')}
        </Button>
      )}
    </span>
  );
};
