import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { isToMake } from '../../store/kitchen.ts';
import type { Line, OrderEntry } from '../../store/order-entry.ts';
import { statusAt } from '../../store/scope.ts';
import { madeOf } from '../../store/ticket-lines.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { Shape } from '../../ui/shape.tsx';
import { useHalf } from './use-half.ts';
import styles from './ticket.module.css';

type Props = { order: OrderEntry; line: Line };

/** A dish with its note; a tap is one portion made, the row fills up with them. */
export const TicketLine = ({ order, line }: Props) => {
  const t = useT();
  const { ticket } = useActions();
  const { scope } = useHalf();
  const open = statusAt(order, scope) === 'CONFIRMED' && isToMake(order, line);
  const here = useApp(({ kitchen }) => kitchen.selectedId === order.id && kitchen.itemId === line.id);
  const made = madeOf(order, line);
  const complete = made >= line.quantity || !isToMake(order, line);
  return (
    <li className={cx(styles['line'], complete && styles['made'], here && styles['here'])} aria-current={here}>
      <button
        type="button"
        className={styles['portion']}
        disabled={!open}
        style={{ '--made': `${(100 * made) / line.quantity}%` }}
        aria-label={t('kitchen.portions', { name: line.name, made, quantity: line.quantity })}
        onClick={() => ticket.tapLine(order.id, line)}
      >
        <span className={styles['quantity']}>
          {complete && <Shape name="check" />}
          {line.quantity}×
        </span>
        <span className={styles['dish']}>
          <span className={styles['name']}>{line.name}</span>
          {made > 0 && !complete && (
            <span className={styles['count']}>{t('kitchen.made', { made, quantity: line.quantity })}</span>
          )}
          {line.without?.map((name) => (
            <strong key={name} className={styles['choice']}>
              − {name}
            </strong>
          ))}
          {line.extra?.map((name) => (
            <strong key={name} className={styles['choice']}>
              + {name}
            </strong>
          ))}
          {line.notes !== null && <strong className={styles['note']}>{line.notes}</strong>}
        </span>
      </button>
    </li>
  );
};
