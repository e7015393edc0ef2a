import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import type { Signal } from '../../store/kitchen-signals.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Shape } from '../../ui/shape.tsx';
import { FootStations } from './foot-stations.tsx';
import type { Sheet } from './sheet.ts';
import { ChosenTicket } from './chosen-ticket.tsx';
import styles from './kitchen.module.css';

type Props = { sheets: readonly Sheet[]; page: number; signal: Signal | undefined };

/** Station, recall, totals, sound, pages: what is not on a ticket. */
export const KitchenFoot = ({ sheets, page, signal }: Props) => {
  const { kitchen } = useActions();
  const chosen = useApp(({ hub, kitchen: { selectedId } }) =>
    selectedId === null ? undefined : hub.orders[selectedId],
  );
  return (
    <footer className={styles['foot']}>
      {chosen ? <ChosenTicket order={chosen} /> : <Rail />}
      <Sound signal={signal} onOpen={() => kitchen.open('setup')} />
      <Pager sheets={sheets} page={page} />
    </footer>
  );
};

/** While no ticket is chosen; what is done to a chosen one takes the place. */
const Rail = () => {
  const t = useT();
  const { kitchen } = useActions();
  const allDay = useApp((state) => state.kitchen.allDay);
  return (
    <>
      <FootStations />
      <Button size="big" className={styles['footButton']} onClick={kitchen.recallLast}>
        {t('kitchen.recall')}
      </Button>
      <Button size="big" className={styles['footButton']} onClick={() => kitchen.open('recall')}>
        {t('kitchen.recallOpen')}
      </Button>
      <Button size="big" className={styles['footButton']} aria-pressed={allDay} onClick={kitchen.toggleAllDay}>
        {t('kitchen.allDay')}
      </Button>
    </>
  );
};

/** Says MUTED as long as it is, and what sounds or would sound now. */
const Sound = ({ signal, onOpen }: { signal: Signal | undefined; onOpen: () => void }) => {
  const t = useT();
  const muted = useApp((state) => state.device.kitchen.muted);
  const word = signal ? t(`kitchen.signal.${signal}`) : t(muted ? 'kitchen.muted' : 'kitchen.setupOpen');
  return (
    <Button size="big" className={cx(styles['footButton'], signal && styles['signal'])} onClick={onOpen}>
      {signal && <Shape name="triangle" />}
      {signal && muted ? `${word} · ${t('kitchen.muted')}` : word}
    </Button>
  );
};

const Pager = ({ sheets, page }: Omit<Props, 'signal'>) => {
  const t = useT();
  const { kitchen } = useActions();
  const after = new Set(sheets.slice(page + 1).flatMap(({ slots }) => slots.map((slot) => slot.id))).size;
  return (
    <div className={styles['pair']} data-testid="kitchen-pager">
      <Button
        size="big"
        aria-label={t('kitchen.previousPage')}
        disabled={page === 0}
        onClick={() => kitchen.page(page - 1)}
      >
        <Shape name="arrow-left" />
      </Button>
      <span className={styles['pages']}>
        <strong>{t('kitchen.page', { page: page + 1, pages: sheets.length })}</strong>
        <span>{after > 0 && t('kitchen.moreAfter', { count: after })}</span>
      </span>
      <Button
        size="big"
        aria-label={t('kitchen.nextPage')}
        disabled={page >= sheets.length - 1}
        onClick={() => kitchen.page(page + 1)}
      >
        <Shape name="arrow-right" />
      </Button>
    </div>
  );
};
