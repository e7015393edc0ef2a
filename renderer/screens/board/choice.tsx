import { Segmented } from '../../ui/segmented.tsx';
import styles from './setup.module.css';

type Props<T> = {
  label: string;
  hint?: string | undefined;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** One question of the set-up with its answers. */
export const Choice = <T extends string | number>({ label, hint, value, options, onChange }: Props<T>) => (
  <div className={styles['choice']}>
    <span className={styles['label']}>{label}</span>
    <Segmented label={label} value={value} options={options} onChange={onChange} wrap />
    {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
  </div>
);
