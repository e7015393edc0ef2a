type Props = { sign: '−' | '+'; label: string; disabled?: boolean; onClick: () => void };

/** One piece more, or less. How large it is, is the screen's to say. */
export const StepButton = ({ sign, label, disabled = false, onClick }: Props) => (
  <button type="button" disabled={disabled} aria-label={label} onClick={onClick}>
    {sign}
  </button>
);
