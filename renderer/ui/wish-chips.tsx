import { ChoiceChips } from './choice-chips.tsx';

type Part = 'without' | 'extra';
type Props<T> = {
  labels: Readonly<Record<Part, string>>;
  /** What can be left out of the dish, and what can be added to it. */
  own: readonly T[];
  extras: readonly T[];
  wish: Readonly<Record<Part, readonly { id: string }[]>>;
  /** An amount as text, in the screen's own way. */
  money: (amount: number) => string;
  onToggle: (part: Part, one: T) => void;
};

/** How a guest wants one piece of a dish; where there is nothing to choose, nothing is shown. */
export const WishChips = <T extends { id: string; name: string; surcharge: number }>(props: Props<T>) => {
  const { labels, own, extras, wish, money, onToggle } = props;
  return (
    <>
      {own.length > 0 && (
        <ChoiceChips
          label={labels.without}
          sign="–"
          list={own}
          chosen={wish.without}
          onToggle={(one) => onToggle('without', one)}
        />
      )}
      {extras.length > 0 && (
        <ChoiceChips
          label={labels.extra}
          sign="+"
          list={extras}
          chosen={wish.extra}
          price={({ surcharge }) => (surcharge > 0 ? money(surcharge) : '')}
          onToggle={(one) => onToggle('extra', one)}
        />
      )}
    </>
  );
};
