import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { cx } from '../../ui/cx.ts';
import { CallOverlay } from './call-overlay.tsx';
import { NumberGrid } from './number-grid.tsx';
import { ReadyColumn } from './ready-column.tsx';
import { BoardSetup } from './board-setup.tsx';
import { SoundBadge } from './sound-badge.tsx';
import { Ticker } from './ticker.tsx';
import { useAnnounce } from './use-announce.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoard } from './use-board.ts';
import styles from './board.module.css';

type Props = { help: boolean; onHelp: (open: boolean) => void };

/** For the people waiting: numbers and nothing else. Old news is shown as old, and calls nobody. */
export const BoardScreen = ({ help, onHelp }: Props) => {
  const t = useT();
  const { mode, call } = useApp((state) => state.device.board);
  const { preparing, ready, calls, stale } = useBoard();
  useAnnounce(calls.now);
  useBoardKeys(help, onHelp);
  const called = calls.now?.items ?? [];
  return (
    <div className={styles['wall']}>
      <div
        className={cx(styles['board'], stale && styles['stale'])}
        data-mode={mode}
        style={{ '--lists': ready.length }}
        data-places={ready.length > 1}
      >
        {mode === 'columns' && (
          <section className={styles['preparing']} aria-label={t('board.preparing')}>
            <h2 className={styles['title']}>{t('board.preparing')}</h2>
            <NumberGrid testId="board-preparing" labels={preparing} empty={t('board.preparingEmpty')} big={false} />
          </section>
        )}
        {ready.map((list) => (
          <ReadyColumn key={list.id} list={list} calls={calls} stale={stale} />
        ))}
        {call === 'full' && calls.now && <CallOverlay call={calls.now} />}
        <SoundBadge />
      </div>
      <Ticker />
      {help && <BoardSetup onClose={() => onHelp(false)} />}
      <output className="visually-hidden">
        {called
          .map(({ text, place }) => t('board.readyNow', { number: place === undefined ? text : `${text}, ${place}` }))
          .join(', ')}
      </output>
    </div>
  );
};
