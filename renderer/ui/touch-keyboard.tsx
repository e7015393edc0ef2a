import { useState } from 'react';
import { useT } from '../i18n/use-t.ts';
import { Shape } from './shape.tsx';
import styles from './touch-keyboard.module.css';

const letters = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const signs = ['1234567890', '@#€&-+()/', '.,:;!?_àèéìòù'] as const;

/** The field that has the focus, changed as if typed: React listens to `input` events and compares with the native setter. */
const type = (change: (text: string) => string): void => {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const proto = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  const set = Object.getOwnPropertyDescriptor(proto, 'value')?.set;
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
    <div
      role="group"
      aria-label={t('keyboard.label')}
      className={styles['keyboard']}
      onMouseDown={(event) => event.preventDefault()}
    >
      {(symbols ? signs : letters).map((row) => (
        <div key={row} className={styles['row']}>
          {[...row].map((char) => (
            <button key={char} type="button" tabIndex={-1} className={styles['key']} onClick={() => press(char)}>
              {capitals ? char.toUpperCase() : char}
            </button>
          ))}
        </div>
      ))}
      <div className={styles['row']}>
        <button
          type="button"
          tabIndex={-1}
          className={styles['key']}
          aria-pressed={capitals}
          onClick={() => setCapitals(!capitals)}
        >
          {t('keyboard.shift')}
        </button>
        <button type="button" tabIndex={-1} className={styles['key']} onClick={() => setSymbols(!symbols)}>
          {symbols ? t('keyboard.letters') : t('keyboard.symbols')}
        </button>
        <button type="button" tabIndex={-1} className={styles['key']} onClick={() => press(' ')}>
          {t('keyboard.space')}
        </button>
        <button
          type="button"
          tabIndex={-1}
          className={styles['key']}
          aria-label={t('keyboard.delete')}
          onClick={() => type((text) => text.slice(0, -1))}
        >
          <Shape name="arrow-left" />
        </button>
      </div>
    </div>
  );
};
