import type { KitchenMark } from '#contract/kitchen.ts';
import { useActions } from '../../actions/actions.ts';
import { useT, type Translate } from '../../i18n/use-t.ts';
import type { TicketKind } from '../../store/ticket-age.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { unseenAt } from '../../store/unseen.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { formatAge } from '../../ui/format-age.ts';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import type { Part } from './pack.ts';
import { useHalf } from './use-half.ts';
import type { TicketLook } from './use-ticket-look.ts';
import styles from './ticket.module.css';

const shapes: Readonly<Record<TicketKind, ShapeName>> = {
  new: 'dot',
  fresh: 'clock',
  warn: 'triangle',
  late: 'triangle',
  done: 'check',
  cancelled: 'cross',
};

const wordOf = (t: Translate, look: TicketLook): string => {
  switch (look.kind) {
    case 'new':
      return t('kitchen.new');
    case 'fresh':
      return t('kitchen.onTime');
    case 'warn':
      return t('kitchen.warn');
    case 'late':
      return look.lateMinutes > 0 ? t('kitchen.lateBy', { minutes: look.lateMinutes }) : t('kitchen.late');
    case 'done':
      return t('kitchen.done');
    case 'cancelled':
      return t('kitchen.cancelled');
  }
};

/** Slot, number, where it goes, and its age: word, shape and colour. */
export const TicketHead = ({ part, look }: { part: Part; look: TicketLook }) => {
  const t = useT();
  const { order } = part;
  return (
    <header className={styles['head']}>
      <span className={styles['slot']} title={t('kitchen.slot', { slot: part.slot })}>
        {part.slot}
      </span>
      <Choose order={order} />
      <span className={styles['age']}>
        <span className={styles['time']}>{formatAge(look.ageMs)}</span>
        <span className={styles['word']}>
          <Shape name={shapes[look.kind]} /> {wordOf(t, look)}
        </span>
      </span>
      <span className={styles['where']}>
        {order.ticketNumber !== null && <span>{order.displayCode}</span>}
        <ChangedMark order={order} />
        <OrderTypeMark order={order} />
        {order.table !== null && <strong>{t('kitchen.table', { table: order.table })}</strong>}
        {order.customer !== null && <span className={styles['who']}>{order.customer}</span>}
        {look.isBack && (
          <span className={styles['mark']}>
            <Shape name="arrow-left" /> {t('kitchen.back')}
          </span>
        )}
        <Marks order={order} />
        {part.parts > 1 && <strong>{t('kitchen.part', { part: part.part, parts: part.parts })}</strong>}
      </span>
    </header>
  );
};

/** Tap the number to choose the ticket: what is done to a chosen one is in the foot. */
const Choose = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const { kitchen } = useActions();
  const { side } = useHalf();
  const chosen = useApp((state) => state.kitchen.selectedId === order.id && state.kitchen.side === side);
  const number = order.ticketNumber ?? order.displayCode;
  return (
    <button
      type="button"
      className={styles['choose']}
      aria-pressed={chosen}
      aria-label={t('kitchen.choose', { number })}
      onClick={() => kitchen.select(chosen ? null : order.id, side)}
    >
      {number}
    </button>
  );
};

/** Something on it is not as it was when it came. */
const ChangedMark = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const changed = unseenAt(order, useHalf().scope).length > 0;
  if (!changed) return null;
  return (
    <strong className={cx(styles['mark'], styles['changed'])}>
      <Shape name="pencil" /> {t('kitchen.changed')}
    </strong>
  );
};

/** What is not eaten here is packed: said in word and shape. */
const OrderTypeMark = ({ order: { orderType } }: { order: OrderEntry }) => {
  const t = useT();
  if (orderType !== 'take-away' && orderType !== 'delivery') return null;
  return (
    <strong className={styles['mark']}>
      <Shape name={orderType === 'delivery' ? 'van' : 'bag'} /> {t(`kitchen.orderType.${orderType}`)}
    </strong>
  );
};

const markShapes: Readonly<Record<KitchenMark, ShapeName>> = {
  started: 'clock',
  hold: 'pause',
  rush: 'triangle',
  pin: 'star',
};

const Marks = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  if (order.status !== 'CONFIRMED' || !order.marks?.length) return null;
  return (
    <span className={styles['marks']}>
      {order.marks.map((mark) => (
        <span key={mark} className={styles['mark']}>
          <Shape name={markShapes[mark]} /> {t(`kitchen.mark.${mark}`)}
        </span>
      ))}
    </span>
  );
};
