import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import type { PhoneCart } from '../../store/track/state.ts';
import { Button } from '../../ui/button.tsx';
import { AskTwice } from './ask-twice.tsx';
import { CartDish } from './cart-dish.tsx';
import { CartLines } from './cart-lines.tsx';
import { useTrack } from './use-track.ts';
import styles from './cart.module.css';

/** The cart that this phone shares with a screen, from its QR to the order. */
export const CartPage = () => {
  const { t } = useWords();
  const cart = useTrack((state) => state.cart);
  const { phase, menu } = cart;
  if (phase === 'joining') return <p className={styles['notice']}>{t('cart.joining')}</p>;
  if (phase === 'refused' || phase === 'over')
    return (
      <div className={styles['notice']}>
        <h1>{t(`cart.${phase}`)}</h1>
        <p>{t(`cart.${phase}Text`)}</p>
      </div>
    );
  return (
    <article className={styles['page']}>
      <h1>{t('cart.title', { id: cart.id })}</h1>
      <p className={styles['hint']}>{t('cart.shared')}</p>
      {menu?.categories.map((category) => (
        <section key={category.id} aria-label={category.name}>
          <h2 className={styles['category']}>{category.name}</h2>
          <ul>
            {category.foods.map((food) => (
              <CartDish key={food.product_id} food={food} menu={menu} cart={cart} />
            ))}
          </ul>
        </section>
      ))}
      <CartLines cart={cart} />
      <EndButton busy={cart.busy} />
      <Bill cart={cart} />
    </article>
  );
};

const EndButton = ({ busy }: { busy: boolean }) => {
  const { end } = useTrackActions().cart;
  return (
    <AskTwice words={['cart.end', 'cart.endSure', 'cart.endYes', 'cart.endNo']} busy={busy} onYes={() => void end()} />
  );
};

// Always in sight, above the pages' links.
const Bill = ({ cart: { view, menu, busy, problem } }: { cart: PhoneCart }) => {
  const { t, money, counted } = useWords();
  const { checkout } = useTrackActions().cart;
  return (
    <footer className={styles['bill']}>
      {problem !== null && <p role="alert">{t(`cart.problem.${problem}`)}</p>}
      <p data-testid="cart-total">
        <b>
          {counted('mine.items', view.item_count)} · {money(view.total, menu?.currency ?? 'EUR')}
        </b>
      </p>
      <Button kind="primary" disabled={busy || view.item_count === 0} onClick={() => void checkout()}>
        {t('cart.order')}
      </Button>
    </footer>
  );
};
