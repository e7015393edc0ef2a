import { useState, type ComponentProps } from 'react';
import { useT } from '../i18n/use-t.ts';
import { Shape } from './shape.tsx';
import styles from './touch-keyboard.module.css';

const letters = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const signs = ['1234567890', '@#€&-+()/', '.,:;!?_àèéìòù'] as const;

/** The field that has the focus, changed as if typed: React listens to `input` events and compares with the native setter. */
const type = (change: (text: string) => string): void => {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  set?.call(field, change(field.value));
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** For touch screens without a keyboard and without one from the system. Types into the focused field, and never takes the focus. */
export const TouchKeyboard = () => {
  const t = useT();
  const [capitals, setCapitals] = useState(false);
  const [symbols, setSymbols] = useState(false);
  const press = (char: string): void => type((text) => text + (capitals ? char.toUpperCase() : char));
  return (
    <fieldset aria-label={t('keyboard.label')} className={styles['keyboard']}>
      {(symbols ? signs : letters).map((row) => (
        <div key={row} className={styles['row']}>
          {row.split('').map((char) => (
            <Key key={char} onClick={() => press(char)}>
              {capitals ? char.toUpperCase() : char}
            </Key>
          ))}
        </div>
      ))}
      <div className={styles['row']}>
        <Key aria-pressed={capitals} onClick={() => setCapitals(!capitals)}>
          {t('keyboard.shift')}
        </Key>
        <Key onClick={() => setSymbols(!symbols)}>{symbols ? t('keyboard.letters') : t('keyboard.symbols')}</Key>
        <Key onClick={() => press(' ')}>{t('keyboard.space')}</Key>
        <Key aria-label={t('keyboard.delete')} onClick={() => type((text) => text.slice(0, -1))}>
          <Shape name="arrow-left" />
        </Key>
      </div>
    </fieldset>
  );
};

/** Not in the tab order: who has a Tab key has the other keys, too. */
const Key = (props: ComponentProps<'button'>) => (
  <button
    type="button"
    tabIndex={-1}
    className={styles['key']}
    onMouseDown={(event) => event.preventDefault()}
    {...props}
  />
);
