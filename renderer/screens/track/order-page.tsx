import type { TrackedOrder } from '#contract/track.ts';
import { useWords, type TrackWords } from '../../i18n/track/words.ts';
import { Shape, type ShapeName } from '../../ui/shape.tsx';
import { OrderCommands } from './order-commands.tsx';
import { Pickup } from './pickup.tsx';
import { Timeline } from './timeline.tsx';
import { useTrack } from './use-track.ts';
import styles from './order.module.css';

/** One order: its number, where it stands, what to do. */
export const OrderPage = () => {
  const { t } = useWords();
  const phase = useTrack((state) => state.phase);
  const order = useTrack((state) => state.order);
  if (phase === 'gone')
    return (
      <div className={styles['notice']}>
        <h1>{t('order.gone')}</h1>
        <p>{t('order.goneText')}</p>
      </div>
    );
  // What is wrong stands in the banner above.
  if (order === null)
    return <div className={styles['notice']}>{phase === 'loading' && <p>{t('order.loading')}</p>}</div>;
  return (
    <article className={styles['order']} data-state={order.state} data-testid="tracked-order">
      <Numbers order={order} />
      <Standing order={order} />
      <Pickup order={order} />
      <Timeline order={order} />
      <OrderCommands order={order} />
      <Items items={order.items} />
    </article>
  );
};

// The number first that is called at the counter and stands on the board.
const Numbers = ({ order: { ticketNumber, displayCode } }: { order: TrackedOrder }) => {
  const { t } = useWords();
  const code = (
    <>
      <span className={styles['label']}>{t('order.code')}</span> <b>{displayCode}</b>
    </>
  );
  return (
    <h1 className={styles['numbers']}>
      {ticketNumber === null ? (
        <span className={styles['big']}>{code}</span>
      ) : (
        <>
          <span className={styles['big']}>
            <span className={styles['label']}>{t('order.ticket')}</span> <b>{ticketNumber}</b>
          </span>
          <span className={styles['small']}>{code}</span>
        </>
      )}
    </h1>
  );
};

const shapes: Readonly<Record<TrackedOrder['state'], ShapeName>> = {
  PENDING: 'clock',
  CONFIRMED: 'check',
  PREPARING: 'dot',
  READY: 'star',
  PICKED_UP: 'check',
  CANCELLED: 'cross',
};

// Few enough to stand up and go: a plate or two away.
const ALMOST = 2;

const textOf = ({ state, ahead, cancelReason }: TrackedOrder, { t, counted }: TrackWords): string => {
  if (state === 'CANCELLED' && cancelReason !== null) return t(`reason.${cancelReason}`);
  if (ahead === null) return t(`text.${state}`);
  if (ahead === 0) return t('ahead.next');
  return ahead > 1 && ahead <= ALMOST ? t('ahead.few', { count: ahead }) : counted('ahead', ahead);
};

const Standing = ({ order }: { order: TrackedOrder }) => {
  const words = useWords();
  return (
    <output className={styles['standing']}>
      <span className={styles['state']}>
        <Shape name={shapes[order.state]} /> {words.t(`state.${order.state}`)}
      </span>
      <span>{textOf(order, words)}</span>
    </output>
  );
};

const Items = ({ items }: Pick<TrackedOrder, 'items'>) => {
  const { t } = useWords();
  return (
    <section className={styles['items']}>
      <h2 className={styles['title']}>{t('order.items')}</h2>
      <ul>
        {items.map(({ name, quantity }, index) => (
          <li key={index}>
            <b>{quantity}×</b> {name}
          </li>
        ))}
      </ul>
    </section>
  );
};
