import { useEffect, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import {
  differenceOf,
  isChanged,
  isEmptied,
  minus,
  plus,
  withLine,
  type DraftLine,
  type OrderDraft,
} from '../../store/order-draft.ts';
import type { OrderEntry } from '../../store/order-entry.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMoney } from './use-money.ts';
import styles from './change-dialog.module.css';

type Props = { order: OrderEntry; onClose: () => void };

/** Lines of an order that is sold: more, fewer, none, another note; with why, and what that costs. */
export const ChangeDialog = ({ order, onClose }: Props) => {
  const t = useT();
  const { change } = useActions();
  const [draft, setDraft] = useState<OrderDraft | null>(null);
  const [reason, setReason] = useState('');
  const [receipt, setReceipt] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    const got = (found: OrderDraft | undefined): void => {
      if (!gone && found) setDraft(found);
    };
    void change.read(order.id).then(got);
    return () => {
      gone = true;
    };
  }, [change, order.id]);

  const send = async (): Promise<void> => {
    if (!draft) return;
    setBusy(true);
    const result = await change.send(draft, reason, receipt);
    setBusy(false);
    if (result.done) onClose();
    else if (result.draft) setDraft(result.draft);
  };

  const ready = draft !== null && isChanged(draft) && !isEmptied(draft) && reason.trim() !== '';
  return (
    <Dialog title={t('change.title', { number: order.ticketNumber ?? order.displayCode })} onClose={onClose} wide>
      {draft === null ? (
        <p>{t('app.loading')}</p>
      ) : (
        <>
          <ul className={styles['lines']}>
            {draft.lines.map((line) => (
              <LineRow key={line.id} line={line} onDraft={(next) => setDraft(next(draft))} />
            ))}
            <Added draft={draft} onDraft={setDraft} />
          </ul>
          <TextField label={t('change.reason')} value={reason} maxLength={100} onText={setReason} />
          <label className={styles['receipt']}>
            <input type="checkbox" checked={receipt} onChange={(event) => setReceipt(event.target.checked)} />
            {t('change.receipt')}
          </label>
          <Difference draft={draft} />
        </>
      )}
      <div className={styles['buttons']}>
        <Button onClick={onClose} data-autofocus>
          {t('change.no')}
        </Button>
        <Button kind="primary" disabled={!ready || busy} onClick={() => void send()}>
          {t('change.yes')}
        </Button>
      </div>
    </Dialog>
  );
};

type LineProps = { line: DraftLine; onDraft: (next: (draft: OrderDraft) => OrderDraft) => void };

const LineRow = ({ line, onDraft }: LineProps) => {
  const t = useT();
  const { name, left, more, ordered } = line;
  return (
    <li className={styles['line']} data-gone={left + more === 0}>
      <Button
        aria-label={t('change.minus', { name })}
        disabled={left + more === 0}
        onClick={() => onDraft((draft) => minus(draft, line))}
      >
        <Shape name="minus" />
      </Button>
      <span className={styles['quantity']}>
        <strong>{left + more}×</strong>
        {left + more !== ordered && <s>{ordered}×</s>}
      </span>
      <Button aria-label={t('change.plus', { name })} onClick={() => onDraft((draft) => plus(draft, line))}>
        <Shape name="plus" />
      </Button>
      <span className={styles['name']}>{left + more === 0 ? <s>{name}</s> : name}</span>
      <input
        className={styles['note']}
        aria-label={t('change.note', { name })}
        placeholder={t('change.notePlaceholder')}
        maxLength={255}
        disabled={left + more === 0}
        value={line.notes}
        onChange={({ target }) => onDraft((draft) => withLine(draft, line.id, { notes: target.value }))}
      />
    </li>
  );
};

const Added = ({ draft, onDraft }: { draft: OrderDraft; onDraft: (draft: OrderDraft) => void }) => {
  const t = useT();
  const foods = useApp((state) => state.hub.menu.foods);
  const nameOf = (id: string): string => foods.find((food) => food.id === id)?.name ?? id;
  return (
    <>
      {draft.added.map((foodId, index) => (
        <li key={`${foodId} ${index.toString()}`} className={styles['line']}>
          <Button
            aria-label={t('change.minus', { name: nameOf(foodId) })}
            onClick={() => onDraft({ ...draft, added: draft.added.filter((_one, at) => at !== index) })}
          >
            <Shape name="minus" />
          </Button>
          <strong className={styles['quantity']}>1×</strong>
          <span className={styles['name']}>{nameOf(foodId)}</span>
        </li>
      ))}
      <li className={styles['line']}>
        <select
          className={styles['add']}
          aria-label={t('change.add')}
          value=""
          onChange={({ target }) => onDraft({ ...draft, added: [...draft.added, target.value] })}
        >
          <option value="">{t('change.add')}</option>
          {foods
            .filter((food) => food.available)
            .map((food) => (
              <option key={food.id} value={food.id}>
                {food.name}
              </option>
            ))}
        </select>
      </li>
    </>
  );
};

/** What the customer has to pay, or gets back. */
const Difference = ({ draft }: { draft: OrderDraft }) => {
  const t = useT();
  const money = useMoney();
  const foods = useApp((state) => state.hub.menu.foods);
  if (isEmptied(draft)) return <p className={styles['difference']}>{t('change.emptied')}</p>;
  const { sign, amount } = differenceOf(draft, foods);
  const word = sign === 0 ? 'change.same' : sign > 0 ? 'change.pay' : 'change.giveBack';
  return <output className={styles['difference']}>{t(word, { amount: money(amount) })}</output>;
};
