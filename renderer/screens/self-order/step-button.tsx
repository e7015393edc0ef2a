import styles from './self-order.module.css';

type Props = { sign: '−' | '+'; label: string; disabled?: boolean; onClick: () => void };

export const StepButton = ({ sign, label, disabled = false, onClick }: Props) => (
  <button type="button" className={styles['step']} disabled={disabled} aria-label={label} onClick={onClick}>
    {sign}
  </button>
);
