import { useEffect, useRef, useState } from 'react';
import type { OperatorWire } from '#contract/pins.ts';
import { messageOf } from '../actions/toast-actions.ts';
import type { MessageId } from '../i18n/en.ts';
import { useT } from '../i18n/use-t.ts';
import { Button } from './button.tsx';
import { NumberPad } from './number-pad.tsx';
import { Shape } from './shape.tsx';
import { TextField } from './text-field.tsx';
import styles from './pin-form.module.css';

type Props = {
  people: readonly OperatorWire[];
  /** Who this till was last in the hands of. */
  chosen?: number | undefined;
  submit: string;
  /** A refusal is shown here, and the PIN is typed anew. */
  onPin: (userId: number, pin: string) => Promise<void>;
  children?: React.ReactNode;
};

/** Who, and that it is them: a name to press, digits to type. */
export const PinForm = ({ people, chosen, submit, onPin, children }: Props) => {
  const t = useT();
  const names = useRef<HTMLFieldSetElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [who, setWho] = useState<number | null>(chosen ?? (people.length === 1 ? (people[0]?.id ?? null) : null));
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<MessageId | null>(null);
  const [sending, setSending] = useState(false);
  const complete = who !== null && /^\d{4,8}$/.test(pin);
  // People come from the hub after the dialog has opened: its own first focus was too early.
  useEffect(() => {
    if (who === null) names.current?.querySelector('button')?.focus();
    else field.current?.focus();
  }, [who]);

  const send = async (): Promise<void> => {
    if (!complete || sending) return;
    setSending(true);
    setProblem(null);
    try {
      await onPin(who, pin);
    } catch (error) {
      setProblem(messageOf(error));
      setPin('');
      setSending(false);
      field.current?.focus();
    }
  };

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset ref={names} className={styles['people']} aria-label={t('pin.who')}>
        {people.map(({ id, username }) => (
          <Button key={id} aria-pressed={who === id} onClick={() => setWho(id)}>
            {username}
          </Button>
        ))}
      </fieldset>
      <TextField
        label={t('pin.pin')}
        type="password"
        inputMode="numeric"
        maxLength={8}
        value={pin}
        onText={(text) => setPin(text.replace(/\D/g, ''))}
        inputRef={field}
        className={styles['pin'] ?? ''}
      />
      <NumberPad value={pin} onText={(text) => setPin(text.slice(0, 8))} />
      <p role="alert" className={styles['problem']}>
        {problem !== null && (
          <>
            <Shape name="triangle" /> {t(problem)}
          </>
        )}
      </p>
      <div className={styles['buttons']}>
        {children}
        <Button kind="primary" type="submit" disabled={!complete || sending}>
          {submit}
        </Button>
      </div>
    </form>
  );
};
