import { useState } from 'react';
import { useT } from '../../i18n/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Shape } from '../../ui/shape.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { bridgeOf } from './use-bridge.ts';
import styles from './kiosk.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const MAX_DIGITS = 12;

/** Digits for a finger, and a field for a keyboard. `waitMs` of the station is told, never guessed. */
export const PinPad = ({ needsPin, onUnlocked }: { needsPin: boolean; onUnlocked: () => void }) => {
  const t = useT();
  const [pin, setPin] = useState('');
  const [waitMs, setWaitMs] = useState<number>();
  const [busy, setBusy] = useState(false);
  const add = (digit: string): void => setPin((text) => (text + digit).slice(0, MAX_DIGITS));

  const open = async (): Promise<void> => {
    setBusy(true);
    const answer = await bridgeOf()?.unlock(pin);
    setBusy(false);
    setPin('');
    if (answer?.ok !== true) return;
    if (answer.value.ok) onUnlocked();
    else setWaitMs(answer.value.waitMs);
  };

  return (
    <form
      className={styles['pad']}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {needsPin && (
        <>
          <TextField
            label={t('kiosk.pin')}
            type="password"
            inputMode="none"
            autoComplete="off"
            data-autofocus
            value={pin}
            onText={(text) => setPin(text.replaceAll(/\D/g, '').slice(0, MAX_DIGITS))}
          />
          <div className={styles['digits']}>
            {digits.map((digit) => (
              <Button key={digit} onClick={() => add(digit)}>
                {digit}
              </Button>
            ))}
            <Button aria-label={t('kiosk.delete')} onClick={() => setPin((text) => text.slice(0, -1))}>
              <Shape name="arrow-left" />
            </Button>
          </div>
        </>
      )}
      {waitMs !== undefined && (
        <p role="alert">{waitMs === 0 ? t('kiosk.wrong') : t('kiosk.wait', { seconds: Math.ceil(waitMs / 1000) })}</p>
      )}
      <Button type="submit" disabled={busy || (needsPin && pin === '')}>
        {t('kiosk.open')}
      </Button>
    </form>
  );
};
