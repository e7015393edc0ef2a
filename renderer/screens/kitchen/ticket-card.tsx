import { useT } from '../../i18n/use-t.ts';
import type { Line } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import type { Part } from './pack.ts';
import { TicketButton } from './ticket-button.tsx';
import { TicketHead } from './ticket-head.tsx';
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
          <TicketLine key={line.id} line={line} />
        ))}
      </ul>
      <Others part={part} />
      {part.part === part.parts && <TicketButton order={order} />}
    </article>
  );
};

const TicketLine = ({ line }: { line: Line }) => (
  <li className={styles['line']}>
    <span className={styles['quantity']}>{line.quantity}×</span>
    <span className={styles['dish']}>
      <span className={styles['name']}>{line.name}</span>
      {line.notes !== null && <strong className={styles['note']}>{line.notes}</strong>}
    </span>
  </li>
);

/** With a station filter on: who else has lines of this ticket, because one bump is for the whole of it. */
const Others = ({ part: { order, lines, part, parts } }: { part: Part }) => {
  const t = useT();
  const filtered = useApp((state) => state.device.stationId !== null);
  if (!filtered || part !== parts) return null;
  const mine = new Set(lines.map((line) => line.station?.id));
  const others = (order.lines ?? []).flatMap((line) =>
    line.station && !mine.has(line.station.id) ? [line.station.name] : [],
  );
  if (others.length === 0) return null;
  return <p className={styles['others']}>{t('kitchen.others', { stations: [...new Set(others)].join(', ') })}</p>;
};
