import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { isGuarded, mayBegin } from '../../actions/kitchen-actions.ts';
import { pendingParts, UNDO_MS } from '../../store/kitchen.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { placeKey, statusAt } from '../../store/scope.ts';
import { unseenAt } from '../../store/unseen.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { Shape } from '../../ui/shape.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useHalf } from './use-half.ts';
import styles from './ticket.module.css';

/** The one big button: ready, undo while the window lasts, or seen for one that was cancelled or changed. */
export const TicketButton = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const { kitchen } = useActions();
  const busy = useApp((state) => state.busy.has(order.id));
  const number = order.ticketNumber ?? order.displayCode;
  const { side, scope } = useHalf();
  const status = statusAt(order, scope);
  const guarded = useApp((state) => isGuarded(state, order, scope));
  const begins = useApp((state) => mayBegin(state, order));
  const press = (): void => kitchen.press(order.id, side);
  const changed = unseenAt(order, scope).length > 0;
  const seen = changed || status === 'CANCELLED';
  if (status === 'COMPLETED' && !changed) return <Undo order={order} />;
  if (status === 'PICKED_UP') return <p className={styles['gone']}>{t('status.PICKED_UP')}</p>;
  const named = changed ? 'kitchen.seenNamed' : seen ? 'kitchen.acknowledgeNamed' : 'kitchen.bumpNamed';
  if (begins && !seen)
    return (
      <button
        type="button"
        className={styles['bump']}
        disabled={busy}
        aria-label={t('kitchen.beginNamed', { number })}
        onClick={press}
      >
        <Shape name="arrow-right" /> {t('kitchen.do.started')}
      </button>
    );
  if (guarded && !seen) return <Waiting order={order} />;
  return (
    <button type="button" className={styles['bump']} disabled={busy} aria-label={t(named, { number })} onClick={press}>
      <Shape name="check" /> {t(seen ? 'kitchen.acknowledge' : 'kitchen.bump')}
    </button>
  );
};

/** The guard of the screen of all stations: says for whom it waits, in the place of the button. */
const Waiting = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const stations = pendingParts(order).map((part) => part.name);
  return (
    <p className={cx(styles['gone'], styles['waiting'])}>
      <Shape name="pause" /> {t('kitchen.waiting', { stations: stations.join(', ') })}
    </p>
  );
};

const RADIUS = 7;
const ROUND = 2 * Math.PI * RADIUS;

const Undo = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const now = useNow();
  const { kitchen } = useActions();
  const { side, scope } = useHalf();
  const until = useApp((state) => state.kitchen.leaving[placeKey(order.id, scope)]);
  const busy = useApp((state) => state.busy.has(order.id));
  const left = Math.max(0, (until ?? 0) - now.monotonic);
  return (
    <button
      type="button"
      className={styles['undo']}
      disabled={busy}
      aria-label={t('kitchen.undoNamed', { number: order.ticketNumber ?? order.displayCode })}
      onClick={() => kitchen.press(order.id, side)}
    >
      <svg viewBox="0 0 18 18" className={styles['ring']} aria-hidden="true">
        <circle
          cx="9"
          cy="9"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeDasharray={`${(ROUND * left) / UNDO_MS} ${ROUND}`}
          transform="rotate(-90 9 9)"
        />
      </svg>
      {t('kitchen.undo')} <span>{t('kitchen.undoLeft', { seconds: Math.ceil(left / 1000) })}</span>
    </button>
  );
};
