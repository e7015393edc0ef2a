import { useT } from '../i18n/use-t.ts';
import { Button } from './button.tsx';
import { Shape } from './shape.tsx';
import styles from './number-pad.module.css';

type Props = {
  value: string;
  onText: (text: string) => void;
  /** With a decimal point, for amounts. */
  decimal?: boolean;
};

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** For thumbs: digits under the field they go into. Not in the tab order: who has a Tab key has digits, too. */
export const NumberPad = ({ value, onText, decimal = false }: Props) => {
  const t = useT();
  const add = (text: string): void => onText(`${value}${text}`.slice(0, 9));
  return (
    <fieldset className={styles['pad']} aria-label={t('pad.label')}>
      {digits.map((digit) => (
        <Button key={digit} tabIndex={-1} onClick={() => add(digit)}>
          {digit}
        </Button>
      ))}
      {decimal ? (
        <Button tabIndex={-1} disabled={/[.,]/.test(value)} onClick={() => add('.')}>
          .
        </Button>
      ) : (
        <Button tabIndex={-1} onClick={() => onText('')}>
          {t('pad.clear')}
        </Button>
      )}
      <Button tabIndex={-1} onClick={() => add('0')}>
        0
      </Button>
      <Button tabIndex={-1} aria-label={t('keyboard.delete')} onClick={() => onText(value.slice(0, -1))}>
        <Shape name="arrow-left" />
      </Button>
    </fieldset>
  );
};
