import { useTrackActions } from '../../actions/track/track-actions.ts';
import { useWords } from '../../i18n/track/words.ts';
import { howOf, keyOfLine, nameOf, stepOfLine } from '../../store/cart-view.ts';
import type { PhoneCart } from '../../store/track/state.ts';
import { StepButton } from '../../ui/step-button.tsx';
import styles from './cart.module.css';

/** What lies in the cart, line by line, whichever of the two screens put it there. */
export const CartLines = ({ cart: { view, menu } }: { cart: PhoneCart }) => {
  const { t, money } = useWords();
  const { step } = useTrackActions().cart;
  if (view.items.length === 0) return null;
  return (
    <section aria-label={t('cart.lines')}>
      <h2 className={styles['category']}>{t('cart.lines')}</h2>
      <ul>
        {view.items.map((item) => {
          const how = howOf(item);
          const name = nameOf(item);
          return (
            <li key={keyOfLine(item)} className={styles['dish']}>
              <div className={styles['about']}>
                <span>
                  <b>{item.qty}×</b> {item.name}
                </span>
                {how !== '' && <span className={styles['small']}>{how}</span>}
                <span>{money(item.total, menu?.currency ?? 'EUR')}</span>
              </div>
              <div className={styles['steps']}>
                <StepButton sign="−" label={t('cart.lineLess', { name })} onClick={() => step(stepOfLine(item, -1))} />
                <StepButton sign="+" label={t('cart.lineMore', { name })} onClick={() => step(stepOfLine(item, 1))} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
