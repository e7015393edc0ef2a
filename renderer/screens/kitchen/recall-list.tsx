import { useEffect, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { matches, recallable, linesFor } from '../../store/kitchen.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import type { Scope } from '../../store/scope.ts';
import { mergeLines } from '../../store/ticket-lines.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import styles from './recall-list.module.css';

// More than fits a hand's scrolling; the search finds the rest.
const SHOWN = 50;
// The hub is asked when the fingers rest, not at every letter.
const REST_MS = 250;

/** What left this screen today, the last one first, with a search over the business day. */
export const RecallList = () => {
  const t = useT();
  const { kitchen } = useActions();
  const [text, setText] = useState('');
  const orders = useApp((state) => state.hub.orders);
  const scope = useApp((state) => state.device.stationIds);
  useEffect(() => {
    if (text.trim() === '') return undefined;
    const timer = setTimeout(() => void kitchen.findReady(text.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [text, kitchen]);
  const found = recallable(orders, scope).filter((order) => matches(order, text));
  return (
    <Dialog title={t('kitchen.recallList')} onClose={() => kitchen.open(null)} wide>
      <TextField label={t('kitchen.recallSearch')} value={text} onText={setText} data-autofocus />
      {found.length === 0 && <p className={styles['none']}>{t('kitchen.recallNone')}</p>}
      <ul className={styles['list']}>
        {found.slice(0, SHOWN).map((order) => (
          <Row key={order.id} order={order} scope={scope} />
        ))}
      </ul>
      <TouchKeyboard />
      <Button size="big" className={styles['close']} onClick={() => kitchen.open(null)}>
        {t('app.close')}
      </Button>
    </Dialog>
  );
};

const Row = ({ order, scope }: { order: OrderEntry; scope: Scope }) => {
  const t = useT();
  const { kitchen } = useActions();
  const busy = useApp((state) => state.busy.has(order.id));
  const number = order.ticketNumber ?? order.displayCode;
  const dishes = mergeLines(linesFor(order, scope)).map((line) => `${line.quantity}× ${line.name}`);
  return (
    <li className={styles['row']}>
      <strong className={styles['number']}>{number}</strong>
      <span className={styles['what']}>
        {order.table !== null && <strong>{t('kitchen.table', { table: order.table })} </strong>}
        {dishes.join(', ')}
      </span>
      <Button
        size="big"
        disabled={busy}
        aria-label={t('kitchen.takeBackNamed', { number })}
        onClick={() => kitchen.recall(order.id)}
      >
        {t('kitchen.takeBack')}
      </Button>
    </li>
  );
};
