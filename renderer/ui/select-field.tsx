import { useId, type ComponentProps } from 'react';
import { cx } from './cx.ts';
import styles from './text-field.module.css';

type Option = { value: string; label: string };
type Props = Omit<ComponentProps<'select'>, 'onChange' | 'value'> & {
  label: string;
  value: string;
  options: readonly Option[];
  onChoice: (value: string) => void;
  hideLabel?: boolean;
};

/** One of many; for two to five that fit side by side there is Segmented. */
export const SelectField = ({ label, value, options, onChoice, hideLabel = false, className, ...rest }: Props) => {
  const id = useId();
  return (
    <div className={cx(styles['field'], className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value}
        onChange={(event) => onChoice(event.target.value)}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
