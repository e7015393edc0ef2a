import { useT } from '../../i18n/use-t.ts';
import type { Call } from '../../store/board-calls.ts';
import styles from './call.module.css';

/** The numbers of one call over the whole board, as large as they fit. */
export const CallOverlay = ({ call }: { call: Call }) => {
  const t = useT();
  const count = call.items.length;
  const wide = count === 1 ? 1 : count <= 4 ? 2 : 3;
  const tall = count <= 3 ? 1 : 2;
  return (
    <div className={styles['overlay']} data-testid="board-call" aria-hidden="true">
      <p className={styles['title']}>{t('board.calling')}</p>
      <div
        className={styles['numbers']}
        style={{
          '--longest': Math.max(2, ...call.items.map(({ text }) => text.length)),
          '--wide': wide,
          '--wide-rows': Math.ceil(count / wide),
          '--tall': tall,
          '--tall-rows': Math.ceil(count / tall),
        }}
      >
        <ul className={styles['grid']}>
          {call.items.map(({ key, text, place }) => (
            <li key={key}>
              {text}
              {place !== undefined && <span className={styles['place']}>{place}</span>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};
