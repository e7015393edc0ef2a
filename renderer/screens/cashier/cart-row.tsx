import { memo, useEffect, useRef } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { lineTotal, type CartLine } from '../../store/cart-lines.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useMoney } from './use-money.ts';
import styles from './cart-zone.module.css';

type Props = { line: CartLine; selected: boolean; onNote: (key: string) => void; onQuantity: (key: string) => void };

/** Drawn anew only when its own line changed: of a long bill a tap changes one row. */
export const CartRow = memo(({ line, selected, onNote, onQuantity }: Props) => {
  const t = useT();
  const money = useMoney();
  const { cart } = useActions();
  const { key, name, quantity } = line;
  const row = useRef<HTMLLIElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    // A line that was just added or chosen by a key must not be out of sight.
    if (selected && !pressed.current) row.current?.scrollIntoView({ block: 'nearest' });
    pressed.current = false;
  });
  const press = (): void => {
    // A row that scrolls under a finger takes the button away from it, and the tap is lost.
    pressed.current = true;
    cart.select(key);
  };
  return (
    <li ref={row} className={styles['line']} aria-current={selected} onPointerDown={press}>
      <div className={styles['what']}>
        <span className={styles['name']}>
          <strong>{quantity}×</strong> {name}
        </span>
        <span className={styles['price']}>{money(lineTotal(line))}</span>
      </div>
      <Wishes line={line} />
      <div className={styles['buttons']}>
        <Button size="square" aria-label={t('cashier.less', { name })} onClick={() => cart.quantity(key, quantity - 1)}>
          <Shape name="minus" />
        </Button>
        <Button
          size="square"
          aria-label={`${t('cashier.quantityOf', { name })}: ${quantity}`}
          onClick={() => onQuantity(key)}
        >
          {quantity}
        </Button>
        <Button size="square" aria-label={t('cashier.more', { name })} onClick={() => cart.quantity(key, quantity + 1)}>
          <Shape name="plus" />
        </Button>
        <Button aria-label={t('cashier.noteOf', { name })} onClick={() => onNote(key)}>
          <Shape name="pencil" /> {t('cashier.note')}
        </Button>
        <Button
          kind="quiet"
          size="square"
          className={styles['remove']}
          aria-label={t('cashier.remove', { name })}
          onClick={() => cart.quantity(key, 0)}
        >
          <Shape name="cross" />
        </Button>
      </div>
    </li>
  );
});
CartRow.displayName = 'CartRow';

const Wishes = ({ line: { without, extra, notes, surcharge } }: { line: CartLine }) => {
  const money = useMoney();
  const t = useT();
  const wishes = [
    ...without.map((one) => `– ${one.name}`),
    ...extra.map((one) => `+ ${one.name}`),
    ...(surcharge > 0 ? [`${t('shift.surcharges')} ${money(surcharge)}`] : []),
    ...(notes === '' ? [] : [notes]),
  ];
  return wishes.map((wish) => (
    <p key={wish} className={styles['notes']}>
      {wish}
    </p>
  ));
};
