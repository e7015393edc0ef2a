import type { StationStatus } from '#contract/order-state.ts';
import { useT } from '../../i18n/use-t.ts';
import type { MessageId } from '../../i18n/en.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { cx } from '../../ui/cx.ts';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import styles from './ticket.module.css';

const looks: Readonly<Record<StationStatus, { shape: ShapeName; word: MessageId; style: string }>> = {
  CONFIRMED: { shape: 'ring', word: 'kitchen.partOpen', style: 'partOpen' },
  COMPLETED: { shape: 'check', word: 'kitchen.partDone', style: 'partDone' },
  PICKED_UP: { shape: 'arrow-right', word: 'kitchen.partGone', style: 'partGone' },
};

/** How far each station is with a ticket that several of them make: word and shape. */
export const TicketStations = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const parts = order.parts ?? [];
  if (parts.length < 2 || order.status === 'CANCELLED') return null;
  return (
    <ul className={styles['stationParts']} aria-label={t('kitchen.stations')}>
      {parts.map(({ stationId, name, status }) => (
        <li key={stationId} className={cx(styles['stationPart'], styles[looks[status].style])} data-status={status}>
          <Shape name={looks[status].shape} /> <strong>{name}</strong> <span>{t(looks[status].word)}</span>
        </li>
      ))}
    </ul>
  );
};
