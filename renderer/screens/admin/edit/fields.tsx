import { useId, type ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import styles from './edit.module.css';

type Choice = { value: string; label: string };

/** One of many; `none` is the choice of nothing. */
export const SelectField = ({
  label,
  value,
  choices,
  none,
  onChange,
  hint,
}: {
  label: string;
  value: string | null;
  choices: readonly Choice[];
  none?: string;
  onChange: (value: string | null) => void;
  hint?: string;
}) => {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <select
        id={id}
        className={styles['select']}
        value={value ?? ''}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        {(none !== undefined || value === null) && <option value="">{none ?? ''}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
};

export const CheckField = ({
  label,
  checked,
  onChange,
  className,
}: {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string | undefined;
}) => (
  <label className={cx(styles['check'], className)}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);

/** Several of many, each with its own box: nothing to remember, nothing to drag. */
export const CheckGroup = <T extends string>({
  label,
  choices,
  value,
  onChange,
  empty,
}: {
  label: string;
  choices: readonly { value: T; label: string }[];
  value: readonly T[];
  onChange: (value: readonly T[]) => void;
  empty?: string;
}) => (
  <fieldset className={styles['group']}>
    <legend className={styles['label']}>{label}</legend>
    {choices.length === 0 && <p className={styles['hint']}>{empty}</p>}
    <div className={styles['boxes']}>
      {choices.map((choice) => (
        <CheckField
          key={choice.value}
          label={choice.label}
          checked={value.includes(choice.value)}
          onChange={(on) => onChange(on ? [...value, choice.value] : value.filter((one) => one !== choice.value))}
        />
      ))}
    </div>
  </fieldset>
);
