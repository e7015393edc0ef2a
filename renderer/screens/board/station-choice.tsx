import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { MOST_STATIONS } from '../../store/board-options.ts';
import { useApp } from '../../store/use-app.ts';
import { Toggles } from '../../ui/toggles.tsx';
import styles from './setup.module.css';

/** Which stations hand out at this board, each with a list of its own. */
export const StationChoice = () => {
  const t = useT();
  const { device } = useActions();
  const options = useApp((state) => state.device.board);
  const stations = useApp((state) => state.hub.stations);
  if (stations.length === 0) return null;
  const chosen = stations.filter(({ id }) => options.stations.includes(id)).map(({ id }) => id);
  return (
    <div className={styles['choice']}>
      <span className={styles['label']}>{t('board.stations')}</span>
      <Toggles
        label={t('board.stations')}
        options={stations.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
        most={MOST_STATIONS}
        onChange={(ids) => device.set({ board: { ...options, stations: ids } })}
      />
      <span className={styles['hint']}>{t('board.stationsHint', { most: MOST_STATIONS })}</span>
    </div>
  );
};
