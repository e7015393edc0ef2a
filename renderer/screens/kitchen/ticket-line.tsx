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

/** Whatever a line is, a voided one is only read. */
export const TicketLine = ({ order, line }: Props) =>
  line.mark?.kind === 'voided' ? <VoidedLine line={line} /> : <LiveLine order={order} line={line} />;

/** A dish with its note; a tap is one portion made, the row fills up with them. */
const LiveLine = ({ order, line }: Props) => {
  const t = useT();
  const { ticket } = useActions();
  const { scope } = useHalf();
  const open = statusAt(order, scope) === 'CONFIRMED' && isToMake(order, line);
  const here = useApp(({ kitchen }) => kitchen.selectedId === order.id && kitchen.itemId === line.id);
  const made = madeOf(order, line);
  const complete = made >= line.quantity || !isToMake(order, line);
  return (
    <li className={cx(styles['line'], complete && styles['made'], here && styles['here'])} aria-current={here}>
      <ChangeWord line={line} />
      <button
        type="button"
        className={styles['portion']}
        disabled={!open}
        style={{ '--made': `${(100 * made) / line.quantity}%` }}
        onClick={() => ticket.tapLine(order.id, line)}
      >
        <span className={styles['quantity']} aria-hidden="true">
          {complete && <Shape name="check" />}
          {line.quantity}×
        </span>
        <span className={styles['dish']}>
          {/* Said: what a tap counts, then the wishes and the note. Seen: the dish. */}
          <span className="visually-hidden">
            {t('kitchen.portions', { name: line.name, made, quantity: line.quantity })}
          </span>
          <span className={styles['name']} aria-hidden="true">
            {line.name}
          </span>
          {made > 0 && !complete && (
            <span className={styles['count']} aria-hidden="true">
              {t('kitchen.made', { made, quantity: line.quantity })}
            </span>
          )}
          <span className={styles['particulars']}>
            <Particulars line={line} />
          </span>
        </span>
      </button>
    </li>
  );
};

/** What is left out, what is added, and the note. */
const Particulars = ({ line }: { line: Line }) => (
  <>
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
  </>
);

const words = { added: 'kitchen.added', voided: 'kitchen.voided', noted: 'kitchen.noted' } as const;
const shapes = { added: 'plus', voided: 'cross', noted: 'pencil' } as const;

/** What happened to the line after its ticket came: word and shape. */
const ChangeWord = ({ line: { mark } }: { line: Line }) => {
  const t = useT();
  if (!mark) return null;
  return (
    <strong className={cx(styles['change'], styles[mark.kind])}>
      <Shape name={shapes[mark.kind]} /> {t(words[mark.kind])}
      {mark.made > 0 && <span> · {t('kitchen.madeAlready', { count: mark.made })}</span>}
      {mark.before !== null && <s>{mark.before}</s>}
    </strong>
  );
};

/** Taken off the ticket after it came: struck through until somebody has seen it. */
const VoidedLine = ({ line }: { line: Line }) => (
  <li className={cx(styles['line'], styles['struck'])}>
    <ChangeWord line={line} />
    <div className={styles['portion']}>
      <s className={styles['quantity']}>{line.quantity}×</s>
      <s className={styles['dish']}>
        <span className={styles['name']}>{line.name}</span>
        <Particulars line={line} />
      </s>
    </div>
  </li>
);
