import { useT } from '../../i18n/use-t.ts';
import type { Line } from '../../store/order-entry.ts';
import { isToMake } from '../../store/kitchen.ts';
import { cx } from '../../ui/cx.ts';
import type { Part } from './pack.ts';
import { TicketButton } from './ticket-button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketStations } from './ticket-stations.tsx';
import { useTicketLook } from './use-ticket-look.ts';
import styles from './ticket.module.css';

/** One ticket, or one part of a long one. */
export const TicketCard = ({ part, selected }: { part: Part; selected: boolean }) => {
  const t = useT();
  const { order, lines } = part;
  const look = useTicketLook(order);
  const number = order.ticketNumber ?? order.displayCode;
  return (
    <article
      className={cx(styles['ticket'], styles[look.kind], look.justCame && styles['came'])}
      data-testid={part.part === 1 ? `ticket-${order.id}` : `ticket-${order.id}-part-${part.part}`}
      data-state={look.kind}
      aria-current={selected}
      aria-label={`${t('cashier.ticket')} ${number}`}
    >
      <TicketHead part={part} look={look} />
      <ul className={styles['lines']}>
        {order.lines === null && <li className={styles['missing']}>{t('kitchen.linesMissing')}</li>}
        {lines.map((line) => (
          <TicketLine key={line.id} line={line} made={!isToMake(order, line)} />
        ))}
      </ul>
      {part.part === part.parts && <TicketStations order={order} />}
      {part.part === part.parts && <TicketButton order={order} />}
    </article>
  );
};

const TicketLine = ({ line, made }: { line: Line; made: boolean }) => (
  <li className={cx(styles['line'], made && styles['made'])}>
    <span className={styles['quantity']}>
      {made && <Shape name="check" />}
      {line.quantity}×
    </span>
    <span className={styles['dish']}>
      <span className={styles['name']}>{line.name}</span>
      {line.notes !== null && <strong className={styles['note']}>{line.notes}</strong>}
    </span>
  </li>
);
