import { useT, type Translate } from '../../i18n/use-t.ts';
import type { TicketKind } from '../../store/ticket-age.ts';
import { formatAge } from '../../ui/format-age.ts';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import type { Part } from './pack.ts';
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
      <strong className={styles['number']}>{order.ticketNumber ?? order.displayCode}</strong>
      <span className={styles['age']}>
        <span className={styles['time']}>{formatAge(look.ageMs)}</span>
        <span className={styles['word']}>
          <Shape name={shapes[look.kind]} /> {wordOf(t, look)}
        </span>
      </span>
      <span className={styles['where']}>
        {order.ticketNumber !== null && <span>{order.displayCode}</span>}
        {order.table !== null && <strong>{t('kitchen.table', { table: order.table })}</strong>}
        {order.customer !== null && <span className={styles['who']}>{order.customer}</span>}
        {part.parts > 1 && <strong>{t('kitchen.part', { part: part.part, parts: part.parts })}</strong>}
      </span>
    </header>
  );
};
