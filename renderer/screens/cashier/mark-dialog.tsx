import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './cashier.module.css';

/** A dish is sold out for the whole house, and a favourite of this till. */
export const MarkDialog = ({ foodId, onClose }: { foodId: string; onClose: () => void }) => {
  const t = useT();
  const { till } = useActions();
  const food = useApp((state) => state.hub.menu.foods.find((one) => one.id === foodId));
  const favourite = useApp((state) => state.device.favourites.includes(foodId));
  if (!food) return null;
  return (
    <Dialog title={food.name} onClose={onClose}>
      <div className={styles['form']}>
        <Button
          size="big"
          data-autofocus
          onClick={() => {
            void till.available(foodId, !food.available);
            onClose();
          }}
        >
          {t(food.available ? 'cashier.setSoldOut' : 'cashier.sellAgain')}
        </Button>
        <Button
          size="big"
          onClick={() => {
            till.toggleFavourite(foodId);
            onClose();
          }}
        >
          {t(favourite ? 'cashier.starOff' : 'cashier.starOn')}
        </Button>
        <Button onClick={onClose}>{t('app.close')}</Button>
      </div>
    </Dialog>
  );
};
