import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './station-chooser.module.css';

/** One, several or all stations for this screen; kept for the window. */
export const StationChooser = () => {
  const t = useT();
  const { kitchen } = useActions();
  const stations = useApp((state) => state.hub.stations);
  const chosen = useApp((state) => state.device.stationIds);
  return (
    <Dialog title={t('kitchen.stationsTitle')} onClose={() => kitchen.open(null)} wide>
      <div className={styles['choices']}>
        <Button size="big" aria-pressed={chosen.length === 0} data-autofocus onClick={() => kitchen.station(0)}>
          {chosen.length === 0 && <Shape name="check" />} {t('kitchen.allStations')}
        </Button>
        {stations.map(({ id, name }, index) => (
          <Button
            key={id}
            size="big"
            aria-pressed={chosen.includes(id)}
            onClick={() => kitchen.toggleStation(index + 1)}
          >
            {chosen.includes(id) && <Shape name="check" />} {name}
          </Button>
        ))}
      </div>
      <p className={styles['hint']}>{t('kitchen.stationsText')}</p>
      <Button size="big" kind="primary" onClick={() => kitchen.open(null)}>
        {t('app.close')}
      </Button>
    </Dialog>
  );
};
