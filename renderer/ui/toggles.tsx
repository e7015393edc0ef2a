import { cx } from './cx.ts';
import styles from './segmented.module.css';

type Props = {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  /** So many at once; the others wait until one is let go. */
  most: number;
  onChange: (chosen: readonly string[]) => void;
};

/** Several choices side by side, any of them pressed. */
export const Toggles = ({ label, options, chosen, most, onChange }: Props) => (
  <fieldset aria-label={label} className={cx(styles['group'], styles['wrap'])}>
    {options.map(({ value, label: text }) => {
      const on = chosen.includes(value);
      return (
        <button
          key={value}
          type="button"
          aria-pressed={on}
          disabled={!on && chosen.length >= most}
          className={styles['option']}
          onClick={() => onChange(on ? chosen.filter((one) => one !== value) : [...chosen, value])}
        >
          {text}
        </button>
      );
    })}
  </fieldset>
);
