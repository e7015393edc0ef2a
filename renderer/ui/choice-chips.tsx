import styles from './choice-chips.module.css';

type Props<T> = {
  label: string;
  sign: '–' | '+';
  list: readonly T[];
  chosen: readonly { id: string }[];
  /** What one costs, as text; "" for nothing. */
  price?: (one: T) => string;
  onToggle: (one: T) => void;
};

/** Ingredients to leave out of a dish or to add to it, each pressed or not. */
export const ChoiceChips = <T extends { id: string; name: string }>(props: Props<T>) => {
  const { label, sign, list, chosen, price = () => '', onToggle } = props;
  return (
    <fieldset className={styles['choices']}>
      <legend>{label}</legend>
      {list.map((one) => (
        <button
          key={one.id}
          type="button"
          className={styles['chip']}
          aria-pressed={chosen.some(({ id }) => id === one.id)}
          onClick={() => onToggle(one)}
        >
          {sign} {one.name} {price(one) !== '' && <small>{price(one)}</small>}
        </button>
      ))}
    </fieldset>
  );
};
