import { useId, type ComponentProps, type Ref } from 'react';
import { cx } from './cx.ts';
import styles from './text-field.module.css';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: string;
  value: string;
  onText: (text: string) => void;
  /** The label is read, not shown: where a placeholder says the same. */
  hideLabel?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

export const TextField = ({ label, value, onText, hideLabel = false, inputRef, className, ...rest }: Props) => {
  const id = useId();
  return (
    <div className={cx(styles['field'], className)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        ref={inputRef}
        className={styles['input']}
        value={value}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        {...rest}
      />
    </div>
  );
};
