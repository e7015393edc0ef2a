import { cx } from './cx.ts';
import styles from './segmented.module.css';

type Option<T> = { value: T; label: string; hint?: string };
type Props<T> = {
  label: string;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  wrap?: boolean;
};

/** A few choices side by side, one of them pressed. */
export const Segmented = <T extends string | number | null>({ label, options, value, onChange, wrap }: Props<T>) => (
  <fieldset aria-label={label} className={cx(styles['group'], wrap && styles['wrap'])}>
    {options.map((option) => (
      <button
        key={String(option.value)}
        type="button"
        aria-pressed={option.value === value}
        className={styles['option']}
        onClick={() => onChange(option.value)}
      >
        {option.label}
      </button>
    ))}
  </fieldset>
);
