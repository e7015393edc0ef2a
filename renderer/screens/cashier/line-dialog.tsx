import { useRef, useState } from 'react';
import { useActions } from '../../actions/actions.ts';
import type { MessageId } from '../../i18n/en.ts';
import { useT } from '../../i18n/use-t.ts';
import { lineTotal, type CartLine } from '../../store/cart-lines.ts';
import { times, typedCents } from '../../store/money.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TouchKeyboard } from '../../ui/touch-keyboard.tsx';
import { ChoiceLists } from './choice-lists.tsx';
import { useMoney } from './use-money.ts';
import styles from './line-dialog.module.css';

const quickNotes: readonly MessageId[] = [
  'cashier.quick.noOnion',
  'cashier.quick.noSalt',
  'cashier.quick.noCheese',
  'cashier.quick.glutenFree',
  'cashier.quick.wellDone',
  'cashier.quick.takeAway',
  'cashier.quick.allergy',
];
// The wire's limit (orders contract): longer would not fit a slip.
const LONGEST_NOTE = 255;

/** How some pieces of a line are wanted: what is left out, what is added, a note, a surcharge. The others stay as they are. */
export const LineDialog = ({ lineKey, onClose }: { lineKey: string; onClose: () => void }) => {
  const line = useApp((state) => state.cart.lines.find((one) => one.key === lineKey));
  return line ? <Editor line={line} onClose={onClose} /> : null;
};

const Editor = ({ line, onClose }: { line: CartLine; onClose: () => void }) => {
  const t = useT();
  const { cart } = useActions();
  const [count, setCount] = useState(line.quantity);
  const [text, setText] = useState(line.notes);
  const [choices, setChoices] = useState({ without: line.without, extra: line.extra });
  const [surcharge, setSurcharge] = useState(asText(line.surcharge / line.quantity));
  const [keyboard, setKeyboard] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const each = surcharge.trim() === '' ? 0 : typedCents(surcharge);
  const edited = { ...line, ...choices, quantity: count, surcharge: times(each ?? 0, count) };
  const append = (note: string): void => {
    setText((now) => (now.trim() === '' ? note : `${now.trim().replace(/,$/, '')}, ${note}`).slice(0, LONGEST_NOTE));
    input.current?.focus();
  };
  const save = (): void => {
    if (each === undefined) return;
    cart.edit(line.key, count, { ...choices, notes: text, surcharge: edited.surcharge });
    onClose();
  };
  return (
    <Dialog title={t('cashier.noteOf', { name: line.name })} onClose={onClose} wide>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {line.quantity > 1 && <Count of={line.quantity} count={count} onCount={setCount} />}
        <TextField
          label={t('cashier.noteText')}
          value={text}
          onText={setText}
          maxLength={LONGEST_NOTE}
          inputRef={input}
          data-autofocus
        />
        <fieldset aria-label={t('cashier.quickNotes')} className={styles['chips']}>
          {quickNotes.map((id) => (
            <Button key={id} onClick={() => append(t(id))}>
              {t(id)}
            </Button>
          ))}
        </fieldset>
        {keyboard && <TouchKeyboard />}
        <ChoiceLists foodId={line.foodId} {...choices} onChange={setChoices} />
        <TextField
          label={t('cashier.surcharge')}
          value={surcharge}
          onText={setSurcharge}
          inputMode="decimal"
          maxLength={9}
          aria-invalid={each === undefined}
          className={styles['surcharge'] ?? ''}
        />
        <Foot line={edited} keyboard={keyboard} onKeyboard={() => setKeyboard(!keyboard)} onClose={onClose} />
      </form>
    </Dialog>
  );
};

const asText = (amount: number): string => (amount === 0 ? '' : (amount / 100).toFixed(2));

const Count = ({ of, count, onCount }: { of: number; count: number; onCount: (count: number) => void }) => {
  const t = useT();
  return (
    <fieldset className={styles['count']} aria-label={t('cashier.howMany', { count: of })}>
      <span>{t('cashier.howMany', { count: of })}</span>
      <Button size="square" aria-label="−1" disabled={count <= 1} onClick={() => onCount(count - 1)}>
        <Shape name="minus" />
      </Button>
      <output>{count}</output>
      <Button size="square" aria-label="+1" disabled={count >= of} onClick={() => onCount(count + 1)}>
        <Shape name="plus" />
      </Button>
    </fieldset>
  );
};

type FootProps = { line: CartLine; keyboard: boolean; onKeyboard: () => void; onClose: () => void };

const Foot = ({ line, keyboard, onKeyboard, onClose }: FootProps) => {
  const t = useT();
  const money = useMoney();
  return (
    <div className={styles['foot']}>
      <output className={styles['total']}>
        {line.quantity}× {money(lineTotal(line))}
      </output>
      <Button onClick={onKeyboard} aria-pressed={keyboard}>
        {t('login.keyboard')}
      </Button>
      <Button onClick={onClose}>{t('app.close')}</Button>
      <Button kind="primary" type="submit">
        {t('cashier.noteSave')}
      </Button>
    </div>
  );
};
