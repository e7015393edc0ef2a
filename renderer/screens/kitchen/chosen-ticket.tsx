import { useActions } from '../../actions/actions.ts';
import { ticketMarks } from '../../actions/ticket-actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { Button } from '../../ui/button.tsx';
import styles from './kitchen.module.css';

/** What can be done to the ticket that was chosen, in the place of the stations. */
export const ChosenTicket = ({ order }: { order: OrderEntry }) => {
  const t = useT();
  const { kitchen, ticket } = useActions();
  const number = order.ticketNumber ?? order.displayCode;
  return (
    <fieldset className={styles['chosen']} aria-label={`${t('cashier.ticket')} ${number}`}>
      <strong>{number}</strong>
      {ticketMarks.map((mark) => (
        <Button
          key={mark}
          size="big"
          className={styles['footButton']}
          aria-pressed={order.marks?.includes(mark) === true}
          disabled={order.status !== 'CONFIRMED'}
          onClick={() => ticket.toggleMark(mark)}
        >
          {t(`kitchen.do.${mark}`)}
        </Button>
      ))}
      <Button size="big" className={styles['footButton']} onClick={ticket.print}>
        {t('kitchen.key.print')}
      </Button>
      <Button size="big" className={styles['footButton']} onClick={() => kitchen.select(null)}>
        {t('app.close')}
      </Button>
    </fieldset>
  );
};
