import { useT } from '../../i18n/use-t.ts';
import { cx } from '../../ui/cx.ts';
import type { Part } from './pack.ts';
import { TicketButton } from './ticket-button.tsx';
import { TicketHead } from './ticket-head.tsx';
import { TicketLine } from './ticket-line.tsx';
import { TicketStations } from './ticket-stations.tsx';
import { useTicketLook } from './use-ticket-look.ts';
import styles from './ticket.module.css';

/** One ticket, or one part of a long one. */
export const TicketCard = ({ part, selected }: { part: Part; selected: boolean }) => {
  const t = useT();
  const { order, lines } = part;
  const look = useTicketLook(order);
  const held = order.status === 'CONFIRMED' && order.marks?.includes('hold');
  const number = order.ticketNumber ?? order.displayCode;
  return (
    <article
      className={cx(
        styles['ticket'],
        styles[look.kind],
        look.justCame && styles['came'],
        held && styles['hold'],
        part.cells > 0 && styles['celled'],
        part.part > 1 && styles['tornAbove'],
        part.part < part.parts && styles['tornBelow'],
      )}
      style={{ '--cells': part.cells }}
      data-testid={part.part === 1 ? `ticket-${order.id}` : `ticket-${order.id}-part-${part.part}`}
      data-state={look.kind}
      aria-current={selected}
      aria-label={`${t('cashier.ticket')} ${number}`}
    >
      <TicketHead part={part} look={look} />
      <ul className={styles['lines']}>
        {order.lines === null && <li className={styles['missing']}>{t('kitchen.linesMissing')}</li>}
        {lines.map((line) => (
          <TicketLine key={line.id} order={order} line={line} />
        ))}
      </ul>
      {part.part === part.parts && <TicketStations order={order} />}
      {part.part === part.parts && <TicketButton order={order} />}
    </article>
  );
};
