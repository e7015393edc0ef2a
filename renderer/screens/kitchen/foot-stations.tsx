import { useActions } from '../../actions/actions.ts';
import { useT } from '../../i18n/use-t.ts';
import { everything } from '../../store/scope.ts';
import { useApp } from '../../store/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Shape } from '../../ui/shape.tsx';
import styles from './kitchen.module.css';

// More would have to be scrolled sideways, and a wet finger does not do that.
const sideBySide = (): number => (globalThis.innerWidth >= 1600 ? 4 : 2);

/** Which stations this screen follows: a few side by side, and the choice of several. */
export const FootStations = () => {
  const t = useT();
  const { kitchen } = useActions();
  const stations = useApp((state) => state.hub.stations);
  const chosen = useApp((state) => state.device.stationIds);
  if (stations.length < 2) return <span className={styles['stations']} />;
  const names = stations.filter((one) => chosen.includes(one.id)).map((one) => one.name);
  const few = stations.length <= sideBySide();
  return (
    <div className={styles['stations']}>
      {few && (
        <Segmented
          label={t('kitchen.station')}
          value={chosen.length === 1 ? (chosen[0] ?? '') : chosen.length === 0 ? '' : null}
          options={[
            { value: '', label: t('kitchen.allStations') },
            ...stations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => kitchen.follow(id ? [id] : everything)}
        />
      )}
      <Button
        size="big"
        className={styles['footButton']}
        aria-label={t('kitchen.stationsOpen')}
        onClick={() => kitchen.open('stations')}
      >
        <Shape name="plus" /> {!few && (names.length === 0 ? t('kitchen.allStations') : names.join(' + '))}
      </Button>
    </div>
  );
};
